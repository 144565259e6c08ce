package org.waymark.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
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

  /** Cohorts that are nothing but an age and a gender. */
  private static final List<TermId> BY_AGE_AND_GENDER =
      Stream.of(
              "children",
              "children-0-4",
              "children-5-10",
              "children-11-15",
              "children-16-17",
              "young-adults",
              "adults",
              "older-people",
              "women-and-girls",
              "women",
              "girls",
              "men-and-boys",
              "men",
              "boys")
          .map(TermId::new)
          .toList();

  private final Vocabulary cohorts;

  /** Cohorts wholly admitted, by eligibility: a few hundred of these stand in most listings. */
  private final Map<Eligibility, List<TermId>> admitted = new ConcurrentHashMap<>();

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

  /** As {@link #levelFor}, for every cohort that is admitted. */
  public Map<TermId, CohortLevel.Level> levels(Service service) {
    Map<TermId, CohortLevel.Level> levels = new HashMap<>();
    for (CohortLevel stated : service.cohorts()) {
      if (cohorts.contains(stated.cohort())) {
        for (TermId wider : cohorts.selfAndAncestors(stated.cohort())) {
          levels.merge(wider, stated.level(), BinaryOperator.minBy(Comparator.naturalOrder()));
        }
      }
    }
    for (TermId open : admitted.computeIfAbsent(service.eligibility(), this::admittedBy)) {
      levels.putIfAbsent(open, CohortLevel.Level.OPEN);
    }
    return levels;
  }

  private List<TermId> admittedBy(Eligibility eligibility) {
    return cohorts.terms().stream()
        .map(Term::id)
        .filter(cohort -> admits(eligibility, cohort))
        .toList();
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
      words.add(takesAges(eligibility));
    }
    if (line(cohort).anyMatch(term -> !admitsGender(eligibility, term.gender()))) {
      words.add(takesGenders(eligibility.genders()));
    }
    if (!admitsMember(eligibility.onlyCohorts(), Set.of(cohort))) {
      words.add(takesOnly(eligibility.onlyCohorts()));
    }
    return words;
  }

  /**
   * What a service that takes a cohort does not state of it, in words: "ages are not stated". Empty
   * when it says itself that it is for the cohort, or when age and gender make no difference to it.
   */
  public List<String> silences(Service service, TermId cohort) {
    if (service.cohorts().stream().anyMatch(each -> cohorts.isWithin(each.cohort(), cohort))) {
      return List.of();
    }
    Eligibility eligibility = service.eligibility();
    List<String> words = new ArrayList<>();
    if (!eligibility.statesAges()
        && line(cohort).anyMatch(term -> term.ageFrom() != null || term.ageTo() != null)) {
      words.add("ages are not stated");
    }
    if (eligibility.genders().isEmpty() && line(cohort).anyMatch(term -> term.gender() != null)) {
      words.add("genders are not stated");
    }
    return words;
  }

  // One person rather than a whole cohort

  /**
   * The cohorts that somebody belongs to by age and gender alone, e.g. children, young people of 16
   * and 17, women and girls, girls.
   *
   * @param age in whole years; null when unknown
   * @param gender null when unknown
   */
  public Set<TermId> impliedBy(@Nullable Integer age, @Nullable Gender gender) {
    return impliedBy(age, gender, false);
  }

  /** As {@link #impliedBy}, with those too that would be, were what is unknown known. */
  public Set<TermId> possiblyImpliedBy(@Nullable Integer age, @Nullable Gender gender) {
    return impliedBy(age, gender, true);
  }

  private Set<TermId> impliedBy(
      @Nullable Integer age, @Nullable Gender gender, boolean whenUnknown) {
    Set<TermId> implied = new HashSet<>();
    for (TermId id : BY_AGE_AND_GENDER) {
      Term term = cohorts.find(id).orElse(null);
      if (term == null) {
        continue;
      }
      boolean aged = term.ageFrom() != null || term.ageTo() != null;
      boolean ageFits = !aged || (age == null ? whenUnknown : term.includesAge(age));
      boolean genderFits =
          term.gender() == null
              || (gender == null ? whenUnknown : gender == genderOf(term.gender()));
      if (ageFits && genderFits) {
        implied.add(id);
      }
    }
    return Set.copyOf(implied);
  }

  /**
   * The closest level that a service states for a cohort of which somebody is a member: one of
   * theirs or a wider one. {@link CohortLevel.Level#OPEN} when it states none.
   *
   * @param theirs cohorts the person belongs to
   */
  public CohortLevel.Level levelForMember(Service service, Set<TermId> theirs) {
    CohortLevel.Level closest = CohortLevel.Level.OPEN;
    if (theirs.isEmpty()) {
      return closest;
    }
    for (CohortLevel each : service.cohorts()) {
      if (each.level().compareTo(closest) < 0 && admitsMember(Set.of(each.cohort()), theirs)) {
        closest = each.level();
      }
    }
    return closest;
  }

  /**
   * True when only certain cohorts are admitted and one of somebody's is among them or part of one,
   * or when everybody is.
   *
   * @param only the cohorts admitted; empty for everybody
   */
  public boolean admitsMember(Set<TermId> only, Set<TermId> theirs) {
    if (only.isEmpty()) {
      return true;
    }
    for (TermId cohort : theirs) {
      for (TermId wider : cohorts.contains(cohort) ? cohorts.selfAndAncestors(cohort) : theirs) {
        if (only.contains(wider)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whom an eligibility takes by age, in words: "takes age 18 and over". */
  public static String takesAges(Eligibility eligibility) {
    return "takes " + ages(eligibility.minimumAge(), eligibility.maximumAge());
  }

  /** "takes women only". */
  public static String takesGenders(Set<Gender> genders) {
    return "takes "
        + genders.stream()
            .sorted()
            .map(gender -> gender.label().toLowerCase(Locale.UK))
            .collect(Collectors.joining(" and "))
        + " only";
  }

  /** "takes only Muslim people". */
  public String takesOnly(Set<TermId> only) {
    return "takes only "
        + only.stream()
            .map(id -> cohorts.find(id).map(Term::label).orElse(id.value()))
            .sorted()
            .collect(Collectors.joining(" or "));
  }

  /**
   * A span of ages in words: "age 18 and over", "ages 5 to 17".
   *
   * @param youngest null for no lower limit
   * @param oldest inclusive; null for no upper limit
   */
  public static String ages(@Nullable Integer youngest, @Nullable Integer oldest) {
    if (oldest == null) {
      return youngest == null ? "every age" : "age " + youngest + " and over";
    }
    return youngest == null ? "up to age " + oldest : "ages " + youngest + " to " + oldest;
  }

  private boolean admits(Eligibility eligibility, TermId cohort) {
    if (!admitsMember(eligibility.onlyCohorts(), Set.of(cohort))) {
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
    return eligibility.admitsGender(genderOf(gender));
  }

  private static Gender genderOf(CohortGender gender) {
    return switch (gender) {
      case FEMALE -> Gender.FEMALE;
      case MALE -> Gender.MALE;
    };
  }
}
