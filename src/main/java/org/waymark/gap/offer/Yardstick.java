package org.waymark.gap.offer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A published measure of how much of a function there should be: so many of something for so many
 * of something else.
 *
 * @param id lower-case words joined by hyphens
 * @param measure what is counted
 * @param amount how many of it
 * @param basis for so many of what
 * @param per how many of that
 * @param words one sentence, for a page
 * @param source where it is published
 */
public record Yardstick(
    String id,
    Measure measure,
    double amount,
    Basis basis,
    double per,
    String words,
    OfferSource source) {

  /** What there should be so much of. */
  public enum Measure {
    /** Places that people go to. */
    CENTRES("centres"),
    /** Workers, part-time ones in proportion. */
    WHOLE_TIME_WORKERS("whole-time workers"),
    /** Cases heard in a year. */
    CASES_A_YEAR("cases a year");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** For how many of what. */
  public enum Basis {
    /** Residents of every age. */
    RESIDENTS("residents"),
    /** Female residents; a source that says no more is taken to mean adults. */
    WOMEN("women"),
    /** Female residents who are adults. */
    ADULT_WOMEN("adult women"),
    /** Referrals to the service in a year. */
    REFERRALS_A_YEAR("referrals a year");

    private final String label;

    Basis(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Yardstick {
    Objects.requireNonNull(measure);
    Objects.requireNonNull(basis);
    Objects.requireNonNull(source);
    if (!(amount > 0) || !(per > 0)) {
      throw new IllegalArgumentException("yardstick " + id + ": amount and per are above 0");
    }
    if (words.isBlank()) {
      throw new IllegalArgumentException("yardstick " + id + ": write it in words");
    }
  }

  /**
   * How much there should be.
   *
   * @param count how many there are of the basis
   */
  public double expected(double count) {
    return amount * count / per;
  }

  static Optional<Measure> measure(String slug) {
    return find(Measure.values(), slug);
  }

  static Optional<Basis> basis(String slug) {
    return find(Basis.values(), slug);
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String slug) {
    return Arrays.stream(values)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(slug))
        .findFirst();
  }
}
