package org.waymark.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ServiceIndex;

/**
 * Which services match words, and how well, by their ordinals in one {@link ServiceIndex}.
 *
 * <p>Every group of words is looked for on its own. A service should match all of them; when none
 * does, those that match at least half as many as the best do. A word that stands nowhere is taken
 * as the beginning of one when it is the last, else as a typing error.
 */
final class TextMatcher {

  // How much a match in a field weighs, against 1 for a match in the description.
  private static final float NAME = 3f;
  private static final float TERMS = 2.4f;
  private static final float ORGANISATION = 2f;
  private static final float DESCRIPTION = 1f;
  private static final float ELSEWHERE = 0.6f;

  /** What the words of an expression weigh when they stand apart; asked when it stands nowhere. */
  private static final float APART = 0.4f;

  /** What the beginning of a word weighs. */
  private static final float BEGINNING = 0.8f;

  /** How much the further fields that match add to the best of them. */
  private static final float FURTHER_FIELDS = 0.1f;

  /** A score in this region counts as a full match of a group. */
  private static final float FULL = 3f;

  /** What it adds when all the words stand together in the name, against 1 for a full match. */
  private static final float TOGETHER_IN_NAME = 0.5f;

  /** The shortest word that is taken as the beginning of one. */
  private static final int SHORTEST_BEGINNING = 2;

  /** The shortest word in which one letter may be wrong, and that in which two may. */
  private static final int ONE_WRONG_FROM = 4;

  private static final int TWO_WRONG_FROM = 8;

  /** When no service matches all the words: the share of the best that must be matched. */
  private static final double SHARE_OF_BEST = 0.5;

  private static final List<Weighted> FIELDS =
      List.of(
          new Weighted(ServiceText.NAME, NAME),
          new Weighted(ServiceText.TERMS, TERMS),
          new Weighted(ServiceText.ORGANISATION, ORGANISATION),
          new Weighted(ServiceText.DESCRIPTION, DESCRIPTION),
          new Weighted(ServiceText.ALL, ELSEWHERE));

  private record Weighted(String field, float weight) {}

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final int[][] ordinals;

  private final Map<IndexReader.CacheKey, Segment> segments = new HashMap<>();

  /** For each document of a segment its service, null where it has none, and its ordinal, or -1. */
  private record Segment(@Nullable ServiceId[] ids, int[] ordinals) {

    static Segment of(@Nullable ServiceId[] ids, ServiceIndex services) {
      return new Segment(
          ids,
          Arrays.stream(ids)
              .mapToInt(id -> id == null ? -1 : services.findOrdinal(id).orElse(-1))
              .toArray());
    }
  }

  private final ServiceIndex services;

  /** By ordinal, its document; -1 where it has none. */
  private final int[] documentOf;

  private final int size;
  private final Question.Reader questions;

