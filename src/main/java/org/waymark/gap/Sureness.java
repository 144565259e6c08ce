package org.waymark.gap;

import java.util.List;
import java.util.Locale;

/**
 * How sure a finding is, and why.
 *
 * @param reasons whole sentences; never empty
 */
public record Sureness(Grade grade, List<String> reasons) {

  /** From the surest. */
  public enum Grade {
    HIGH("High"),
    MEDIUM("Medium"),
    LOW("Low");

    private final String label;

    Grade(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Sureness {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A grade of sureness needs a reason");
    }
  }
}
