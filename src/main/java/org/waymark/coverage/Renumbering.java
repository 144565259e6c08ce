package org.waymark.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Where the numbers that stay have gone, as runs of neighbours. Numbers in no run are gone, or are
 * of something else now.
 *
 * <p>After most changes every number that stays is where it was. A set of bits in which nothing is
 * different then stays the same object, so that an edit leaves no second copy of all sets behind.
 */
final class Renumbering {

  private record Run(int from, int to, int length) {}

  private static final BitSet NOTHING = new BitSet();

  private final List<Run> runs = new ArrayList<>();
  private final BitSet stayed = new BitSet();
  private boolean inPlace = true;

  /** Adds numbers that stay together, after those that were added before. */
  void add(int from, int to, int length) {
    if (length == 0) {
      return;
    }
    stayed.set(to, to + length);
    inPlace &= from == to;
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

  /** True when every number that stays is where it was. */
  boolean isInPlace() {
    return inPlace;
  }

  /** The first number from there on to which nothing has stayed. */
  int nextOther(int from) {
    return stayed.nextClearBit(from);
  }

  /**
   * What stays of some bits, by their new numbers, and what has come.
   *
   * @param bits not changed; answered itself when the outcome is equal
   * @param come of numbers to which nothing has stayed
   */
  BitSet joined(BitSet bits, BitSet come) {
    if (inPlace && isThereAlready(bits, come)) {
      return bits;
    }
    BitSet joined = of(bits);
    joined.or(come);
    return joined;
  }

  /** Whether the numbers that nothing has stayed to are the same in both. */
  private boolean isThereAlready(BitSet bits, BitSet come) {
    int length = Math.max(bits.length(), come.length());
    for (int i = nextOther(0); i < length; i = nextOther(i + 1)) {
      if (bits.get(i) != come.get(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * As {@link #joined}, of every value; keys of which nothing stays are left out.
   *
   * @param come afterwards all
   */
  <K> void join(Map<K, BitSet> bits, Map<K, BitSet> come) {
    bits.forEach(
        (key, each) -> {
          BitSet joined = joined(each, come.getOrDefault(key, NOTHING));
          if (!joined.isEmpty()) {
            come.put(key, joined);
          }
        });
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
