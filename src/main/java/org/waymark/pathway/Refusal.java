package org.waymark.pathway;

import java.util.Objects;

/**
 * Why somebody is not admitted.
 *
 * @param words can stand alone in a list: "takes age 18 and over"
 */
public record Refusal(Ground ground, String words) {

  /** What a refusal is about. */
  public enum Ground {
    LISTING,
    PLACE,
    AGE,
    GENDER,
    COHORT,
    CRIME,
    RISK,
    REPORT,
    TIME,
    CAPACITY,
    LANGUAGE,
    COMMUNICATION,
    WITHDRAWN,
    NO_WAY_IN
  }

  public Refusal {
    Objects.requireNonNull(ground);
    if (words.isBlank()) {
      throw new IllegalArgumentException("A refusal says why");
    }
  }
}
