package org.waymark.intake.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which of some rows is which of some others; each has one partner at most. Not thread-safe. */
final class Pairing {

  /** Stands for no partner. */
  static final int NONE = -1;

  /** How alike two rows are; 0 when they cannot be one. */
  @FunctionalInterface
  interface Likeness {
    int of(int row, int other);
  }

  private record Candidate(int row, int other, int likeness) {}

  private final int[] partners;
  private final boolean[] closed;
  private final boolean[] taken;

  Pairing(int rows, int others) {
    partners = new int[rows];
    Arrays.fill(partners, NONE);
    closed = new boolean[rows];
    taken = new boolean[others];
  }

  /** The number of the other; {@link #NONE} when it has no partner. */
  int partner(int row) {
    return partners[row];
  }

  boolean hasPartner(int other) {
    return taken[other];
  }

  /** Leaves a row without partner for good. */
  void close(int row) {
    closed[row] = true;
  }

  boolean isOpen(int row) {
    return !closed[row] && partners[row] == NONE;
  }

  /** Pairs what is left, the most alike first. */
  void pair(Likeness likeness) {
    List<Candidate> candidates = new ArrayList<>();
    for (int row = 0; row < partners.length; row++) {
      for (int other = 0; other < taken.length; other++) {
        int alike = isOpen(row) && !taken[other] ? likeness.of(row, other) : 0;
        if (alike > 0) {
          candidates.add(new Candidate(row, other, alike));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::likeness).reversed());
    for (Candidate each : candidates) {
      if (isOpen(each.row()) && !taken[each.other()]) {
        join(each.row(), each.other());
      }
    }
  }

  private void join(int row, int other) {
    partners[row] = other;
    taken[other] = true;
  }
}
