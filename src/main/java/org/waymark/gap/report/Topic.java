package org.waymark.gap.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reports there are. */
public enum Topic {
  PROFILE,
  OFFER,
  PRIORITIES,
  GROUPS,
  BOUNDARY,
  DISTANCE,
  CONTRACTS,
  DUPLICATION,
  LOW_VOLUME,
  WHAT_IF,
  COMPARE,
  NATIONAL;

  /** The slugs as a pattern of a route. */
  public static final String PATTERN =
      "profile|offer|priorities|groups|boundary|distance|contracts|duplication|low-volume|what-if|compare|national";

  /** Kebab-case name for addresses and files. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True for the one that is of all England. */
  public boolean isOfEngland() {
    return this == NATIONAL;
  }

  /** True for the one that is of a police area and nothing smaller. */
  public boolean isOfPoliceAreas() {
    return this == BOUNDARY;
  }

  public static Optional<Topic> ofSlug(String slug) {
    return Arrays.stream(values()).filter(topic -> topic.slug().equals(slug)).findFirst();
  }
}
