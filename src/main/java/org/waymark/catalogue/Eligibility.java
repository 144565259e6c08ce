package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * Whom a service admits.
 *
 * <p>What is not stated bars nobody, and is not a yes either: pages say that it is not stated, and
 * it is something to check.
 *
 * @param minimumAge youngest age admitted in whole years; null when there is no lower limit, and 0
 *     where that is stated
 * @param maximumAge oldest age admitted in whole years, inclusive; null when there is no upper
 *     limit. Where both are null, ages are not stated
 * @param genders genders admitted; all of them means everybody; empty when not stated
 * @param onlyCohorts when not empty, only members of one of these cohorts are admitted
 * @param residence when not empty, only residents of one of these areas are admitted, wherever the
 *     service reaches
 * @param report whether the crime must have been reported
 * @param risks risk levels admitted; all of them means any; empty when not stated
 * @param publicFunds whether people without recourse to public funds are taken
 * @param otherConditions anything else, in words; may be empty
 */
@RecordBuilder
public record Eligibility(
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    Set<Gender> genders,
    Set<TermId> onlyCohorts,
    Set<AreaCode> residence,
    ReportRequirement report,
    Set<RiskLevel> risks,
    PublicFunds publicFunds,
    String otherConditions)
    implements EligibilityBuilder.With {

  /** Whether people are taken whose leave to stay bars them from most benefits and housing. */
  public enum PublicFunds implements Labelled {
    YES("Yes"),
    NO("No"),
    ASK("Ask the service first"),
    NOT_STATED("Not stated");

    private final String label;

    PublicFunds(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** The oldest age that can be given. */
  public static final int OLDEST = 120;

  public Eligibility {
    Objects.requireNonNull(report);
    Objects.requireNonNull(publicFunds);
    check(minimumAge, "youngest");
    check(maximumAge, "oldest");
    if (minimumAge != null && maximumAge != null && maximumAge < minimumAge) {
      throw new IllegalArgumentException(
          "The oldest age admitted ("
              + maximumAge
              + ") is below the youngest ("
              + minimumAge
              + ")");
    }
    genders = Set.copyOf(genders);
    onlyCohorts = Set.copyOf(onlyCohorts);
    residence = Set.copyOf(residence);
    risks = Set.copyOf(risks);
  }

  private static void check(@Nullable Integer age, String which) {
    if (age != null && (age < 0 || age > OLDEST)) {
      throw new IllegalArgumentException(
          "The " + which + " age admitted is between 0 and " + OLDEST + ", not " + age);
    }
  }

  /** Nothing is said of whom the service admits. */
  public static Eligibility notStated() {
    return EligibilityBuilder.builder()
        .genders(Set.of())
        .onlyCohorts(Set.of())
        .residence(Set.of())
        .report(ReportRequirement.NOT_STATED)
        .risks(Set.of())
        .publicFunds(PublicFunds.NOT_STATED)
        .otherConditions("")
        .build();
  }

  /** Everybody, of any age, wherever the service reaches, reported or not. */
  public static Eligibility everybody() {
    return EligibilityBuilder.builder(notStated())
        .minimumAge(0)
        .genders(EnumSet.allOf(Gender.class))
        .report(ReportRequirement.NOT_NEEDED)
        .risks(EnumSet.allOf(RiskLevel.class))
        .build();
  }

  /** True when it is said which ages are admitted, or that all are. */
  public boolean statesAges() {
    return minimumAge != null || maximumAge != null;
  }

  /** True when a person of that age in whole years is admitted. */
  public boolean admitsAge(int age) {
    return (minimumAge == null || age >= minimumAge) && (maximumAge == null || age <= maximumAge);
  }

  /** True when everybody from the younger to the older age, both inclusive, is admitted. */
  public boolean admitsAges(int youngest, int oldest) {
    return admitsAge(youngest) && admitsAge(oldest);
  }

  public boolean admitsGender(Gender gender) {
    return genders.isEmpty() || genders.contains(gender);
  }
}
