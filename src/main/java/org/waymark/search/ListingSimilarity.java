package org.waymark.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * How well words match one listing, seen from that listing alone: how often they stand in it and
 * how long it is. How rare a word is elsewhere is weighed by {@link TextMatcher}, by meaning and
 * not by spelling, so that "DA" and "domestic abuse" count the same; and a score never depends on
 * how the index came to be.
 */
final class ListingSimilarity extends BM25Similarity {

  static final ListingSimilarity INSTANCE = new ListingSimilarity();

  /** Length, in words, of the text that is neither rewarded nor punished for it. */
  private static final float USUAL_LENGTH_WORDS = 40;

  private static final float USUAL_NAME_LENGTH_WORDS = 5;

  private ListingSimilarity() {}

  @Override
  protected float idf(long docFreq, long docCount) {
    return 1;
  }

  @Override
  public Explanation idfExplain(CollectionStatistics collection, TermStatistics[] terms) {
    return Explanation.match(1, "phrases count as one word");
  }

  @Override
  protected float avgFieldLength(CollectionStatistics collection) {
    return switch (collection.field()) {
      case ServiceText.NAME, ServiceText.ORGANISATION -> USUAL_NAME_LENGTH_WORDS;
      default -> USUAL_LENGTH_WORDS;
    };
  }
}
