package org.waymark.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * How close a service is to a cohort: the one rule of search, coverage, gap and journeys.
 *
 * <p>What keeps the whole cohort out bars it, whatever else the listing says. What the listing
 * states comes next: the closest level it gives the cohort or any narrower one. Where it states
 * nothing, {@link GroupFit#NO_BARRIER_RECORDED} when its eligibility admits the cohort; {@link
 * GroupFit#NOT_STATED} when ages or a gender decide and the listing is silent of them: silence
 * neither admits nor bars.
 *
 * <p>A service may take a part only: "takes 16 and over" is for 16 to 17 year olds and not for
 * "children" without saying which. {@link #part} says so, and nobody counts it for the whole.
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

  /** True for a cohort that is nothing but an age and a gender, as children or women. */
  public static boolean isByAgeAndGender(TermId cohort) {
    return BY_AGE_AND_GENDER.contains(cohort);
  }

  private static final Set<Gender> BOTH = Set.of(Gender.FEMALE, Gender.MALE);
  private static final TermId NO_RECOURSE = new TermId("no-recourse-to-public-funds");

  private final Vocabulary cohorts;
  private final Map<TermId, Span> spans = new ConcurrentHashMap<>();

  /** By eligibility, where the listing states nothing: a few hundred of these stand in most. */
  private final Map<Eligibility, Map<TermId, Answer>> answersOfEligibility =
      new ConcurrentHashMap<>();

  public CohortAdmission(Vocabulary cohorts) {
    this.cohorts = cohorts;
  }

  /** How close a service is to a cohort; {@link #part} tells whether to all of it. */
  public GroupFit fit(Service service, TermId cohort) {
    return answer(service, cohort).fit();
  }

  /**
   * Which part of a cohort a service takes, in words: "ages 10 to 17 only". Empty when it takes the
   * whole cohort, or nobody of it, or does not say.
   */
  public Optional<String> part(Service service, TermId cohort) {
    Answer answer = answer(service, cohort);
    return answer.isPart() ? Optional.of(partWords(service, cohort)) : Optional.empty();
  }

  /** As {@link #fit} and {@link #part}, for every cohort of the vocabulary. */
  public Map<TermId, Answer> answers(Service service) {
    Map<TermId, Answer> silent =
        answersOfEligibility.computeIfAbsent(service.eligibility(), this::answersOf);
    if (service.cohorts().isEmpty()) {
      return silent;
    }
    Map<TermId, Answer> answers = new HashMap<>(silent);
    for (CohortLevel stated : service.cohorts()) {
      if (cohorts.contains(stated.cohort())) {
        for (TermId near : cohorts.selfAndAncestors(stated.cohort())) {
          answers.put(near, answer(service, near));
        }
        for (TermId near : cohorts.selfAndDescendants(stated.cohort())) {
          answers.put(near, answer(service, near));
        }
      }
    }
    return answers;
  }

  private Map<TermId, Answer> answersOf(Eligibility eligibility) {
    Map<TermId, Answer> answers = HashMap.newHashMap(cohorts.size());
    for (Term cohort : cohorts.terms()) {
      answers.put(cohort.id(), answer(eligibility, List.of(), cohort.id()));
    }
    return Map.copyOf(answers);
  }

  /**
   * How close a service is to a cohort, and to how much of it.
   *
   * @param isPart true when it takes some of the cohort only
   */
  public record Answer(GroupFit fit, boolean isPart) {
    public Answer {
      if (isPart && !fit.takes()) {
        throw new IllegalArgumentException("Who is not taken is not taken in part: " + fit);
      }
    }

    /** True when it takes the whole cohort. */
    public boolean isWhole() {
      return fit.takes() && !isPart;
    }
  }

  /** As {@link #fit}, and whether to all of the cohort. */
  public Answer answer(Service service, TermId cohort) {
    return answer(service.eligibility(), service.cohorts(), cohort);
  }

  private Answer answer(Eligibility eligibility, Collection<CohortLevel> stated, TermId cohort) {
    Set<Extent> extents = extents(eligibility, cohort);
    if (extents.contains(Extent.NOBODY)) {
      return new Answer(GroupFit.BARRED, false);
    }
    GroupFit closest = GroupFit.NO_BARRIER_RECORDED;
    boolean named = false;
    boolean narrowerNamed = false;
    for (CohortLevel each : stated) {
      if (cohorts.isWithin(each.cohort(), cohort)) {
        GroupFit fit = GroupFit.of(each.level());
        closest = fit.isAtLeast(closest) ? fit : closest;
        narrowerNamed = true;
      }
      named |= cohorts.isWithin(cohort, each.cohort());
    }
    boolean silent = extents.contains(Extent.NOT_STATED) && !named;
    if (silent && !narrowerNamed) {
      return new Answer(GroupFit.NOT_STATED, false);
    }
    return new Answer(closest, silent || extents.contains(Extent.SOME));
  }

  /** How much of a cohort one condition of a service admits. */
  private enum Extent {
    ALL,
    SOME,
    NOT_STATED,
    NOBODY
  }

  private Set<Extent> extents(Eligibility eligibility, TermId cohort) {
    return EnumSet.of(
        ages(eligibility, cohort),
        genders(eligibility, cohort),
        members(eligibility, cohort),
        publicFunds(eligibility, cohort));
  }

  private Extent ages(Eligibility eligibility, TermId cohort) {
    Span span = span(cohort);
    if (span.isEveryAge() && !span.isBySex()) {
      return Extent.ALL;
    }
    if (!eligibility.statesAges()) {
      return Extent.NOT_STATED;
    }
    if (eligibility.admitsAges(span.youngest(), span.oldest())) {
      return Extent.ALL;
    }
    return disjoint(eligibility.minimumAge(), eligibility.maximumAge(), span)
        ? Extent.NOBODY
        : Extent.SOME;
  }

  private static boolean disjoint(@Nullable Integer youngest, @Nullable Integer oldest, Span span) {
    return (youngest != null && youngest > span.oldest())
        || (oldest != null && oldest < span.youngest());
  }

  private Extent genders(Eligibility eligibility, TermId cohort) {
    CohortGender gender = span(cohort).gender();
    Set<Gender> taken = eligibility.genders();
    if (gender == null) {
      boolean everybody = taken.isEmpty() || taken.containsAll(BOTH);
      return everybody || !BY_AGE_AND_GENDER.contains(cohort) ? Extent.ALL : Extent.SOME;
    }
    if (taken.isEmpty()) {
      return Extent.NOT_STATED;
    }
    return taken.contains(genderOf(gender)) ? Extent.ALL : Extent.NOBODY;
  }

  /** Where only certain cohorts are admitted. */
  private Extent members(Eligibility eligibility, TermId cohort) {
    Set<TermId> only = eligibility.onlyCohorts();
    if (admitsMember(only, Set.of(cohort))) {
      return Extent.ALL;
    }
    Span span = span(cohort);
    boolean byAgeAndGender = BY_AGE_AND_GENDER.contains(cohort);
    Extent extent = Extent.NOBODY;
    for (TermId each : only) {
      if (!cohorts.contains(each)) {
        continue;
      }
      if (BY_AGE_AND_GENDER.contains(each) && byAgeAndGender && span(each).holds(span)) {
        return Extent.ALL;
      }
      if (cohorts.isWithin(each, cohort) || (byAgeAndGender && span(each).meets(span))) {
        extent = Extent.SOME;
      }
    }
    return extent;
  }

  private Extent publicFunds(Eligibility eligibility, TermId cohort) {
    if (!cohorts.contains(NO_RECOURSE) || !cohorts.isWithin(NO_RECOURSE, cohort)) {
      return Extent.ALL;
    }
    boolean theirs = cohort.equals(NO_RECOURSE);
    return switch (eligibility.publicFunds()) {
      case YES -> Extent.ALL;
      case NO -> theirs ? Extent.NOBODY : Extent.SOME;
      case ASK, NOT_STATED -> theirs ? Extent.NOT_STATED : Extent.ALL;
    };
  }

  /**
   * Whom a cohort is by age and gender.
   *
   * @param isBySex true for women and girls, men and boys: of every age, and each age matters
   */
  private record Span(int youngest, int oldest, @Nullable CohortGender gender, boolean isBySex) {

    boolean isEveryAge() {
      return youngest == 0 && oldest == Eligibility.OLDEST;
    }

    boolean holds(Span other) {
      return youngest <= other.youngest
          && oldest >= other.oldest
          && (gender == null || gender == other.gender);
    }

    boolean meets(Span other) {
      return youngest <= other.oldest
          && oldest >= other.youngest
          && (gender == null || other.gender == null || gender == other.gender);
    }
  }

  private Span span(TermId cohort) {
    return spans.computeIfAbsent(cohort, this::findSpan);
  }

  /**
   * The ages that its own term and all wider ones have in common, as 16 and 17 for young people of
   * that age, though they are children as well.
   */
  private Span findSpan(TermId cohort) {
    int youngest = 0;
    int oldest = Eligibility.OLDEST;
    CohortGender gender = null;
    for (Term term : line(cohort).toList()) {
      youngest = Math.max(youngest, term.ageFrom() == null ? 0 : term.ageFrom());
      oldest = Math.min(oldest, term.ageTo() == null ? Eligibility.OLDEST : term.ageTo());
      gender = gender == null ? term.gender() : gender;
    }
    return new Span(youngest, oldest, gender, gender != null && BY_AGE_AND_GENDER.contains(cohort));
  }

  /** The ages that both have, in words. */
  private static String ages(Eligibility eligibility, Span span) {
    Integer youngest = eligibility.minimumAge();
    Integer oldest = eligibility.maximumAge();
    int from = youngest == null ? span.youngest() : Math.max(youngest, span.youngest());
    int to = oldest == null ? span.oldest() : Math.min(oldest, span.oldest());
    return from == to ? "age " + from : ages(from, to == Eligibility.OLDEST ? null : to);
  }

  private String partWords(Service service, TermId cohort) {
    Eligibility eligibility = service.eligibility();
    List<String> words = new ArrayList<>();
    if (ages(eligibility, cohort) == Extent.SOME) {
      words.add(ages(eligibility, span(cohort)));
    }
    if (genders(eligibility, cohort) == Extent.SOME) {
      words.add(genders(eligibility.genders()));
    }
    if (members(eligibility, cohort) == Extent.SOME) {
      words.add(labels(eligibility.onlyCohorts()));
    }
    if (publicFunds(eligibility, cohort) == Extent.SOME) {
      words.add("those who have recourse to public funds");
    }
    if (words.isEmpty()) {
      words.add(
          labels(
              service.cohorts().stream()
                  .map(CohortLevel::cohort)
                  .filter(each -> cohorts.isWithin(each, cohort))
                  .collect(Collectors.toSet())));
    }
    return String.join(", ", words) + " only";
  }

  /**
   * Why a service bars a cohort, in words that can stand alone: "takes age 18 and over", "takes
   * only Muslim women". Empty when it does not bar it.
   */
  public List<String> refusals(Service service, TermId cohort) {
    Eligibility eligibility = service.eligibility();
    List<String> words = new ArrayList<>();
    if (ages(eligibility, cohort) == Extent.NOBODY) {
      words.add(takesAges(eligibility));
    }
    if (genders(eligibility, cohort) == Extent.NOBODY) {
      words.add(takesGenders(eligibility.genders()));
    }
    if (members(eligibility, cohort) == Extent.NOBODY) {
      words.add(takesOnly(eligibility.onlyCohorts()));
    }
    if (publicFunds(eligibility, cohort) == Extent.NOBODY) {
      words.add("takes nobody without recourse to public funds");
    }
    return words;
  }

  /**
   * What is not stated where a service neither takes nor bars a cohort, in words: "ages are not
   * stated". Empty in every other case.
   */
  public List<String> silences(Service service, TermId cohort) {
    if (fit(service, cohort) != GroupFit.NOT_STATED) {
      return List.of();
    }
    Eligibility eligibility = service.eligibility();
    List<String> words = new ArrayList<>();
    if (ages(eligibility, cohort) == Extent.NOT_STATED) {
      words.add("ages are not stated");
    }
    if (genders(eligibility, cohort) == Extent.NOT_STATED) {
      words.add("genders are not stated");
    }
    if (publicFunds(eligibility, cohort) == Extent.NOT_STATED) {
      words.add("whether it takes people without recourse to public funds is not stated");
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
    return "takes " + genders(genders) + " only";
  }

  private static String genders(Set<Gender> genders) {
    return genders.stream()
        .sorted()
        .map(gender -> gender.label().toLowerCase(Locale.UK))
        .collect(Collectors.joining(" and "));
  }

  /** "takes only Muslim people". */
  public String takesOnly(Set<TermId> only) {
    return "takes only " + labels(only);
  }

  private String labels(Set<TermId> ids) {
    return ids.stream()
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

  /** The cohort's term and every wider one. */
  private Stream<Term> line(TermId cohort) {
    return cohorts.selfAndAncestors(cohort).stream().map(cohorts::get);
  }

  private static Gender genderOf(CohortGender gender) {
    return switch (gender) {
      case FEMALE -> Gender.FEMALE;
      case MALE -> Gender.MALE;
    };
  }
}