  /**
   * @param last from which is taken what the same segments hold; null for none
   */
  TextMatcher(
      DirectoryReader reader,
      ServiceIndex services,
      Question.Reader questions,
      @Nullable TextMatcher last)
      throws IOException {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(ListingSimilarity.INSTANCE);
    searcher.setQueryCache(null);
    this.services = services;
    this.size = services.size();
    this.questions = questions;
    this.ordinals = new int[reader.leaves().size()][];
    this.documentOf = new int[size];
    Arrays.fill(documentOf, -1);
    for (LeafReaderContext leaf : reader.leaves()) {
      IndexReader.CacheKey segment = leaf.reader().getCoreCacheHelper().getKey();
      Segment known = last == null ? null : last.segments.get(segment);
      if (known == null || last == null) {
        known = Segment.of(idsIn(leaf), services);
      } else if (!services.isNumberedAs(last.services)) {
        known = Segment.of(known.ids(), services);
      }
      segments.put(segment, known);
      ordinals[leaf.ord] = known.ordinals();
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < ordinals[leaf.ord].length; doc++) {
        int ordinal = ordinals[leaf.ord][doc];
        if (ordinal >= 0 && (live == null || live.get(doc))) {
          documentOf[ordinal] = leaf.docBase + doc;
        }
      }
    }
  }

  /** For each document of a segment its service; null where it has none. */
  private static @Nullable ServiceId[] idsIn(LeafReaderContext leaf) throws IOException {
    @Nullable ServiceId[] ids = new ServiceId[leaf.reader().maxDoc()];
    BinaryDocValues keys = leaf.reader().getBinaryDocValues(ServiceText.KEY);
    if (keys != null) {
      while (keys.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        ids[keys.docID()] = ServiceText.idOf(keys.binaryValue());
      }
    }
    return ids;
  }

  /**
   * The services that match.
   *
   * @param question as understood, with typing errors mended
   * @param understoodAs the text searched for when it is not the one typed, or null
   * @param services ordinals
   * @param scores by ordinal; 0 does not match, 1 matches every word well, at most 1.5
   * @param found by group, the ordinals that match it
   * @param beginning true when the last group is the beginning of a word
   */
  record Matches(
      Question question,
      @Nullable String understoodAs,
      BitSet services,
      float[] scores,
      List<BitSet> found,
      boolean beginning) {}

  /** One group looked up. */
  private record Looked(BitSet services, float[] scores) {}

  /**
   * The services that match a text.
   *
   * @return null when the text has no word that says anything: then there is nothing to match
   */
  @Nullable Matches match(String text) throws IOException {
    Question question = questions.read(text);
    if (question.groups().isEmpty()) {
      return null;
    }
    String mended = mend(question);
    Question understood = mended == null ? question : questions.read(mended);
    return match(understood.groups().isEmpty() ? question : understood, mended);
  }

  private Matches match(Question question, @Nullable String understoodAs) throws IOException {
    List<Question.Group> groups = question.groups();
    List<Looked> looked = new ArrayList<>();
    boolean beginning = false;
    for (Question.Group group : groups) {
      Looked found = look(queryOf(group));
      if (found.services().isEmpty() && !group.isSingleWord()) {
        found = look(apart(group));
      }
      boolean last = looked.size() == groups.size() - 1;
      if (last && found.services().isEmpty() && canBeBeginning(group)) {
        found = look(beginning(group));
        beginning = !found.services().isEmpty();
      }
      looked.add(found);
    }
    int[] counts = counts(looked);
    int least = leastToMatch(counts, groups.size());
    BitSet services = new BitSet(size);
    float[] scores = new float[size];
    float[] rarity = new float[looked.size()];
    float weights = 0;
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = rarity(looked.get(i));
      weights += rarity[i];
    }
    for (int ordinal = 0; ordinal < size; ordinal++) {
      if (counts[ordinal] >= least) {
        services.set(ordinal);
        float score = 0;
        for (int i = 0; i < rarity.length; i++) {
          score += rarity[i] * looked.get(i).scores()[ordinal];
        }
        scores[ordinal] = score / weights;
      }
    }
    if (groups.size() > 1) {
      addTogether(question, services, scores);
    }
    return new Matches(
        question,
        understoodAs,
        services,
        scores,
        looked.stream().map(Looked::services).toList(),
        beginning);
  }

  private int[] counts(List<Looked> looked) {
    int[] counts = new int[size];
    for (Looked each : looked) {
      each.services().stream().forEach(ordinal -> counts[ordinal]++);
    }
    return counts;
  }

  private static int leastToMatch(int[] counts, int groups) {
    int best = 1;
    for (int count : counts) {
      best = Math.max(best, count);
    }
    return best == groups ? groups : Math.max(1, (int) Math.ceil(best * SHARE_OF_BEST));
  }

  /** How much a group says: more when fewer services match it. */
  private float rarity(Looked looked) {
    return (float) Math.log(2 + size / (1.0 + looked.services().cardinality()));
  }

  private void addTogether(Question question, BitSet services, float[] scores) throws IOException {
    List<String> stems =
        question.groups().stream().flatMap(g -> g.words().stream()).map(Words.Word::stem).toList();
    Looked name = look(phrase(ServiceText.NAME, stems));
    BitSet together = name.services();
    together.and(services);
    together.stream().forEach(ordinal -> scores[ordinal] += TOGETHER_IN_NAME);
  }

  private static boolean canBeBeginning(Question.Group group) {
    return group.isSingleWord()
        && group.words().getFirst().written().length() >= SHORTEST_BEGINNING;
  }

  // Queries

  private static Query queryOf(Question.Group group) {
    List<Query> fields = new ArrayList<>();
    for (Weighted field : FIELDS) {
      fields.add(
          new BoostQuery(new TermQuery(new Term(field.field(), group.term())), field.weight()));
    }
    return new DisjunctionMaxQuery(fields, FURTHER_FIELDS);
  }

  /** The words of an expression, wherever they stand. */
  private static Query apart(Question.Group group) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Words.Word word : group.words()) {
      all.add(new TermQuery(new Term(ServiceText.ALL, word.stem())), BooleanClause.Occur.MUST);
    }
    return new BoostQuery(all.build(), APART / group.words().size());
  }

  /** One word, or words in this order with at most one other among them. */
  private static Query phrase(String field, List<String> stems) {
    if (stems.size() == 1) {
      return new TermQuery(new Term(field, stems.getFirst()));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(1);
    stems.forEach(stem -> phrase.add(new Term(field, stem)));
    return phrase.build();
  }

  private static Query beginning(Question.Group group) {
    return new BoostQuery(
        new PrefixQuery(new Term(ServiceText.WRITTEN, group.words().getFirst().written())),
        BEGINNING);
  }

  private Looked look(Query query) throws IOException {
    BitSet services = new BitSet(size);
    float[] scores = new float[size];
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      int[] ordinalOf = ordinals[leaf.ord];
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator documents = scorer.iterator();
      for (int doc = documents.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = documents.nextDoc()) {
        int ordinal = ordinalOf[doc];
        if (ordinal >= 0 && (live == null || live.get(doc))) {
          services.set(ordinal);
          scores[ordinal] = Math.min(1, scorer.score() / FULL);
        }
      }
    }
    return new Looked(services, scores);
  }

  /** Those of a few services whose readers see an alternative, as an expression. */
  BitSet visibleIn(Question.Alternative alternative, int[] few) throws IOException {
    BitSet visible = new BitSet(size);
    Query query = searcher.rewrite(phrase(ServiceText.VISIBLE, alternative.stems()));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    int[] documents = Arrays.stream(few).map(ordinal -> documentOf[ordinal]).sorted().toArray();
    int at = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      DocIdSetIterator matching = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < documents.length && documents[at] < end; at++) {
        int document = documents[at] - leaf.docBase;
        if (document >= 0
            && matching.docID() <= document
            && (matching.docID() == document || matching.advance(document) == document)) {
          visible.set(ordinals[leaf.ord][document]);
        }
      }
    }
    return visible;
  }

  // Typing errors

  /** The text with unknown words replaced by known ones that look much alike; null when none is. */
  private @Nullable String mend(Question question) throws IOException {
    StringBuilder mended = new StringBuilder();
    int copied = 0;
    boolean changed = false;
    List<Question.Group> groups = question.groups();
    for (int i = 0; i < groups.size(); i++) {
      Question.Group group = groups.get(i);
      if (!group.isSingleWord() || group.hasSynonyms()) {
        continue;
      }
      Words.Word word = group.words().getFirst();
      if (isKnown(word) || (i == groups.size() - 1 && isBeginning(word))) {
        continue;
      }
      String better = lookalike(word.written());
      if (better != null) {
        mended.append(question.typed(), copied, word.start()).append(better);
        copied = word.end();
        changed = true;
      }
    }
    return changed ? mended.append(question.typed().substring(copied)).toString().strip() : null;
  }

  private boolean isKnown(Words.Word word) throws IOException {
    return reader.docFreq(new Term(ServiceText.ALL, word.stem())) > 0;
  }

  private boolean isBeginning(Words.Word word) throws IOException {
    return word.written().length() >= SHORTEST_BEGINNING
        && !look(new PrefixQuery(new Term(ServiceText.WRITTEN, word.written())))
            .services()
            .isEmpty();
  }

  private @Nullable String lookalike(String word) throws IOException {
    if (word.length() < ONE_WRONG_FROM || word.chars().anyMatch(Character::isDigit)) {
      return null;
    }
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMaxEdits(word.length() < TWO_WRONG_FROM ? 1 : 2);
    checker.setMinPrefix(0);
    checker.setMinQueryLength(ONE_WRONG_FROM);
    checker.setAccuracy(0);
    Predicate<SuggestWord> notANumber =
        candidate -> candidate.string.chars().noneMatch(Character::isDigit);
    return Arrays.stream(
            checker.suggestSimilar(
                new Term(ServiceText.WRITTEN, word),
                5,
                reader,
                SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX))
        .filter(notANumber)
        .max(
            Comparator.<SuggestWord>comparingDouble(candidate -> candidate.score)
                .thenComparingInt(candidate -> candidate.freq)
                .thenComparing(candidate -> candidate.string, Comparator.reverseOrder()))
        .map(candidate -> candidate.string)
        .orElse(null);
  }
}
