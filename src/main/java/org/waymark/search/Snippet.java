package org.waymark.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.waymark.search.ServiceHit.SnippetPart;

/** Cuts from a text the piece that says most about a question. */
final class Snippet {

  /** About as much as two lines of a page hold. */
  static final int LENGTH_CHARACTERS = 220;

  private Snippet() {}

  /**
   * @param expressions stems of the expressions to mark
   * @param beginning a beginning of a word to mark besides; empty for none
   */
  static List<SnippetPart> of(String text, Set<List<String>> expressions, String beginning) {
    if (text.isBlank()) {
      return List.of();
    }
    List<Words.Word> words =
        expressions.isEmpty() && beginning.isEmpty() ? List.of() : Words.of(text);
    BitSet matched = matched(words, expressions, beginning);
    int start = start(text, words, matched);
    int end = end(text, start);
    return parts(text, start, end, words, matched);
  }

  /** Which of the words belong to an expression. */
  private static BitSet matched(
      List<Words.Word> words, Set<List<String>> expressions, String beginning) {
    BitSet matched = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      for (List<String> stems : expressions) {
        if (standsAt(words, i, stems)) {
          matched.set(i, i + stems.size());
        }
      }
      if (!beginning.isEmpty() && words.get(i).written().startsWith(beginning)) {
        matched.set(i);
      }
    }
    return matched;
  }

  private static boolean standsAt(List<Words.Word> words, int at, List<String> stems) {
    if (at + stems.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < stems.size(); i++) {
      if (!words.get(at + i).stem().equals(stems.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Where the piece with most matched words begins. */
  private static int start(String text, List<Words.Word> words, BitSet matched) {
    if (text.length() <= LENGTH_CHARACTERS) {
      return 0;
    }
    int best = 0;
    int most = 0;
    for (int i = matched.nextSetBit(0); i >= 0; i = matched.nextSetBit(i + 1)) {
      int from = words.get(i).start();
      int count = 0;
      for (int j = i;
          j >= 0 && words.get(j).end() <= from + LENGTH_CHARACTERS * 3 / 4;
          j = matched.nextSetBit(j + 1)) {
        count++;
      }
      if (count > most) {
        most = count;
        best = from;
      }
    }
    if (best < LENGTH_CHARACTERS / 2) {
      return 0;
    }
    int from = best - LENGTH_CHARACTERS / 4;
    int space = text.indexOf(' ', from);
    return space < 0 || space >= best ? best : space + 1;
  }

  private static int end(String text, int start) {
    if (text.length() - start <= LENGTH_CHARACTERS) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', start + LENGTH_CHARACTERS);
    int end = space > start ? space : start + LENGTH_CHARACTERS;
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static List<SnippetPart> parts(
      String text, int start, int end, List<Words.Word> words, BitSet matched) {
    List<SnippetPart> parts = new ArrayList<>();
    if (start > 0) {
      parts.add(new SnippetPart("… ", false));
    }
    int at = start;
    for (int i = matched.nextSetBit(0); i >= 0; i = matched.nextSetBit(i + 1)) {
      Words.Word word = words.get(i);
      if (word.start() < at || word.end() > end) {
        continue;
      }
      if (word.start() > at) {
        parts.add(new SnippetPart(text.substring(at, word.start()), false));
      }
      parts.add(new SnippetPart(text.substring(word.start(), word.end()), true));
      at = word.end();
    }
    if (at < end) {
      parts.add(new SnippetPart(text.substring(at, end), false));
    }
    if (end < text.length()) {
      parts.add(new SnippetPart(" …", false));
    }
    return parts;
  }
}
