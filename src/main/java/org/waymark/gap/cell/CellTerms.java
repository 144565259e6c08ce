package org.waymark.gap.cell;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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

  private final Vocabularies vocabularies;
  private final List<Term> crimeTypes;
  private final List<Term> cohorts;
  private final List<Term> supportTypes;
  private final Map<TermId, Integer> crimeNumbers;
  private final Map<TermId, Integer> cohortNumbers;
  private final Map<TermId, Integer> supportNumbers;

  public CellTerms(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
    this.crimeTypes = underTheDuty(vocabularies.crimeTypes());
    this.cohorts = vocabularies.cohorts().terms();
    this.supportTypes = underTheDuty(vocabularies.supportTypes());
    this.crimeNumbers = numbers(crimeTypes, 0);
    this.cohortNumbers = numbers(cohorts, 1);
    this.supportNumbers = numbers(supportTypes, 0);
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
  @Nullable TermId cohortAt(int number) {
    return number == ANYBODY ? null : cohorts.get(number - 1).id();
  }

  /** Numbers of the crime types that a service for these counts for: themselves and wider ones. */
  int[] crimeLine(Collection<TermId> stated) {
    return line(stated, vocabularies.crimeTypes(), crimeNumbers);
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
