package org.waymark.coverage;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Service;
import org.waymark.vocabulary.CohortGender;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * At which level a service serves a cohort.
 *
 * <p>What the listing states comes first: the closest level it gives the cohort or any narrower
 * one. Where it states nothing, the service is {@link CohortLevel.Level#OPEN} when its eligibility
 * admits the whole cohort: all its ages, its gender, and, where only certain cohorts are admitted,
 * one of those or a narrower one. "Takes 16 and over" is therefore open to 16 to 17 year olds and
 * not to children: a share of children reached must never count those turned away.
 */
public final class CohortAdmission {

  private final Vocabulary cohorts;

  public CohortAdmission(Vocabulary cohorts) {
    this.cohorts = cohorts;
  }

  /** The level; empty when the cohort is not admitted. */
  public Optional<CohortLevel.Level> levelFor(Service service, TermId cohort) {
    Optional<CohortLevel.Level> stated =
        service.cohorts().stream()
            .filter(level -> cohorts.isWithin(level.cohort(), cohort))
            .map(CohortLevel::level)
            .min(Comparator.naturalOrder());
    if (stated.isPresent()) {
      return stated;
    }
    return admits(service.eligibility(), cohort)
        ? Optional.of(CohortLevel.Level.OPEN)
        : Optional.empty();
  }

  private boolean admits(Eligibility eligibility, TermId cohort) {
    if (!eligibility.onlyCohorts().isEmpty()
        && eligibility.onlyCohorts().stream().noneMatch(only -> cohorts.isWithin(cohort, only))) {
      return false;
    }
    for (@Nullable TermId id = cohort; id != null; ) {
      Term term = cohorts.get(id);
      if (!admitsAges(eligibility, term) || !admitsGender(eligibility, term.gender())) {
        return false;
      }
      id = term.parent();
    }
    return true;
  }

  private static boolean admitsAges(Eligibility eligibility, Term term) {
    if (term.ageFrom() == null && term.ageTo() == null) {
      return true;
    }
    int youngest = term.ageFrom() == null ? 0 : term.ageFrom();
    int oldest = term.ageTo() == null ? Eligibility.OLDEST : term.ageTo();
    return eligibility.admitsAges(youngest, oldest);
  }

  private static boolean admitsGender(Eligibility eligibility, @Nullable CohortGender gender) {
    if (gender == null) {
      return true;
    }
    return eligibility.admitsGender(
        switch (gender) {
          case FEMALE -> Gender.FEMALE;
          case MALE -> Gender.MALE;
        });
  }
}
