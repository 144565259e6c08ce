package org.waymark.catalogue;

import java.util.Objects;
import org.waymark.vocabulary.TermId;

/**
 * What a service says it is for a cohort.
 *
 * @param cohort a term of the cohort vocabulary
 */
public record CohortLevel(TermId cohort, Level level) {

  /** The three levels, closest first; they are never merged. */
  public enum Level implements Labelled {
    /** Run by an organisation that members of the cohort lead. */
    BY_AND_FOR("By and for"),
    /** Designed for the cohort. */
    SPECIALIST("Specialist"),
    /** Eligibility admits the cohort. */
    OPEN("Open");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }

    /** True when this level is as close as the other, or closer. */
    public boolean isAtLeast(Level other) {
      return compareTo(other) <= 0;
    }
  }

  public CohortLevel {
    Objects.requireNonNull(cohort);
    Objects.requireNonNull(level);
  }
}
