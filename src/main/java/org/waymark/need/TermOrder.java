package org.waymark.need;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.vocabulary.CohortGender;
import org.waymark.vocabulary.ProtectedCharacteristic;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * Which crimes and groups are parts of which: by the tree of the vocabulary, and for groups that
 * are nothing but an age or a sex also by their ages and their sex, so that girls are a part of
 * children as well as of women and girls. Thread-safe.
 */
final class TermOrder {

  /**
   * Whom a cohort is limited to, by its own record or that of a broader one.
   *
   * @param from youngest age in years
   * @param to oldest age in years
   * @param gender null for any
   */
  private record Limits(int from, int to, @Nullable CohortGender gender) {
    boolean isNone() {
      return from == 0 && to == Term.MAXIMUM_AGE && gender == null;
    }

    boolean holds(Limits other) {
      return from <= other.from && other.to <= to && (gender == null || gender == other.gender);
    }

    boolean isApartFrom(Limits other) {
      return to < other.from
          || other.to < from
          || (gender != null && other.gender != null && gender != other.gender);
    }
  }

  private static final List<@Nullable TermId> EVERYBODY = Collections.singletonList(null);

  private final Vocabulary crimes;
  private final Vocabulary cohorts;
  private final Map<TermId, Limits> limits = new HashMap<>();
  private final Map<TermId, List<@Nullable TermId>> wider = new HashMap<>();

  TermOrder(Vocabularies vocabularies) {
    this.crimes = vocabularies.crimeTypes();
    this.cohorts = vocabularies.cohorts();
    cohorts.terms().forEach(term -> limits.put(term.id(), limits(term.id())));
    cohorts.terms().forEach(term -> wider.put(term.id(), wider(term.id())));
  }

  private Limits limits(TermId cohort) {
    int from = 0;
    int to = Term.MAXIMUM_AGE;
    CohortGender gender = null;
    for (TermId each : cohorts.selfAndAncestors(cohort)) {
      Term term = cohorts.get(each);
      from = Math.max(from, term.ageFrom() == null ? 0 : term.ageFrom());
      to = Math.min(to, term.ageTo() == null ? Term.MAXIMUM_AGE : term.ageTo());
      gender = gender == null ? term.gender() : gender;
    }
    return new Limits(from, to, gender);
  }

  private Limits of(TermId cohort) {
    Limits known = limits.get(cohort);
    if (known == null) {
      throw new IllegalArgumentException("\"" + cohort + "\" is no cohort");
    }
    return known;
  }

  /** True for a crime and itself, and where the tree has it below the other. */
  boolean isCrimeWithin(TermId crime, TermId wider) {
    return crimes.isWithin(crime, wider);
  }

  /**
   * True when everybody of a cohort is of the wider one too.
   *
   * @param cohort null for everybody
   * @param wider null for everybody
   */
  boolean isCohortWithin(@Nullable TermId cohort, @Nullable TermId wider) {
    if (wider == null) {
      return true;
    }
    return cohort != null
        && (cohorts.isWithin(cohort, wider)
            || (isAgeOrSexAlone(wider) && of(wider).holds(of(cohort))));
  }

  /** True when nobody can be of both: of no age in common, or of different sexes. */
  boolean isApart(TermId cohort, TermId other) {
    return of(cohort).isApartFrom(of(other));
  }

  /** True when who belongs to it depends on their age or their sex, whatever else it depends on. */
  boolean dependsOnAgeOrSex(TermId cohort) {
    return !of(cohort).isNone() || isOfAgeOrSex(cohort);
  }

  private boolean isAgeOrSexAlone(TermId cohort) {
    return !of(cohort).isNone() && isOfAgeOrSex(cohort);
  }

  private boolean isOfAgeOrSex(TermId cohort) {
    ProtectedCharacteristic characteristic = cohorts.get(cohort).protectedCharacteristic();
    return characteristic == ProtectedCharacteristic.AGE
        || characteristic == ProtectedCharacteristic.SEX;
  }

  /** The broader cohorts of the tree from near to far, last everybody, which is null. */
  List<@Nullable TermId> broader(TermId cohort) {
    List<@Nullable TermId> broader = new ArrayList<>(cohorts.selfAndAncestors(cohort));
    broader.remove(cohort);
    broader.add(null);
    return broader;
  }

  /** The crime and those the tree has above it. */
  List<TermId> crimeAndWider(TermId crime) {
    return List.copyOf(crimes.selfAndAncestors(crime));
  }

  /** Every cohort that holds all of this one, the same and everybody (null) among them. */
  List<@Nullable TermId> cohortAndWider(@Nullable TermId cohort) {
    return cohort == null ? EVERYBODY : Objects.requireNonNull(wider.get(cohort));
  }

  private List<@Nullable TermId> wider(TermId cohort) {
    List<@Nullable TermId> all = new ArrayList<>();
    for (Term term : cohorts.terms()) {
      if (isCohortWithin(cohort, term.id())) {
        all.add(term.id());
      }
    }
    all.add(null);
    return Collections.unmodifiableList(all);
  }

  /** Grows with each step to something narrower, whichever of the two is narrower. */
  int depth(TermId crime, @Nullable TermId cohort) {
    return crimes.depth(crime) + cohortAndWider(cohort).size();
  }
}
