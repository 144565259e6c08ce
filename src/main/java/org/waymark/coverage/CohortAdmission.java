package org.waymark.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Why a service does not take a cohort, in words that can stand alone: "takes age 18 and over",
   * "takes only Muslim women". Empty when it takes it.
   */
  public List<String> refusals(Service service, TermId cohort) {
    if (levelFor(service, cohort).isPresent()) {
      return List.of();
    }
    Eligibility eligibility = service.eligibility();
    List<String> words = new ArrayList<>();
    if (!admitsAges(eligibility, cohort)) {
      words.add("takes " + ages(eligibility));
    }
    if (line(cohort).anyMatch(term -> !admitsGender(eligibility, term.gender()))) {
      words.add(
          "takes "
              + eligibility.genders().stream()
                  .sorted()
                  .map(gender -> gender.label().toLowerCase(Locale.UK))
                  .collect(Collectors.joining(" and "))
              + " only");
    }
    if (!eligibility.onlyCohorts().isEmpty()
        && eligibility.onlyCohorts().stream().noneMatch(only -> cohorts.isWithin(cohort, only))) {
      words.add(
          "takes only "
              + eligibility.onlyCohorts().stream()
                  .map(only -> cohorts.find(only).map(Term::label).orElse(only.value()))
                  .sorted()
                  .collect(Collectors.joining(" or ")));
    }
    return words;
  }

  /** The ages of an eligibility in words: "age 18 and over", "ages 5 to 17". */
  private static String ages(Eligibility eligibility) {
    Integer youngest = eligibility.minimumAge();
    Integer oldest = eligibility.maximumAge();
    if (oldest == null) {
      return youngest == null ? "every age" : "age " + youngest + " and over";
    }
    return youngest == null ? "up to age " + oldest : "ages " + youngest + " to " + oldest;
  }

  private boolean admits(Eligibility eligibility, TermId cohort) {
    if (!eligibility.onlyCohorts().isEmpty()
        && eligibility.onlyCohorts().stream().noneMatch(only -> cohorts.isWithin(cohort, only))) {
      return false;
    }
    return admitsAges(eligibility, cohort)
        && line(cohort).allMatch(term -> admitsGender(eligibility, term.gender()));
  }

  /** The cohort's term and every wider one. */
  private Stream<Term> line(TermId cohort) {
    return cohorts.selfAndAncestors(cohort).stream().map(cohorts::get);
  }

  /**
   * True when every age of the cohort is admitted: those that its own term and all wider ones have
   * in common, as 16 and 17 for young people of that age, though they are children as well.
   */
  private boolean admitsAges(Eligibility eligibility, TermId cohort) {
    int youngest = 0;
    int oldest = Eligibility.OLDEST;
    for (Term term : line(cohort).toList()) {
      youngest = Math.max(youngest, term.ageFrom() == null ? 0 : term.ageFrom());
      oldest = Math.min(oldest, term.ageTo() == null ? Eligibility.OLDEST : term.ageTo());
    }
    boolean everyAge = youngest == 0 && oldest == Eligibility.OLDEST;
    return everyAge || eligibility.admitsAges(youngest, oldest);
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
