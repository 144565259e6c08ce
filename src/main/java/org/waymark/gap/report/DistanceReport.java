package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.GapAnalysis;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * How far residents of an area live from the nearest public place of a service that takes them: a
 * curve of people over distance, and beside it, never on it, everybody to whom no distance can be
 * given.
 *
 * <p>Residents are those of Census 2021, at the population-weighted point of their small area;
 * distance is a straight line from there. Services for all of England are left out, as of every
 * share. The parts add up: the last step, {@code further}, {@code unmeasured} and {@code notTaken}
 * are all residents.
 *
 * @param area of any kind, in England
 * @param population all residents
 * @param listed true when any service at all is listed for somebody in the area
 * @param steps residents within 0, 1, 2, … kilometres, each with those nearer
 * @param further residents measured beyond the last step
 * @param medianKilometres half of those measured live at most so far; null when nobody is
 * @param unmeasured residents whom services take of which none has a public place to visit, by why
 * @param notTaken residents whom no local service that counts takes
 * @param services how many services that count take somebody there
 * @param measuredServices how many of these have a public place to measure from
 * @param nationwide how many England-wide services count for the question
 */
public record DistanceReport(
    Area area,
    long population,
    boolean listed,
    List<Step> steps,
    long further,
    @Nullable Double medianKilometres,
    Map<Reason, Long> unmeasured,
    long notTaken,
    int services,
    int measuredServices,
    int nationwide) {

  /** The curve ends here, in kilometres; beyond it is "further". */
  public static final int LONGEST_KILOMETRES = 50;

  /**
   * One step of the curve.
   *
   * @param residents who live at most so far from the nearest place
   * @param share of all residents of the area, 0 to 1
   */
  public record Step(int kilometres, long residents, double share) {}

  /**
   * Why residents have services and no distance. Somebody with several such services stands under
   * the first reason that holds of any.
   */
  public enum Reason {
    WITHHELD("Only services at a withheld location"),
    AREA_ONLY("Only services of which no more than the area is published"),
    AT_A_DISTANCE("Only services by telephone or online"),
    NOT_RECORDED("Only services whose place is not recorded");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The words of pages and files. */
    public String label() {
      return label;
    }

    /** Kebab-case name for files and programs. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public DistanceReport {
    Objects.requireNonNull(area);
    steps = List.copyOf(steps);
    EnumMap<Reason, Long> all = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      all.put(reason, unmeasured.getOrDefault(reason, 0L));
    }
    unmeasured = Collections.unmodifiableMap(all);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A curve has at least the step of 0 km");
    }
  }

  /**
   * The curve of an area.
   *
   * @throws java.util.NoSuchElementException when a term is unknown or outside the Duty
   */
  public static DistanceReport of(
      GapAnalysis analysis,
      Area area,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    Geography geography = analysis.geography();
    SmallAreaSet own = geography.smallAreasOf(area.code());
    List<Candidates.Candidate> all =
        Candidates.of(analysis.offers(), crimeType, cohort, supportType).stream()
            .filter(Candidates.Candidate::counts)
            .toList();
    List<Candidates.Candidate> local =
        all.stream().filter(each -> each.takes().intersects(own)).toList();
    long[] within = new long[LONGEST_KILOMETRES + 1];
    long further = 0;
    long notTaken = 0;
    EnumMap<Reason, Long> unmeasured = new EnumMap<>(Reason.class);
    Median median = new Median();
    for (int ordinal : own.ordinals().toArray()) {
      int people = geography.smallArea(ordinal).population();
      List<Candidates.Candidate> taking =
          local.stream().filter(each -> each.takes().contains(ordinal)).toList();
      double metres = metresToNearest(taking, geography.smallArea(ordinal).position());
      if (metres < Double.POSITIVE_INFINITY) {
        median.add(metres, people);
        int step = (int) Math.ceil(metres / 1000);
        if (step <= LONGEST_KILOMETRES) {
          within[step] += people;
        } else {
          further += people;
        }
      } else if (taking.isEmpty()) {
        notTaken += people;
      } else {
        unmeasured.merge(whyUnmeasured(taking), (long) people, Long::sum);
      }
    }
    long population = geography.population(own);
    return new DistanceReport(
        area,
        population,
        analysis.of(area).isListed(),
        steps(within, further, population),
        further,
        median.kilometres(),
        unmeasured,
        notTaken,
        local.size(),
        (int) local.stream().filter(each -> !each.places().isEmpty()).count(),
        (int) all.stream().filter(Candidates.Candidate::nationwide).count());
  }

  /** Infinite when none of them has a place to measure to. */
  private static double metresToNearest(List<Candidates.Candidate> taking, Position from) {
    return taking.stream()
        .filter(each -> !each.places().isEmpty())
        .mapToDouble(each -> each.metresFrom(from))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Reason whyUnmeasured(List<Candidates.Candidate> taking) {
    return taking.stream().map(DistanceReport::reason).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Reason reason(Candidates.Candidate candidate) {
    return switch (candidate.whyUnmeasured()) {
      case WITHHELD -> Reason.WITHHELD;
      case AREA_ONLY -> Reason.AREA_ONLY;
      case AT_A_DISTANCE -> Reason.AT_A_DISTANCE;
      case NOT_RECORDED -> Reason.NOT_RECORDED;
    };
  }

  /** Sums that grow, up to the step that holds everybody who is not further. */
  private static List<Step> steps(long[] within, long further, long population) {
    int last = 0;
    for (int i = 0; i < within.length; i++) {
      if (within[i] > 0) {
        last = i;
      }
    }
    if (further > 0) {
      last = within.length - 1;
    }
    List<Step> steps = new ArrayList<>();
    long sum = 0;
    for (int i = 0; i <= last; i++) {
      sum += within[i];
      steps.add(new Step(i, sum, population == 0 ? 0 : sum / (double) population));
    }
    return steps;
  }

  /** Distances with how many people live at each. */
  private static final class Median {
    private final TreeMap<Double, Long> people = new TreeMap<>();

    void add(double metres, int residents) {
      people.merge(metres, (long) residents, Long::sum);
    }

    @Nullable Double kilometres() {
      long all = people.values().stream().mapToLong(Long::longValue).sum();
      long sum = 0;
      for (Map.Entry<Double, Long> each : people.entrySet()) {
        sum += each.getValue();
        if (2 * sum >= all && all > 0) {
          return each.getKey() / 1000;
        }
      }
      return null;
    }
  }

  /** Residents to whom a distance can be given. */
  public long measured() {
    return steps.getLast().residents() + further;
  }

  /** Residents whom services take of which none has a public place to visit. */
  public long unmeasuredResidents() {
    return unmeasured.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Residents who live at most so many kilometres from the nearest place. */
  public long within(int kilometres) {
    return steps.get(Math.min(kilometres, steps.size() - 1)).residents();
  }
}
