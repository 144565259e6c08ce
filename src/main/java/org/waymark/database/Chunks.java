package org.waymark.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many rows or identifiers in parts that one statement can take. */
public final class Chunks {

  /** Rows written, or identifiers asked for, at once. */
  private static final int SIZE = 500;

  private Chunks() {}

  /** The same in the same order, in lists that are not empty. */
  public static <T> List<List<T>> of(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < list.size(); from += SIZE) {
      chunks.add(list.subList(from, Math.min(list.size(), from + SIZE)));
    }
    return chunks;
  }
}
