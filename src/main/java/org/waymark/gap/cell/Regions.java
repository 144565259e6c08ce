package org.waymark.gap.cell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;

/**
 * An area cut into the fewest parts that no reach divides. Every reach is then a set of a few dozen
 * parts in place of thousands of small areas, and residents reached are a sum over them, exactly.
 */
final class Regions {

  private final int words;
  private final long[] population;
  private final long total;
  private final long[] everywhere;
  private final long[][] masks;

  /**
   * @param area whose small areas are cut
   * @param reaches each with at least one small area of the area; what lies outside is left out
   */
  Regions(Geography geography, SmallAreaSet area, List<SmallAreaSet> reaches) {
    Frame frame = new Frame(area);
    int[][] runs = reaches.stream().map(frame::runsOf).toArray(int[][]::new);
    int[] segmentOf = segments(frame, runs);
    int segments = segmentOf[frame.size];
    long[] people = new long[segments];
    for (int at = 0; at < frame.size; at++) {
      people[segmentOf[at]] += geography.smallArea(frame.ordinals[at]).population();
    }
    long[][] signatures = signatures(runs, segmentOf, segments);
    int[] regionOf = new int[segments];
    Map<Words64, Integer> numbers = new HashMap<>();
    for (int s = 0; s < segments; s++) {
      regionOf[s] = numbers.computeIfAbsent(new Words64(signatures[s]), key -> numbers.size());
    }
    int regions = numbers.size();
    words = Words64.count(regions);
    population = new long[regions];
    masks = new long[runs.length][words];
    for (int s = 0; s < segments; s++) {
      population[regionOf[s]] += people[s];
      for (int i = 0; i < runs.length; i++) {
        if ((signatures[s][i >>> 6] & (1L << i)) != 0) {
          Words64.set(masks[i], regionOf[s]);
        }
      }
    }
    everywhere = new long[words];
    long sum = 0;
    for (int region = 0; region < regions; region++) {
      Words64.set(everywhere, region);
      sum += population[region];
    }
    total = sum;
  }

  /** The segment of every place in the frame; behind the last, how many there are. */
  private static int[] segments(Frame frame, int[][] runs) {
    boolean[] begins = new boolean[frame.size + 1];
    begins[0] = true;
    begins[frame.size] = true;
    for (int start : frame.before) {
      begins[start] = true;
    }
    for (int[] run : runs) {
      for (int border : run) {
        begins[border] = true;
      }
    }
    int[] segmentOf = new int[frame.size + 1];
    int segments = -1;
    for (int at = 0; at <= frame.size; at++) {
      if (begins[at]) {
        segments++;
      }
      segmentOf[at] = segments;
    }
    return segmentOf;
  }

  /** Which of the reaches hold each segment. */
  private static long[][] signatures(int[][] runs, int[] segmentOf, int segments) {
    long[][] signatures = new long[segments][Words64.count(runs.length)];
    for (int i = 0; i < runs.length; i++) {
      for (int r = 0; r < runs[i].length; r += 2) {
        for (int s = segmentOf[runs[i][r]]; s < segmentOf[runs[i][r + 1]]; s++) {
          Words64.set(signatures[s], i);
        }
      }
    }
    return signatures;
  }

  /** The small areas of an area in one row without holes. */
  private static final class Frame {
    private final int size;
    private final int[] ordinals;
    private final int[] from;
    private final int[] to;
    private final int[] before;

    Frame(SmallAreaSet area) {
      ordinals = area.ordinals().toArray();
      size = ordinals.length;
      int[] bounds = new int[2 * size + 2];
      int[] count = {0};
      area.forEachRun(
          (start, end) -> {
            bounds[count[0]++] = start;
            bounds[count[0]++] = end;
          });
      int runs = count[0] / 2;
      from = new int[runs];
      to = new int[runs];
      before = new int[runs];
      int position = 0;
      for (int i = 0; i < runs; i++) {
        from[i] = bounds[2 * i];
        to[i] = bounds[2 * i + 1];
        before[i] = position;
        position += to[i] - from[i];
      }
    }

    /** Starts and ends, in places of the row, of what of a reach lies in the area. */
    int[] runsOf(SmallAreaSet reach) {
      int[] found = new int[16];
      int[] count = {0};
      int[][] grown = {found};
      for (int i = 0; i < from.length; i++) {
        int shift = before[i] - from[i];
        reach.forEachRunWithin(
            from[i],
            to[i],
            (start, end) -> {
              if (count[0] == grown[0].length) {
                grown[0] = Arrays.copyOf(grown[0], 2 * count[0]);
              }
              grown[0][count[0]++] = start + shift;
              grown[0][count[0]++] = end + shift;
            });
      }
      return Arrays.copyOf(grown[0], count[0]);
    }
  }

  /** How many words a set of regions has. */
  public int words() {
    return words;
  }

  /** The regions of a reach, by its place in the list given. */
  long[] mask(int reach) {
    return masks[reach];
  }

  /** All regions; not to be changed. */
  long[] everywhere() {
    return everywhere;
  }

  /** Residents of a set of regions. */
  public long people(long[] set) {
    if (Arrays.equals(set, everywhere)) {
      return total;
    }
    long sum = 0;
    for (int word = 0; word < words; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        sum += population[(word << 6) + Long.numberOfTrailingZeros(bits)];
      }
    }
    return sum;
  }

  /** Residents of all regions. */
  long total() {
    return total;
  }
}
