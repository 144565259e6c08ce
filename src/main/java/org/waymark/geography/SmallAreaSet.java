package org.waymark.geography;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * An immutable set of small areas, by ordinal: the shape of every reach, area and gap. Set algebra
 * on these is how an overlay is computed; a population is a sum over runs of consecutive ordinals.
 * Thread-safe; two sets with the same members are equal.
 */
public final class SmallAreaSet {

  private static final SmallAreaSet EMPTY = new SmallAreaSet(new RoaringBitmap());

  private final RoaringBitmap members;

  /** Start (inclusive) and end (exclusive) of each run of consecutive ordinals, ascending. */
  private final int[] runs;

  private final int hash;

  private SmallAreaSet(RoaringBitmap members) {
    members.runOptimize();
    members.trim();
    this.members = members;
    this.runs = runsOf(members);
    this.hash = Arrays.hashCode(runs);
  }

  private static int[] runsOf(RoaringBitmap members) {
    int[] runs = new int[16];
    int count = 0;
    for (long start = members.nextValue(0); start >= 0; ) {
      long end = members.nextAbsentValue((int) start);
      if (count == runs.length) {
        runs = Arrays.copyOf(runs, count * 2);
      }
      runs[count++] = (int) start;
      runs[count++] = (int) end;
      start = members.nextValue((int) end);
    }
    return Arrays.copyOf(runs, count);
  }

  public static SmallAreaSet empty() {
    return EMPTY;
  }

  public static SmallAreaSet of(int... ordinals) {
    return ordinals.length == 0 ? EMPTY : new SmallAreaSet(RoaringBitmap.bitmapOf(ordinals));
  }

  public static SmallAreaSet of(IntStream ordinals) {
    return of(ordinals.toArray());
  }

  /** Every ordinal from {@code start} up to but not including {@code end}. */
  public static SmallAreaSet ofRange(int start, int end) {
    return start >= end ? EMPTY : new SmallAreaSet(RoaringBitmap.bitmapOfRange(start, end));
  }

  /** The members of any of the sets. */
  public static SmallAreaSet union(Collection<SmallAreaSet> sets) {
    if (sets.isEmpty()) {
      return EMPTY;
    }
    if (sets.size() == 1) {
      return sets.iterator().next();
    }
    RoaringBitmap all = new RoaringBitmap();
    for (SmallAreaSet set : sets) {
      all.or(set.members);
    }
    return new SmallAreaSet(all);
  }

  public SmallAreaSet union(SmallAreaSet other) {
    return new SmallAreaSet(RoaringBitmap.or(members, other.members));
  }

  public SmallAreaSet intersect(SmallAreaSet other) {
    return new SmallAreaSet(RoaringBitmap.and(members, other.members));
  }

  /** The members of this set that are not in the other. */
  public SmallAreaSet minus(SmallAreaSet other) {
    return new SmallAreaSet(RoaringBitmap.andNot(members, other.members));
  }

  public boolean intersects(SmallAreaSet other) {
    return RoaringBitmap.intersects(members, other.members);
  }

  /** True when every member of the other set is in this one. */
  public boolean containsAll(SmallAreaSet other) {
    return members.contains(other.members);
  }

  public boolean contains(int ordinal) {
    return members.contains(ordinal);
  }

  public boolean isEmpty() {
    return runs.length == 0;
  }

  /** How many small areas; not how many people. */
  public int size() {
    return members.getCardinality();
  }

  public IntStream ordinals() {
    return members.stream();
  }

  public void forEach(IntConsumer action) {
    IntIterator each = members.getIntIterator();
    while (each.hasNext()) {
      action.accept(each.next());
    }
  }

  /** What to do with one run of consecutive ordinals. */
  @FunctionalInterface
  public interface RunConsumer {
    /**
     * @param start first ordinal of the run
     * @param end the ordinal after its last
     */
    void accept(int start, int end);
  }

  /** Visits the runs of consecutive ordinals in ascending order. */
  public void forEachRun(RunConsumer action) {
    for (int i = 0; i < runs.length; i += 2) {
      action.accept(runs[i], runs[i + 1]);
    }
  }

  /**
   * Visits, in ascending order, what of the runs lies between two ordinals. The time is that of the
   * runs found there, and not of the whole set.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public void forEachRunWithin(int from, int to, RunConsumer action) {
    int low = 0;
    int high = runs.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs[2 * middle + 1] <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = 2 * low; i < runs.length && runs[i] < to; i += 2) {
      action.accept(Math.max(from, runs[i]), Math.min(to, runs[i + 1]));
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof SmallAreaSet that
            && hash == that.hash
            && Arrays.equals(runs, that.runs));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "SmallAreaSet[" + size() + "]";
  }
}
