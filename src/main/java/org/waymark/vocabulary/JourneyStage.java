package org.waymark.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The stages from first disclosure to recovery, in their usual order (draft statutory guidance para
 * 3). A person may skip stages and return to earlier ones.
 */
public enum JourneyStage {
  DISCLOSURE("Disclosure"),
  CRISIS_AND_SAFETY("Crisis and safety"),
  HEALTH_AND_FORENSIC("Health and forensic care"),
  ADVOCACY("Advocacy"),
  THERAPY("Therapy"),
  JUSTICE("Justice"),
  RECOVERY("Recovery");

  private final String label;

  JourneyStage(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Kebab-case name as written in data files and addresses. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<JourneyStage> findBySlug(String slug) {
    return Arrays.stream(values()).filter(stage -> stage.slug().equals(slug)).findFirst();
  }
}
