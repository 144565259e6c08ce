package org.waymark.pathway;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.RiskLevel;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * Somebody whose way is looked for, as far as it is known. What is not known shuts no door: it
 * becomes a question to ask ({@link Admission#toCheck}). It is never stored, logged or put into an
 * address; as text it says nothing.
 *
 * @param place where they live
 * @param age in whole years; null when unknown
 * @param gender null when unknown
 * @param crime a term of the crime-type vocabulary
 * @param daysSince days since it happened, or last happened; null when unknown
 * @param reported whether the police have been told; null when unknown
 * @param risk as assessed; null when it was not
 * @param cohorts terms of the cohort vocabulary besides those that age and gender imply
 * @param language BCP 47 tag of the language they need; {@code en} or null when English will do
 * @param recourseToPublicFunds false for somebody without; null when unknown
 * @param communicationNeeds e.g. British Sign Language; empty when there are none
 * @param startsAt ways in that they can use, narrowed to these; empty for all that are open to them
 */
public record DescribedPerson(
    Place place,
    @Nullable Integer age,
    @Nullable Gender gender,
    TermId crime,
    @Nullable Integer daysSince,
    @Nullable Boolean reported,
    @Nullable RiskLevel risk,
    Set<TermId> cohorts,
    @Nullable String language,
    @Nullable Boolean recourseToPublicFunds,
    Set<AccessibilityFeature> communicationNeeds,
    Set<EntryPoint.Kind> startsAt) {

  /** Where somebody lives. */
  public sealed interface Place {

    /** A postcode or the like, placed in a small area. */
    record SmallArea(int ordinal) implements Place {
      @Override
      public String toString() {
        return "SmallArea";
      }
    }

    /**
     * An area of any kind. A service must take residents of at least half of it: ask for a postcode
     * to be sure.
     */
    record Within(AreaCode area) implements Place {
      public Within {
        Objects.requireNonNull(area);
      }

      @Override
      public String toString() {
        return "Within";
      }
    }
  }

  public DescribedPerson {
    Objects.requireNonNull(place);
    Objects.requireNonNull(crime);
    cohorts = Set.copyOf(cohorts);
    communicationNeeds = Set.copyOf(communicationNeeds);
    startsAt = Set.copyOf(startsAt);
    if (age != null && (age < 0 || age > Eligibility.OLDEST)) {
      throw new IllegalArgumentException(
          "An age is between 0 and " + Eligibility.OLDEST + " whole years");
    }
    if (daysSince != null && (daysSince < 0 || daysSince > RouteCriteria.MOST_DAYS)) {
      throw new IllegalArgumentException(
          "The days since it happened are between 0 and " + RouteCriteria.MOST_DAYS);
    }
  }

  /** Somebody of whom only the place and the crime are known. */
  public static DescribedPerson of(Place place, TermId crime) {
    return new DescribedPerson(
        place, null, null, crime, null, null, null, Set.of(), null, null, Set.of(), Set.of());
  }

  /** The same person, living elsewhere. */
  public DescribedPerson in(Place other) {
    return new DescribedPerson(
        other,
        age,
        gender,
        crime,
        daysSince,
        reported,
        risk,
        cohorts,
        language,
        recourseToPublicFunds,
        communicationNeeds,
        startsAt);
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "DescribedPerson";
  }
}
