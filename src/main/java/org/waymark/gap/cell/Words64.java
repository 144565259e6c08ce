package org.waymark.gap.cell;

import java.util.Arrays;

/**
 * A set of small numbers as 64-bit words, with value equality: a key of hash maps. The array is not
 * copied and must not change any more.
 */
final class Words64 {

  private final long[] words;
  private final int hash;

  Words64(long... words) {
    this.words = words;
    long mixed = 1;
    for (long word : words) {
      mixed = (mixed ^ word) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    this.hash = (int) (mixed ^ (mixed >>> 32));
  }

  public static int count(int members) {
    return (members + 63) >>> 6;
  }

  public static void set(long[] words, int member) {
    words[member >>> 6] |= 1L << member;
  }

  static boolean contains(long[] words, int member) {
    return (words[member >>> 6] & (1L << member)) != 0;
  }

  public static boolean isEmpty(long[] words) {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Words64 that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
