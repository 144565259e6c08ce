package org.waymark.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * How text becomes words, alike for listings and for questions.
 *
 * <p>Lower case without accents; a possessive loses its ending; hyphens and slashes part words
 * ("honour-based"), but "A&amp;E" is one word, "D/deaf" is "deaf" and "LGBT+" is "LGBT"; words that
 * say nothing are left out; British and American spellings become one; and a light stemmer
 * (Krovetz) takes off endings only where an English word is left, so that "organisation" never
 * becomes "organ".
 */
final class Words {

  /** Words that say nothing about which service is meant. "No" is not among them. */
  private static final CharArraySet STOP_WORDS =
      new CharArraySet(
          List.of(
              """
              a an and are as at be been but by can do for from had has have her his i if in into is
              it its me my near need of on or our she he someone somebody that the their them then
              there these they this to was we were what when where which who will with you your im
              i'm want looking find please\
              """
                  .split("\\s+", -1)),
          true);

  private static final NormalizeCharMap SIGNS = signs();

  private static NormalizeCharMap signs() {
    NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
    builder.add("+", "");
    builder.add("’", "'");
    builder.add("‘", "'");
    for (String deaf : List.of("D/deaf", "D/Deaf", "d/deaf", "d/Deaf", "(D)deaf", "(d)Deaf")) {
      builder.add(deaf, "deaf");
    }
    for (String emergency : List.of("A&E", "a&e", "A & E", "a & e")) {
      builder.add(emergency, "aande");
    }
    return builder.build();
  }

  /**
   * One word of a text.
   *
   * @param written as it stands in the text, in lower case and without accents
   * @param stem what is matched
   * @param start of the word in the text, in characters
   * @param end after the word in the text, in characters
   */
  record Word(String written, String stem, int start, int end) {}

  /** Makes stems. */
  static final Analyzer STEMMED = new Chain(true);

  /** Makes the same words as {@link #STEMMED}, unstemmed. */
  static final Analyzer WRITTEN = new Chain(false);

  private Words() {}

  /** The words of a text, in order, without those that say nothing. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stems = STEMMED.tokenStream("", new StringReader(text));
        TokenStream written = WRITTEN.tokenStream("", new StringReader(text))) {
      CharTermAttribute stem = stems.addAttribute(CharTermAttribute.class);
      CharTermAttribute word = written.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stems.addAttribute(OffsetAttribute.class);
      stems.reset();
      written.reset();
      while (stems.incrementToken() && written.incrementToken()) {
        words.add(
            new Word(word.toString(), stem.toString(), place.startOffset(), place.endOffset()));
      }
      stems.end();
      written.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be read", e);
    }
    return words;
  }

  /** The stems of a text, in order. */
  static List<String> stems(String text) {
    List<String> list = new ArrayList<>();
    try (TokenStream stems = STEMMED.tokenStream("", new StringReader(text))) {
      CharTermAttribute stem = stems.addAttribute(CharTermAttribute.class);
      stems.reset();
      while (stems.incrementToken()) {
        list.add(stem.toString());
      }
      stems.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be read", e);
    }
    return list;
  }

  private static final class Chain extends Analyzer {
    private final boolean stemming;

    Chain(boolean stemming) {
      this.stemming = stemming;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new MappingCharFilter(SIGNS, reader);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
      return initReader(field, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer tokenizer = new StandardTokenizer();
      tokenizer.setMaxTokenLength(60);
      TokenStream words = new LowerCaseFilter(tokenizer);
      words = new ASCIIFoldingFilter(words);
      words = new EnglishPossessiveFilter(words);
      words = new StopFilter(words, STOP_WORDS);
      if (stemming) {
        words = new KStemFilter(new BritishSpellingFilter(words));
      }
      return new TokenStreamComponents(tokenizer, words);
    }
  }
}
