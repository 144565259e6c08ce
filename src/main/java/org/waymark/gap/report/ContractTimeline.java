package org.waymark.gap.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.CellTerms;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.report.Candidates.Candidate;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * When the funding of the services that count in an area ends, and who would be left with nothing.
 * For those who may see contracts only: whoever shows it asks {@link ContractDisclosure} first.
 *
 * <p>A resident would lose their <em>only provision</em> when, for at least one crime type and
 * support type that the service is listed for, no other local service that counts takes them. A day
 * on which funding ends is the last day it pays for. Services for all of England are left out.
 *
 * @param area of any kind, in England
 * @param quarters twelve, without holes, the first the one of the day
 * @param later ends after the last quarter, earliest first
 * @param undated services with an arrangement in force whose end is not recorded: it may be open or
 *     unknown, and is never read as "no end"; by name
 * @param unrecorded services for which no arrangement is recorded at all, by name
 * @param services how many local services that count take somebody from the area
 */
public record ContractTimeline(
    Area area,
    List<Quarter> quarters,
    List<End> later,
    List<Undated> undated,
    List<Service> unrecorded,
    int services) {

  /** How many quarters are shown: three years. */
  public static final int QUARTERS = 12;

  /**
   * Three months, as calendars and financial years have them.
   *
   * @param starts first day
   * @param ends last day
   * @param ending what ends in it, earliest first
   * @param losing residents who by its end would have lost the only provision of a kind that they
   *     have today, if nothing were renewed from now on
   */
  public record Quarter(LocalDate starts, LocalDate ends, List<End> ending, long losing) {
    public Quarter {
      ending = List.copyOf(ending);
      if (ends.isBefore(starts)) {
        throw new IllegalArgumentException("A quarter ends after it starts");
      }
    }
  }

  /**
   * One arrangement that ends.
   *
   * @param lastDay the last day it pays for
   * @param last true when nothing else is recorded to pay for the service afterwards
   * @param onlyProvision residents of the area who would lose their only provision of a kind; 0
   *     when other funding goes on
   */
  public record End(
      Service service,
      CommissioningArrangement arrangement,
      LocalDate lastDay,
      boolean last,
      long onlyProvision) {}

  /** A service paid for by an arrangement whose end is not recorded. */
  public record Undated(Service service, CommissioningArrangement arrangement) {}

  /**
   * The timeline of an area.
   *
   * @throws java.util.NoSuchElementException when a term is unknown or outside the Duty
   */
  public static ContractTimeline of(
      GapAnalysis analysis,
      Area area,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    return new Maker(analysis, area, crimeType, cohort, supportType).make();
  }

  /** Every end, earliest first. */
  public List<End> ends() {
    List<End> all = new ArrayList<>();
    quarters.forEach(quarter -> all.addAll(quarter.ending()));
    all.addAll(later);
    return all;
  }

  /** The first day of the quarter of a day. */
  static LocalDate quarterOf(LocalDate day) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }

  /** Used by one thread, once. */
  private static final class Maker {
    private final GapAnalysis analysis;
    private final Geography geography;
    private final Area area;
    private final @Nullable TermId crimeType;
    private final @Nullable TermId supportType;
    private final LocalDate today;
    private final SmallAreaSet own;
    private final List<Candidate> local;

    /** The last day of all funding of a service; absent when some of it has no recorded end. */
    private final Map<ServiceId, LocalDate> lastDays = new LinkedHashMap<>();

    private final List<Kind> kinds = new ArrayList<>();

    /** What the services listed for one crime type and one support type take of the area. */
    private record Kind(Map<ServiceId, SmallAreaSet> takes) {}

    Maker(
        GapAnalysis analysis,
        Area area,
        @Nullable TermId crimeType,
        @Nullable TermId cohort,
        @Nullable TermId supportType) {
      this.analysis = analysis;
      this.geography = analysis.geography();
      this.area = area;
      this.crimeType = crimeType;
      this.supportType = supportType;
      today = analysis.today();
      own = geography.smallAreasOf(area.code());
      local =
          Candidates.of(analysis.offers(), crimeType, cohort, supportType).stream()
              .filter(Candidate::counts)
              .filter(each -> each.takes().intersects(own))
              .toList();
      for (Candidate each : local) {
        List<CommissioningArrangement> inForce = inForce(each.entry().service());
        if (!inForce.isEmpty() && inForce.stream().allMatch(one -> one.ends() != null)) {
          inForce.stream()
              .map(CommissioningArrangement::ends)
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .ifPresent(day -> lastDays.put(each.entry().service().id(), day));
        }
      }
      kinds();
    }

    private List<CommissioningArrangement> inForce(Service service) {
      return service.arrangements().stream()
          .filter(each -> each.ends() == null || !each.ends().isBefore(today))
          .toList();
    }

    /**
     * By crime type and support type that a service is listed for. A service for a narrower one is
     * provision of the wider one too, as in every cell.
     */
    private void kinds() {
      record Pair(int crime, int support) {}
      Map<Pair, Map<ServiceId, SmallAreaSet>> found = new LinkedHashMap<>();
      List<Pair> stated = new ArrayList<>();
      for (Candidate each : local) {
        for (CountedOffers.OfferEntry offer : each.entry().offers()) {
          SmallAreaSet takes = offer.reach().local().intersect(own);
          if (takes.isEmpty()) {
            continue;
          }
          for (int crime : each.entry().crimes()) {
            for (int support : offer.supports()) {
              found
                  .computeIfAbsent(new Pair(crime, support), pair -> new LinkedHashMap<>())
                  .merge(each.entry().service().id(), takes, SmallAreaSet::union);
            }
          }
          for (int crime : each.entry().statedCrimes()) {
            for (int support : offer.statedSupports()) {
              if (isAsked(crime, support)) {
                stated.add(new Pair(crime, support));
              }
            }
          }
        }
      }
      stated.stream()
          .distinct()
          .forEach(pair -> kinds.add(new Kind(Objects.requireNonNull(found.get(pair)))));
    }

    /** True for the terms of the question and narrower ones. */
    private boolean isAsked(int crime, int support) {
      CellTerms terms = analysis.terms();
      return (crimeType == null
              || terms
                  .vocabularies()
                  .crimeTypes()
                  .isWithin(terms.crimeTypes().get(crime).id(), crimeType))
          && (supportType == null
              || terms
                  .vocabularies()
                  .supportTypes()
                  .isWithin(terms.supportTypes().get(support).id(), supportType));
    }

    ContractTimeline make() {
      List<End> ends = new ArrayList<>();
      List<Undated> undated = new ArrayList<>();
      List<Service> unrecorded = new ArrayList<>();
      for (Candidate each : local) {
        Service service = each.entry().service();
        if (service.arrangements().isEmpty()) {
          unrecorded.add(service);
        }
        LocalDate lastDay = lastDays.get(service.id());
        for (CommissioningArrangement arrangement : inForce(service)) {
          if (arrangement.ends() == null) {
            undated.add(new Undated(service, arrangement));
          } else {
            boolean last = arrangement.ends().equals(lastDay);
            ends.add(
                new End(
                    service,
                    arrangement,
                    arrangement.ends(),
                    last,
                    last ? geography.population(onlyProvision(service.id())) : 0));
          }
        }
      }
      ends.sort(
          Comparator.comparing(End::lastDay)
              .thenComparing(end -> end.service().name())
              .thenComparing(end -> end.service().id()));
      undated.sort(Comparator.comparing(each -> each.service().name()));
      unrecorded.sort(Comparator.comparing(Service::name));
      List<Quarter> quarters = quarters(ends);
      LocalDate end = quarters.getLast().ends();
      return new ContractTimeline(
          area,
          quarters,
          ends.stream().filter(each -> each.lastDay().isAfter(end)).toList(),
          undated,
          unrecorded,
          local.size());
    }

    private SmallAreaSet onlyProvision(ServiceId service) {
      List<SmallAreaSet> lost = new ArrayList<>();
      for (Kind kind : kinds) {
        SmallAreaSet takes = kind.takes().get(service);
        if (takes != null) {
          lost.add(
              takes.minus(
                  SmallAreaSet.union(
                      kind.takes().entrySet().stream()
                          .filter(other -> !other.getKey().equals(service))
                          .map(Map.Entry::getValue)
                          .toList())));
        }
      }
      return SmallAreaSet.union(lost);
    }

    private List<Quarter> quarters(List<End> ends) {
      List<Quarter> quarters = new ArrayList<>();
      LocalDate first = quarterOf(today);
      for (int i = 0; i < QUARTERS; i++) {
        LocalDate starts = first.plusMonths(3L * i);
        LocalDate lastDay = starts.plusMonths(3).minusDays(1);
        List<End> ending =
            ends.stream()
                .filter(end -> !end.lastDay().isBefore(starts) && !end.lastDay().isAfter(lastDay))
                .toList();
        quarters.add(new Quarter(starts, lastDay, ending, 0));
      }
      return withLosses(quarters);
    }

    /** Of each kind: what is taken today, less what those take whose funding goes on. */
    private List<Quarter> withLosses(List<Quarter> quarters) {
      List<List<SmallAreaSet>> lost = new ArrayList<>();
      quarters.forEach(quarter -> lost.add(new ArrayList<>()));
      for (Kind kind : kinds) {
        // The latest quarter first
        TreeMap<Integer, List<SmallAreaSet>> byQuarter = new TreeMap<>(Collections.reverseOrder());
        kind.takes()
            .forEach(
                (service, takes) ->
                    byQuarter
                        .computeIfAbsent(quarterNumber(service, quarters), q -> new ArrayList<>())
                        .add(takes));
        if (byQuarter.lastKey() == QUARTERS) {
          continue;
        }
        SmallAreaSet all = SmallAreaSet.union(kind.takes().values());
        for (int i = 0; i < QUARTERS; i++) {
          List<SmallAreaSet> lasting = new ArrayList<>();
          byQuarter.headMap(i, false).values().forEach(lasting::addAll);
          lost.get(i).add(all.minus(SmallAreaSet.union(lasting)));
        }
      }
      List<Quarter> counted = new ArrayList<>();
      for (int i = 0; i < QUARTERS; i++) {
        Quarter quarter = quarters.get(i);
        counted.add(
            new Quarter(
                quarter.starts(),
                quarter.ends(),
                quarter.ending(),
                geography.population(SmallAreaSet.union(lost.get(i)))));
      }
      return counted;
    }

    /** The place of the quarter in which all funding has ended; beyond them all when it has not. */
    private int quarterNumber(ServiceId service, List<Quarter> quarters) {
      LocalDate day = lastDays.get(service);
      if (day != null) {
        for (int i = 0; i < quarters.size(); i++) {
          if (!day.isAfter(quarters.get(i).ends())) {
            return i;
          }
        }
      }
      return QUARTERS;
    }
  }
}
