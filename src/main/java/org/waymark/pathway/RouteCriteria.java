package org.waymark.pathway;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * Whom a route takes, besides what the receiving service asks of everybody.
 *
 * @param crimeTypes empty for any that the service takes
 * @param cohorts empty for everybody; else only members of one of these
 * @param minimumAge youngest age in whole years; null for no lower limit
 * @param maximumAge oldest age in whole years, inclusive; null for no upper limit
 * @param genders empty for everybody
 * @param risks empty for any
 * @param leastDaysSince days since it happened at the least; null for no limit
 * @param mostDaysSince days since it happened at the most, as seven for forensic evidence; null for
 *     no limit
 * @param residence areas of residence; empty for wherever the service reaches
 * @param otherConditions anything else, in words; may be empty
 */
@RecordBuilder
public record RouteCriteria(
    Set<TermId> crimeTypes,
    Set<TermId> cohorts,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    Set<Gender> genders,
    Set<RiskLevel> risks,
    ReportRequirement report,
    @Nullable Integer leastDaysSince,
    @Nullable Integer mostDaysSince,
    Set<AreaCode> residence,
    String otherConditions) {

  /** A lifetime: the most days that a limit can be. */
  public static final int MOST_DAYS = 36_525;

  /** The longest other conditions, in characters. */
  public static final int LONGEST_CONDITIONS = 1_000;

  /** Everybody whom the service takes. */
  public static final RouteCriteria NONE =
      new RouteCriteria(
          Set.of(),
          Set.of(),
          null,
          null,
          Set.of(),
          Set.of(),
          ReportRequirement.NOT_NEEDED,
          null,
          null,
          Set.of(),
          "");

  public RouteCriteria {
    Objects.requireNonNull(report);
    crimeTypes = Set.copyOf(crimeTypes);
    cohorts = Set.copyOf(cohorts);
    genders = Set.copyOf(genders);
    risks = Set.copyOf(risks);
    residence = Set.copyOf(residence);
    check(minimumAge, "The youngest age", Eligibility.OLDEST);
    check(maximumAge, "The oldest age", Eligibility.OLDEST);
    check(leastDaysSince, "The least number of days since", MOST_DAYS);
    check(mostDaysSince, "The greatest number of days since", MOST_DAYS);
    inOrder(minimumAge, maximumAge, "ages");
    inOrder(leastDaysSince, mostDaysSince, "days since");
    if (otherConditions.length() > LONGEST_CONDITIONS) {
      throw new IllegalArgumentException(
          "The other conditions of a route have at most 1,000 characters, not "
              + otherConditions.length());
    }
  }

  private static void check(@Nullable Integer value, String what, int most) {
    if (value != null && (value < 0 || value > most)) {
      throw new IllegalArgumentException(what + " is between 0 and " + most + ", not " + value);
    }
  }

  private static void inOrder(@Nullable Integer low, @Nullable Integer high, String what) {
    if (low != null && high != null && low > high) {
      throw new IllegalArgumentException(
          "The " + what + " of a route go from " + low + " to " + high + ": exchange them");
    }
  }

  /** True when the route asks nothing of its own. */
  public boolean isNone() {
    return equals(NONE);
  }

  public boolean admitsAge(int age) {
    return (minimumAge == null || age >= minimumAge) && (maximumAge == null || age <= maximumAge);
  }
}
