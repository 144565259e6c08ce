package org.waymark.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the numbers that stay have gone, as runs of neighbours. Numbers in no run are gone, and
 * nothing has come into their place yet.
 */
final class Renumbering {

  private record Run(int from, int to, int length) {}

  private final List<Run> runs = new ArrayList<>();

  /** Adds numbers that stay together, after those that were added before. */
  void add(int from, int to, int length) {
    if (length == 0) {
      return;
    }
    if (!runs.isEmpty()) {
      Run last = runs.getLast();
      if (last.from() + last.length() == from && last.to() + last.length() == to) {
        runs.set(runs.size() - 1, new Run(last.from(), last.to(), last.length() + length));
        return;
      }
    }
    runs.add(new Run(from, to, length));
  }

  /** The same bits by their new numbers. */
  BitSet of(BitSet bits) {
    long[] old = bits.toLongArray();
    if (old.length == 0 || runs.isEmpty()) {
      return new BitSet();
    }
    Run last = runs.getLast();
    long[] moved = new long[(last.to() + last.length() + 63) >>> 6];
    for (Run run : runs) {
      copy(old, run, moved);
    }
    return BitSet.valueOf(moved);
  }

  /** As {@link #of(BitSet)}, of every value; keys of which nothing stays are left out. */
  <K> Map<K, BitSet> of(Map<K, BitSet> bits) {
    Map<K, BitSet> moved = HashMap.newHashMap(bits.size());
    bits.forEach(
        (key, each) -> {
          BitSet some = of(each);
          if (!some.isEmpty()) {
            moved.put(key, some);
          }
        });
    return moved;
  }

  private static void copy(long[] old, Run run, long[] moved) {
    int done = 0;
    while (done < run.length()) {
      int from = run.from() + done;
      if (from >>> 6 >= old.length) {
        return;
      }
      int to = run.to() + done;
      int count = Math.min(run.length() - done, 64 - Math.max(from & 63, to & 63));
      long word = old[from >>> 6] >>> from;
      long mask = count == 64 ? -1 : (1L << count) - 1;
      moved[to >>> 6] |= (word & mask) << to;
      done += count;
    }
  }
}
