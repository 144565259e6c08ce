package org.waymark.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a term falls under the Duty to collaborate (Victims and Prisoners Act 2024 ss.13-15;
 * draft statutory guidance paras 15 and 38 and glossary).
 */
public enum Scope {
  /** Under the Duty in every police area. */
  DUTY("Under the Duty"),
  /** Under the Duty where the duty holders of an area judge it to be serious violence. */
  LOCAL("By local decision"),
  /** Not under the Duty; listed because people need it and areas may add it. */
  OUTSIDE("Outside the Duty");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Lower-case name as written in data files and addresses. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scope> findBySlug(String slug) {
    return Arrays.stream(values()).filter(scope -> scope.slug().equals(slug)).findFirst();
  }
}
