package org.waymark.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The three vocabularies together, and terms by the names people use for them. */
public final class Vocabularies {

  /** Below this a suggestion has too little in common with what was written to help. */
  private static final double LEAST_SIMILARITY = 0.45;

  /** Words that say nothing about which term is meant. */
  private static final Set<String> SMALL_WORDS =
      Set.of("and", "for", "the", "with", "people", "support", "service", "services");

  private final Map<VocabularyKind, Vocabulary> byKind = new EnumMap<>(VocabularyKind.class);
  private final Map<VocabularyKind, Map<String, Term>> byName = new EnumMap<>(VocabularyKind.class);

  /**
   * @throws IllegalArgumentException when two vocabularies have the same id, or a name stands for
   *     two terms of one vocabulary
   */
  public Vocabularies(Vocabulary crimeTypes, Vocabulary cohorts, Vocabulary supportTypes) {
    put(VocabularyKind.CRIME_TYPE, crimeTypes);
    put(VocabularyKind.COHORT, cohorts);
    put(VocabularyKind.SUPPORT_TYPE, supportTypes);
  }

  private void put(VocabularyKind kind, Vocabulary vocabulary) {
    if (vocabulary.kind() != kind) {
      throw new IllegalArgumentException(
          "A %s vocabulary was given where the %s vocabulary belongs: exchange them"
              .formatted(vocabulary.kind().slug(), kind.slug()));
    }
    Map<String, Term> names = new HashMap<>();
    for (Term term : vocabulary.terms()) {
      if (findTerm(term.id()).isPresent()) {
        throw new IllegalArgumentException(
            "Term id %s stands in two vocabularies: give one of them another id"
                .formatted(term.id()));
      }
      for (String name : names(term)) {
        Term other = names.putIfAbsent(Names.key(name), term);
        if (other != null && !other.id().equals(term.id())) {
          throw new IllegalArgumentException(
              "The name '%s' stands for both %s and %s: take it from one of them"
                  .formatted(name, other.id(), term.id()));
        }
      }
    }
    byKind.put(kind, vocabulary);
    byName.put(kind, Map.copyOf(names));
  }

  /** The id, label, short label and synonyms: every text by which a term may be named. */
  static Set<String> names(Term term) {
    Set<String> names = new LinkedHashSet<>();
    names.add(term.label());
    names.add(term.shortLabel());
    names.addAll(term.synonyms());
    names.add(term.id().value());
    return names;
  }

  /** The vocabularies that come with the program, read from the class path once. */
  public static Vocabularies builtIn() {
    return BuiltIn.INSTANCE;
  }

  /**
   * Reads {@code crime-types.csv}, {@code cohorts.csv} and {@code support-types.csv} of a folder.
   *
   * @throws InvalidVocabularyException listing everything that is wrong in them
   * @throws IOException when a file is missing or unreadable
   */
  public static Vocabularies read(Path folder) throws IOException {
    return VocabularyFiles.read(
        fileName -> {
          Path file = folder.resolve(fileName);
          if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "a vocabulary file is missing");
          }
          return Files.newInputStream(file);
        });
  }

  public Vocabulary crimeTypes() {
    return of(VocabularyKind.CRIME_TYPE);
  }

  public Vocabulary cohorts() {
    return of(VocabularyKind.COHORT);
  }

  public Vocabulary supportTypes() {
    return of(VocabularyKind.SUPPORT_TYPE);
  }

  public Vocabulary of(VocabularyKind kind) {
    Vocabulary vocabulary = byKind.get(kind);
    if (vocabulary == null) {
      throw new IllegalStateException("No %s vocabulary".formatted(kind.slug()));
    }
    return vocabulary;
  }

  /** The vocabulary that has the term. */
  public Vocabulary containing(TermId id) {
    return of(getTerm(id).kind());
  }

  public Optional<Term> findTerm(TermId id) {
    return byKind.values().stream().flatMap(vocabulary -> vocabulary.find(id).stream()).findFirst();
  }

  /**
   * @throws UnknownTermException when no vocabulary has it
   */
  public Term getTerm(TermId id) {
    return findTerm(id).orElseThrow(() -> new UnknownTermException(id, "term"));
  }

  /**
   * The term of one vocabulary by its id, label, short label or synonym, without regard to case,
   * spaces, accents and punctuation. A closing "service" is overlooked when the whole is not found:
   * "IDVA service" is an IDVA.
   */
  public Optional<Term> findByName(String name, VocabularyKind kind) {
    Map<String, Term> names = byName.getOrDefault(kind, Map.of());
    Term whole = names.get(Names.key(name));
    return Optional.ofNullable(
        whole != null ? whole : names.get(Names.key(Names.withoutTrailingService(name))));
  }

  /**
   * Labels of the terms of one vocabulary whose names are most like what was written, best first,
   * for "did you mean". Ties are in vocabulary order.
   *
   * @param limit the most labels wanted; fewer, even none, come back when nothing is much alike
   */
  public List<String> closestLabels(String name, VocabularyKind kind, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "Limit %d is negative: ask for 0 or more labels".formatted(limit));
    }
    record Candidate(Term term, double similarity) {}
    List<Candidate> candidates = new ArrayList<>();
    for (Term term : of(kind).terms()) {
      double best = 0;
      for (String other : names(term)) {
        best = Math.max(best, likeness(name, other));
      }
      if (best >= LEAST_SIMILARITY) {
        candidates.add(new Candidate(term, best));
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::similarity).reversed())
        .limit(limit)
        .map(candidate -> candidate.term().label())
        .toList();
  }

  /**
   * Spelling first; failing that, the share of words in common, so that "support for rape victims"
   * leads to "Rape".
   */
  private static double likeness(String written, String name) {
    double spelling = Names.similarity(Names.key(written), Names.key(name));
    Set<String> writtenWords = words(written);
    Set<String> nameWords = words(name);
    long common = nameWords.stream().filter(writtenWords::contains).count();
    double shared = common == 0 ? 0 : (double) common / nameWords.size();
    // A little less than exact spelling, so that a misspelt whole name beats a single word in
    // common.
    return Math.max(spelling, 0.8 * shared);
  }

  private static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : Names.spaced(name).split(" ")) {
      if (word.length() > 2 && !SMALL_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private static final class BuiltIn {
    private static final Vocabularies INSTANCE = load();

    private static Vocabularies load() {
      try {
        return VocabularyFiles.read(BuiltIn::open);
      } catch (IOException e) {
        throw new IllegalStateException(
            "The built-in vocabularies cannot be read: the program is incomplete, install it again",
            e);
      }
    }

    private static InputStream open(String fileName) throws IOException {
      InputStream stream =
          Vocabularies.class.getResourceAsStream(VocabularyFiles.CLASS_PATH_FOLDER + fileName);
      if (stream == null) {
        throw new NoSuchFileException(VocabularyFiles.CLASS_PATH_FOLDER + fileName);
      }
      return stream;
    }
  }
}
