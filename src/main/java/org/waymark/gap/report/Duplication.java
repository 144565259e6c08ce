package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.CellTerms;
import org.waymark.gap.cell.CountStatus;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.geography.Area;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * Where the same thing is commissioned twice in an area (guidance, paragraph 70): two services that
 * count, state the same crime type and the same support type, take the same residents, are equally
 * close to the same cohorts, and have no commissioner in common. It is a place to look, not a
 * verdict: a choice of providers may be meant.
 *
 * @param overlaps those that concern most residents first
 */
public record Duplication(long population, List<Overlap> overlaps) {

  /**
   * Two services that overlap.
   *
   * @param cohorts cohorts to which both say that they are equally close, closer than open; empty
   *     when it is only that both take whoever comes
   * @param residents of the area whom both take
   */
  public record Overlap(
      Service one,
      Service other,
      Set<TermId> crimeTypes,
      Set<TermId> supportTypes,
      Set<TermId> cohorts,
      long residents,
      CountStatus oneStatus,
      CountStatus otherStatus) {
    public Overlap {
      Objects.requireNonNull(one);
      Objects.requireNonNull(other);
      crimeTypes = new TreeSet<>(crimeTypes);
      supportTypes = new TreeSet<>(supportTypes);
      cohorts = new TreeSet<>(cohorts);
    }
  }

  /** The overlaps of an area. */
  public static Duplication of(GapAnalysis analysis, Area area) {
    CountedOffers offers = analysis.offers();
    SmallAreaSet residents = analysis.geography().smallAreasOf(area.code());
    List<CountedOffers.Entry> local =
        offers.entries().values().stream()
            .filter(entry -> entry.countStatus().counts())
            .filter(entry -> !entry.countStatus().commissioners().isEmpty())
            .filter(
                entry ->
                    entry.offers().stream()
                        .anyMatch(offer -> offer.reach().local().intersects(residents)))
            .sorted(Comparator.comparing(entry -> entry.service().id()))
            .toList();
    List<Overlap> overlaps = new ArrayList<>();
    Map<SmallAreaSet, SmallAreaSet> clipped = new HashMap<>();
    for (int i = 0; i < local.size(); i++) {
      for (int j = i + 1; j < local.size(); j++) {
        Overlap overlap = overlap(analysis, residents, local.get(i), local.get(j), clipped);
        if (overlap != null) {
          overlaps.add(overlap);
        }
      }
    }
    overlaps.sort(
        Comparator.comparingLong(Overlap::residents)
            .reversed()
            .thenComparing(each -> each.one().name())
            .thenComparing(each -> each.one().id())
            .thenComparing(each -> each.other().id()));
    return new Duplication(analysis.geography().population(residents), overlaps);
  }

  private static @Nullable Overlap overlap(
      GapAnalysis analysis,
      SmallAreaSet residents,
      CountedOffers.Entry one,
      CountedOffers.Entry other,
      Map<SmallAreaSet, SmallAreaSet> clipped) {
    if (!one.countStatus().isCommissionedByOthersThan(other.countStatus())) {
      return null;
    }
    CellTerms terms = analysis.terms();
    Set<TermId> crimes = crimesInCommon(one, other, terms);
    if (crimes.isEmpty()) {
      return null;
    }
    Set<TermId> supports = new TreeSet<>();
    SmallAreaSet both = SmallAreaSet.empty();
    for (CountedOffers.OfferEntry mine : one.offers()) {
      for (CountedOffers.OfferEntry theirs : other.offers()) {
        for (int support : mine.statedSupports()) {
          if (holds(theirs.statedSupports(), support)) {
            SmallAreaSet overlap =
                clip(mine.reach().local(), residents, clipped)
                    .intersect(clip(theirs.reach().local(), residents, clipped));
            if (!overlap.isEmpty()) {
              supports.add(terms.supportTypes().get(support).id());
              both = both.union(overlap);
            }
          }
        }
      }
    }
    if (both.isEmpty()) {
      return null;
    }
    Set<TermId> cohorts = new TreeSet<>();
    boolean openInCommon = addCohortsInCommon(one, other, terms, cohorts);
    return cohorts.isEmpty() && !openInCommon
        ? null
        : new Overlap(
            one.service(),
            other.service(),
            crimes,
            supports,
            cohorts,
            analysis.geography().population(both),
            one.countStatus(),
            other.countStatus());
  }

  private static Set<TermId> crimesInCommon(
      CountedOffers.Entry one, CountedOffers.Entry other, CellTerms terms) {
    Set<TermId> crimes = new TreeSet<>();
    for (int crime : one.statedCrimes()) {
      if (holds(other.statedCrimes(), crime)) {
        crimes.add(terms.crimeTypes().get(crime).id());
      }
    }
    return crimes;
  }

  /**
   * @param cohorts takes those to which both are equally close, closer than open
   * @return true when to each of the others they are equally open
   */
  private static boolean addCohortsInCommon(
      CountedOffers.Entry one, CountedOffers.Entry other, CellTerms terms, Set<TermId> cohorts) {
    boolean openInCommon = true;
    int number = 1;
    for (Term cohort : terms.cohorts()) {
      byte mine = one.levels()[number];
      byte theirs = other.levels()[number++];
      boolean close =
          mine < CohortLevel.Level.OPEN.ordinal() || theirs < CohortLevel.Level.OPEN.ordinal();
      if (close && mine == theirs) {
        cohorts.add(cohort.id());
      }
      openInCommon &= !close || mine == theirs;
    }
    return openInCommon;
  }

  private static SmallAreaSet clip(
      SmallAreaSet reach, SmallAreaSet residents, Map<SmallAreaSet, SmallAreaSet> clipped) {
    return clipped.computeIfAbsent(reach, whole -> whole.intersect(residents));
  }

  private static boolean holds(int[] sorted, int wanted) {
    return Arrays.binarySearch(sorted, wanted) >= 0;
  }

  /** Share of the area's residents in an overlap, 0 to 1. */
  public double share(Overlap overlap) {
    return population == 0 ? 0 : overlap.residents() / (double) population;
  }
}
