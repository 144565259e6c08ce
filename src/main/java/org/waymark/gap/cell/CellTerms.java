package org.waymark.gap.cell;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.CrimeFit;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * The terms that make cells, numbered: crime types and support types under the Duty, or under it by
 * local decision, and every cohort after "anybody", which is number 0. Immutable and thread-safe.
 */
public final class CellTerms {

  /** The number of "whoever it happened to". */
  static final int ANYBODY = 0;

  /** By cohort, "" for anybody: the groups that make it up, in each way of cutting it up. */
  private static final Map<String, List<List<String>>> PARTS =
      Map.of(
          "", List.of(List.of("women", "men", "children")),
          "children",
              List.of(
                  List.of("children-0-4", "children-5-10", "children-11-15", "children-16-17"),
                  List.of("girls", "boys")),
          "adults", List.of(List.of("women", "men")),
          "women-and-girls", List.of(List.of("women", "girls")),
          "men-and-boys", List.of(List.of("men", "boys")));

  private final Vocabularies vocabularies;
  private final CrimeAdmission crimeAdmission;

  /** By what is stated: a few hundred of these stand in most listings. */
  private final Map<Set<TermId>, Crimes> knownCrimes = new ConcurrentHashMap<>();

  private final List<Term> crimeTypes;
  private final List<Term> cohorts;
  private final List<Term> supportTypes;
  private final Map<TermId, Integer> crimeNumbers;
  private final Map<TermId, Integer> cohortNumbers;
  private final Map<TermId, Integer> supportNumbers;
  private final List<List<int[]>> partsOfCohort;
  private final int[][] withinSupport;
  private final BitSet namedGroups = new BitSet();
  private final BitSet cutUp = new BitSet();

  public CellTerms(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
    this.crimeAdmission = new CrimeAdmission(vocabularies.crimeTypes());
    this.crimeTypes = underTheDuty(vocabularies.crimeTypes());
    this.cohorts = vocabularies.cohorts().terms();
    this.supportTypes = underTheDuty(vocabularies.supportTypes());
    this.crimeNumbers = numbers(crimeTypes, 0);
    this.cohortNumbers = numbers(cohorts, 1);
    this.supportNumbers = numbers(supportTypes, 0);
    this.partsOfCohort = IntStream.range(0, cohortCount()).mapToObj(this::findParts).toList();
    for (int cohort = 0; cohort < cohortCount(); cohort++) {
      if (!partsOfCohort.get(cohort).isEmpty()) {
        withParts(cohort).forEach(cutUp::set);
      }
    }
    for (int cohort = 1; cohort < cohortCount(); cohort++) {
      namedGroups.set(cohort, !CohortAdmission.isByAgeAndGender(cohorts.get(cohort - 1).id()));
    }
    this.withinSupport = supportTypes.stream().map(this::findWithin).toArray(int[][]::new);
  }

