package org.waymark.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One term of a controlled vocabulary.
 *
 * @param label full name as shown on pages, for example "Independent domestic violence adviser
 *     (IDVA)"
 * @param shortLabel the same for table headings and tags, for example "IDVA"; equal to the label
 *     where that is short already
 * @param parent the broader term in the same vocabulary; null for a top term
 * @param definition plain English, one or more sentences
 * @param source the law, guidance or classification the definition restates
 * @param synonyms other names that people and files use; matched without regard to case, spaces and
 *     punctuation
 * @param scope whether the term falls under the Duty. A support type is never {@code LOCAL}; a
 *     cohort is always {@code DUTY}
 * @param journeyStage where on the way from disclosure to recovery a support type stands; null for
 *     the other kinds
 * @param ageFrom youngest age of a cohort in completed years, inclusive; null when it has no lower
 *     bound or is another kind
 * @param ageTo oldest age of a cohort in completed years, inclusive; null when it has no upper
 *     bound or is another kind
 * @param gender the gender to which a cohort is limited by definition; null when it is not, or is
 *     another kind
 * @param protectedCharacteristic the characteristic of the Equality Act 2010 by which a cohort is
 *     defined; null when it is defined by circumstances, or is another kind
 */
public record Term(
    TermId id,
    VocabularyKind kind,
    String label,
    String shortLabel,
    @Nullable TermId parent,
    String definition,
    String source,
    List<String> synonyms,
    Scope scope,
    @Nullable JourneyStage journeyStage,
    @Nullable Integer ageFrom,
    @Nullable Integer ageTo,
    @Nullable CohortGender gender,
    @Nullable ProtectedCharacteristic protectedCharacteristic) {

  /** Oldest age that may be written in a cohort, in years. */
  public static final int MAXIMUM_AGE = 120;

  public Term {
    requireText(id, "label", label);
    requireText(id, "short label", shortLabel);
    requireText(id, "definition", definition);
    requireText(id, "source", source);
    synonyms = List.copyOf(synonyms);
    for (String synonym : synonyms) {
      requireText(id, "synonym", synonym);
    }
    if (id.equals(parent)) {
      throw new IllegalArgumentException(
          "Term %s is its own parent: name another or none".formatted(id));
    }
    if ((kind == VocabularyKind.SUPPORT_TYPE) != (journeyStage != null)) {
      throw new IllegalArgumentException(
          "Term %s: a journey stage is needed for a support type and not allowed for another kind"
              .formatted(id));
    }
    if (kind == VocabularyKind.SUPPORT_TYPE && scope == Scope.LOCAL) {
      throw new IllegalArgumentException(
          "Term %s: a support type is under the Duty or outside it, never LOCAL".formatted(id));
    }
    if (kind == VocabularyKind.COHORT && scope != Scope.DUTY) {
      throw new IllegalArgumentException(
          "Term %s: a cohort has scope DUTY, because the Duty covers every victim".formatted(id));
    }
    if (kind != VocabularyKind.COHORT
        && (ageFrom != null
            || ageTo != null
            || gender != null
            || protectedCharacteristic != null)) {
      throw new IllegalArgumentException(
          "Term %s: age, gender and protected characteristic are for cohorts only".formatted(id));
    }
    requireAge(id, "age from", ageFrom);
    requireAge(id, "age to", ageTo);
    if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
      throw new IllegalArgumentException(
          "Term %s: age from %d is greater than age to %d: exchange them"
              .formatted(id, ageFrom, ageTo));
    }
  }

  /**
   * Whether somebody of this age in completed years can belong to the cohort; true for every age
   * where no bound is set.
   */
  public boolean includesAge(int ageYears) {
    return (ageFrom == null || ageYears >= ageFrom) && (ageTo == null || ageYears <= ageTo);
  }

  public boolean isTop() {
    return parent == null;
  }

  private static void requireText(TermId id, String field, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Term %s has an empty %s: write one".formatted(id, field));
    }
  }

  private static void requireAge(TermId id, String field, @Nullable Integer ageYears) {
    if (ageYears != null && (ageYears < 0 || ageYears > MAXIMUM_AGE)) {
      throw new IllegalArgumentException(
          "Term %s: %s %d is not an age: use whole years from 0 to %d"
              .formatted(id, field, ageYears, MAXIMUM_AGE));
    }
  }
}
