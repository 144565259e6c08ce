package org.waymark.tool.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Chance that is the same every time for the same seed. Not thread-safe. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Dice of its own for a thing with a name, so that adding one thing does not change another. */
  static Dice of(long seed, String name) {
    long mixed = seed;
    for (int i = 0; i < name.length(); i++) {
      mixed = mixed * 1_000_003 + name.charAt(i);
    }
    return new Dice(mixed);
  }

  boolean percent(double chance) {
    return random.nextDouble() * 100 < chance;
  }

  /** From the lower to the upper bound, both included. */
  int between(int lower, int upper) {
    return random.nextInt(lower, upper + 1);
  }

  double between(double lower, double upper) {
    return lower + random.nextDouble() * (upper - lower);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Some of the choices, in their order; the number lies between the bounds, as far as they go. */
  <T> List<T> some(List<T> choices, int fewest, int most) {
    List<T> left = new ArrayList<>(choices);
    int wanted = Math.min(choices.size(), between(fewest, most));
    while (left.size() > wanted) {
      left.remove(random.nextInt(left.size()));
    }
    return left;
  }

  /**
   * One of the choices, in proportion to its weight.
   *
   * @throws IllegalArgumentException when no weight is above zero
   */
  <T> T weighted(List<T> choices, ToDoubleFunction<? super T> weight) {
    double total = choices.stream().mapToDouble(weight).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException("No choice has a weight above zero");
    }
    double mark = random.nextDouble() * total;
    for (T choice : choices) {
      mark -= weight.applyAsDouble(choice);
      if (mark < 0) {
        return choice;
      }
    }
    return choices.getLast();
  }

  /** One of the keys, in proportion to its weight. */
  String weighted(Map<String, Integer> weights) {
    return weighted(List.copyOf(weights.entrySet()), Map.Entry::getValue).getKey();
  }
}