  /**
   * Groups that make up a cohort, in each way in which it can be cut up: who reaches each of them
   * reaches it. "Anybody" is women, men and children.
   */
  private List<int[]> findParts(int cohort) {
    TermId id = cohortAt(cohort);
    return PARTS.getOrDefault(id == null ? "" : id.value(), List.of()).stream()
        .map(parts -> parts.stream().map(TermId::new).map(cohortNumbers::get).toList())
        .filter(parts -> parts.stream().allMatch(Objects::nonNull))
        .map(parts -> parts.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private int[] findWithin(Term support) {
    return vocabularies.supportTypes().selfAndDescendants(support.id()).stream()
        .filter(supportNumbers::containsKey)
        .mapToInt(id -> supportNumbers.getOrDefault(id, -1))
        .toArray();
  }

  /**
   * The finding of a cohort from those of groups that are not cut up: its own; where that is a gap,
   * "provided" when each of its parts is, or as much as for the worst off of them if that is
   * better. Of "anybody" that of the worst off of its parts alone.
   *
   * @param own the finding of a cohort by its number
   */
  public GapFinding finding(int cohort, IntFunction<GapFinding> own) {
    List<int[]> ways = partsOfCohort.get(cohort);
    if (cohort == ANYBODY && !ways.isEmpty()) {
      return worst(ways.getFirst(), own);
    }
    GapFinding best = own.apply(cohort);
    for (int[] parts : ways) {
      if (best.compareTo(GapFinding.PROVIDED) < 0) {
        best = max(best, min(worst(parts, own), GapFinding.PROVIDED));
      }
    }
    return best;
  }

  private GapFinding worst(int[] groups, IntFunction<GapFinding> own) {
    GapFinding worst = GapFinding.DUPLICATED;
    for (int group : groups) {
      worst = min(worst, finding(group, own));
    }
    return worst;
  }

  private static GapFinding min(GapFinding one, GapFinding other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static GapFinding max(GapFinding one, GapFinding other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Numbers of a cohort and of all that its finding depends on. */
  public Set<Integer> withParts(int cohort) {
    Set<Integer> found = new HashSet<>();
    found.add(cohort);
    for (int[] parts : partsOfCohort.get(cohort)) {
      for (int part : parts) {
        found.addAll(withParts(part));
      }
    }
    return found;
  }

  /** True of a cohort that is cut up, and of one that another is cut up into. */
  boolean isCutUp(int cohort) {
    return cutUp.get(cohort);
  }

  /** Numbers of the cohorts that make up one, in each way in which it can be cut up. */
  List<int[]> partsOf(int cohort) {
    return partsOfCohort.get(cohort);
  }

  /**
   * True for a group that a service is for only when it says so: not one of age and sex, which
   * conditions name, nor "anybody".
   */
  public boolean isNamedGroup(int cohort) {
    return namedGroups.get(cohort);
  }

  /** Numbers of a support type and of the narrower ones. */
  int[] withinSupport(int support) {
    return withinSupport[support];
  }

  private static List<Term> underTheDuty(Vocabulary vocabulary) {
    return vocabulary.terms().stream().filter(term -> term.scope() != Scope.OUTSIDE).toList();
  }

  private static Map<TermId, Integer> numbers(List<Term> terms, int first) {
    Map<TermId, Integer> numbers = HashMap.newHashMap(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      numbers.put(terms.get(i).id(), first + i);
    }
    return numbers;
  }

  public Vocabularies vocabularies() {
    return vocabularies;
  }

  /** Crime types of the analysis, in the order of the vocabulary. */
  public List<Term> crimeTypes() {
    return crimeTypes;
  }

  /** Cohorts of the analysis, in the order of the vocabulary; "anybody" is not among them. */
  public List<Term> cohorts() {
    return cohorts;
  }

  /** Support types of the analysis, in the order of the vocabulary. */
  public List<Term> supportTypes() {
    return supportTypes;
  }

  int cohortCount() {
    return cohorts.size() + 1;
  }

  /** The number of a crime type; empty when it is unknown or outside the Duty. */
  public OptionalInt crime(TermId id) {
    return of(crimeNumbers.get(id));
  }

  /** The number of a cohort; that of "anybody" for null; empty when it is unknown. */
  public OptionalInt cohort(@Nullable TermId id) {
    return id == null ? OptionalInt.of(ANYBODY) : of(cohortNumbers.get(id));
  }

  /** The number of a support type; empty when it is unknown or outside the Duty. */
  public OptionalInt support(TermId id) {
    return of(supportNumbers.get(id));
  }

  private static OptionalInt of(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The cohort with that number; null for "anybody". */
  public @Nullable TermId cohortAt(int number) {
    return number == ANYBODY ? null : cohorts.get(number - 1).id();
  }

  /**
   * Numbers of crime types that a service counts for.
   *
   * @param whole all of whose victims it is for
   * @param inPart of whose victims it is for some only
   */
  record Crimes(int[] whole, int[] inPart) {}

  /** The crime types that a service which states these counts for. */
  Crimes crimes(Set<TermId> stated) {
    return knownCrimes.computeIfAbsent(
        stated,
        unseen ->
            new Crimes(crimes(unseen, CrimeFit::isWhole), crimes(unseen, fit -> !fit.isWhole())));
  }

  private int[] crimes(Set<TermId> stated, Predicate<CrimeFit> wanted) {
    Set<TermId> underTheDuty = new HashSet<>(stated);
    underTheDuty.retainAll(crimeNumbers.keySet());
    return crimeAdmission.fits(underTheDuty).entrySet().stream()
        .filter(each -> wanted.test(each.getValue()))
        .map(each -> crimeNumbers.get(each.getKey()))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Numbers of the support types that an offer of these counts for. */
  int[] supportLine(Collection<TermId> stated) {
    return line(stated, vocabularies.supportTypes(), supportNumbers);
  }

  public int[] statedCrimes(Collection<TermId> stated) {
    return numbersOf(stated, crimeNumbers);
  }

  public int[] statedSupports(Collection<TermId> stated) {
    return numbersOf(stated, supportNumbers);
  }

  private static int[] numbersOf(Collection<TermId> stated, Map<TermId, Integer> numbers) {
    return stated.stream()
        .filter(numbers::containsKey)
        .mapToInt(id -> numbers.getOrDefault(id, -1))
        .sorted()
        .toArray();
  }

  /** A term outside the Duty leads nowhere, even where its wider term is under it. */
  private static int[] line(
      Collection<TermId> stated, Vocabulary vocabulary, Map<TermId, Integer> numbers) {
    return stated.stream()
        .filter(numbers::containsKey)
        .flatMap(id -> vocabulary.selfAndAncestors(id).stream())
        .filter(numbers::containsKey)
        .mapToInt(id -> numbers.getOrDefault(id, -1))
        .distinct()
        .sorted()
        .toArray();
  }
}
