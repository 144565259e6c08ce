package org.waymark.benchmark;

import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which set is fastest for the offers of one area: the intersection of a crime type, a cohort and a
 * support type, and how many are left. A police area has some 200 to 2,000 offers.
 */
@State(Scope.Benchmark)
@NullUnmarked // JMH calls the set-up before anything reads these fields
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SetBenchmark {

  private static final int SETS = 64;

  @Param({"200", "2000"})
  public int offers;

  private final long[][] words = new long[SETS][];
  private final BitSet[] bits = new BitSet[SETS];
  private final RoaringBitmap[] roaring = new RoaringBitmap[SETS];
  private int next;

  @Setup
  public void prepare() {
    Random random = new Random(7);
    for (int set = 0; set < SETS; set++) {
      words[set] = new long[(offers + 63) / 64];
      bits[set] = new BitSet(offers);
      roaring[set] = new RoaringBitmap();
      for (int i = 0; i < offers; i++) {
        if (random.nextInt(4) == 0) {
          words[set][i >>> 6] |= 1L << i;
          bits[set].set(i);
          roaring[set].add(i);
        }
      }
      roaring[set].runOptimize();
    }
  }

  private int pick(int which) {
    return (next + 7 * which) % SETS;
  }

  @Benchmark
  public int plainWords() {
    next++;
    long[] one = words[pick(0)];
    long[] two = words[pick(1)];
    long[] three = words[pick(2)];
    int count = 0;
    for (int i = 0; i < one.length; i++) {
      count += Long.bitCount(one[i] & two[i] & three[i]);
    }
    return count;
  }

  @Benchmark
  public int bitSet() {
    next++;
    BitSet left = (BitSet) bits[pick(0)].clone();
    left.and(bits[pick(1)]);
    left.and(bits[pick(2)]);
    return left.cardinality();
  }

  @Benchmark
  public int roaringBitmap() {
    next++;
    return RoaringBitmap.andCardinality(
        RoaringBitmap.and(roaring[pick(0)], roaring[pick(1)]), roaring[pick(2)]);
  }
}
