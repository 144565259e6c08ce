package org.waymark.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Hands texts to Lucene that have been analysed already. */
final class TermStream extends TokenStream {

  /** Keeps phrases from running on from one text into the next. */
  private static final int BETWEEN_TEXTS = 10;

  /**
   * A term of the index.
   *
   * @param text what is indexed
   * @param step positions it stands after the term before; 0 for the same place
   */
  record Entry(String text, int step) {}

  private final List<List<Entry>> texts;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private int text;
  private int at;

  TermStream(List<List<Entry>> texts) {
    this.texts = texts;
  }

  @Override
  public void reset() {
    text = 0;
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (text < texts.size() && at == texts.get(text).size()) {
      text++;
      at = 0;
    }
    if (text == texts.size()) {
      return false;
    }
    Entry entry = texts.get(text).get(at);
    term.append(entry.text());
    position.setPositionIncrement(at == 0 && text > 0 ? BETWEEN_TEXTS : entry.step());
    at++;
    return true;
  }
}
