package org.waymark;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** How alike two spellings are, for "did you mean". */
public final class Spelling {

  private Spelling() {}

  /** Letters to change, insert or delete to make one of the other (Levenshtein distance). */
  public static int changes(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }

  /**
   * Those a typing error away, nearest first: at most a third of the letters of their names differ,
   * and at least one may.
   *
   * @param written in the form in which {@code name} gives names
   */
  public static <T> List<T> nearest(
      String written, Collection<T> candidates, Function<T, String> name, int limit) {
    record Near<T>(T candidate, int changes) {}
    return candidates.stream()
        .filter(each -> within(name.apply(each), name.apply(each).length() - written.length()))
        .map(each -> new Near<>(each, changes(written, name.apply(each))))
        .filter(near -> within(name.apply(near.candidate()), near.changes()))
        .sorted(Comparator.comparingInt(Near::changes))
        .limit(limit)
        .map(Near::candidate)
        .toList();
  }

  private static boolean within(String name, int changes) {
    return Math.abs(changes) * 3 <= Math.max(3, name.length());
  }
}
