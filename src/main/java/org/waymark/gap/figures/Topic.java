package org.waymark.gap.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reports there are. */
public enum Topic {
  PRIORITIES,
  DUPLICATION,
  LOW_VOLUME,
  COMPARE,
  WHAT_IF;

  /** Kebab-case name for addresses and files. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Topic> ofSlug(String slug) {
    return Arrays.stream(values()).filter(topic -> topic.slug().equals(slug)).findFirst();
  }
}
