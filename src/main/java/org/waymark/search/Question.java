package org.waymark.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.waymark.vocabulary.Synonyms;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * What somebody typed, as groups of words each of which a service should match. There is no syntax
 * that could be wrong: any text is a question.
 *
 * @param typed the text
 * @param groups in the order typed; none when the text has no word that says anything
 */
record Question(String typed, List<Group> groups) {

  /** More groups than this say no more; the rest is left out. */
  private static final int MOST_GROUPS = 24;

  /**
   * A word, or words that have one meaning together ("domestic abuse").
   *
   * @param words as typed
   * @param alternatives what stands for it: the words typed first, then what means the same
   * @param term what the index has for all of them
   */
  record Group(List<Words.Word> words, List<Alternative> alternatives, String term) {

    Group {
      words = List.copyOf(words);
      alternatives = List.copyOf(alternatives);
    }

    boolean isSingleWord() {
      return words.size() == 1;
    }

    boolean hasSynonyms() {
      return alternatives.size() > 1;
    }

    /** The words as they stand in the text. */
    String typed(String text) {
      return text.substring(words.getFirst().start(), words.getLast().end());
    }
  }

  /**
   * One way to say what a group means.
   *
   * @param text as people write it
   * @param stems one or more
   */
  record Alternative(String text, List<String> stems) {
    Alternative {
      stems = List.copyOf(stems);
    }
  }

  Question {
    groups = List.copyOf(groups);
  }

  /** Puts words into groups by the synonyms of the field, the longest expression first. */
  static final class Reader {

    /** Begins the terms of expressions in the index; no word begins so. */
    private static final char CONCEPT = '#';

    /** What several ways of saying one thing have in common. */
    private record Expression(String term, List<Alternative> alternatives) {}

    private final Map<List<String>, Expression> byStems = new LinkedHashMap<>();
    private final Map<TermId, Set<List<String>>> termNames = new ConcurrentHashMap<>();
    private final int longest;

    Reader(Synonyms synonyms) {
      int most = 1;
      for (Synonyms.Group group : synonyms.groups()) {
        Map<List<String>, Alternative> distinct = new LinkedHashMap<>();
        for (String expression : group.expressions()) {
          List<String> stems = Words.stems(expression);
          if (!stems.isEmpty()) {
            distinct.putIfAbsent(stems, new Alternative(expression, stems));
            most = Math.max(most, stems.size());
          }
        }
        Expression expression =
            new Expression(
                CONCEPT + group.expressions().getFirst(), List.copyOf(distinct.values()));
        for (List<String> stems : distinct.keySet()) {
          byStems.putIfAbsent(stems, expression);
        }
      }
      longest = most;
    }

    Question read(String text) {
      List<Words.Word> words = Words.of(text);
      List<Group> groups = new ArrayList<>();
      for (int start = 0; start < words.size() && groups.size() < MOST_GROUPS; ) {
        int length = lengthOfExpression(words, start);
        groups.add(group(text, words.subList(start, start + length)));
        start += length;
      }
      return new Question(text, groups);
    }

    /** True when the stems are one of the names of the term. */
    boolean isNamed(Term term, List<String> stems) {
      return termNames
          .computeIfAbsent(
              term.id(),
              id ->
                  ServiceText.names(term).stream()
                      .map(Words::stems)
                      .collect(Collectors.toUnmodifiableSet()))
          .contains(stems);
    }

    /**
     * The terms of a text for the index: every stem, and where an expression of the field begins,
     * in whatever words, the one term of that expression.
     */
    List<TermStream.Entry> terms(List<Words.Word> words) {
      List<TermStream.Entry> terms = new ArrayList<>();
      for (int at = 0; at < words.size(); at++) {
        terms.add(new TermStream.Entry(words.get(at).stem(), 1));
        for (int length = 1; length <= Math.min(longest, words.size() - at); length++) {
          Expression expression = byStems.get(stems(words.subList(at, at + length)));
          if (expression != null) {
            terms.add(new TermStream.Entry(expression.term(), 0));
          }
        }
      }
      return terms;
    }

    /** Differs when the synonyms do: terms of an index made with others are of no use. */
    String edition() {
      return byStems.keySet().toString();
    }

    private int lengthOfExpression(List<Words.Word> words, int start) {
      for (int length = Math.min(longest, words.size() - start); length > 1; length--) {
        if (byStems.containsKey(stems(words.subList(start, start + length)))) {
          return length;
        }
      }
      return 1;
    }

    private Group group(String text, List<Words.Word> words) {
      List<String> stems = stems(words);
      Expression expression = byStems.get(stems);
      List<Alternative> alternatives = new ArrayList<>();
      alternatives.add(
          new Alternative(text.substring(words.getFirst().start(), words.getLast().end()), stems));
      for (Alternative other :
          expression == null ? List.<Alternative>of() : expression.alternatives()) {
        if (!other.stems().equals(stems)) {
          alternatives.add(other);
        }
      }
      return new Group(
          words, alternatives, expression == null ? stems.getFirst() : expression.term());
    }

    private static List<String> stems(List<Words.Word> words) {
      return words.stream().map(Words.Word::stem).collect(Collectors.toList());
    }
  }
}
