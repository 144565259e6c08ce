package org.waymark.gap.offer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.gap.cell.GapFinding;

/** What an answer comes to in a headline. Every finding comes to one of them. */
public enum OfferOutcome {
  /** Provided, also where it is provided twice. */
  MET("Met", "met"),
  /** Some residents are reached, or all only from over the boundary or from far away. */
  IN_PART("Met in part", "met in part"),
  /** Met today, and not to be relied on. */
  FRAGILE("Fragile", "fragile"),
  /** There are listings that do not count until somebody has checked them. */
  LISTED_UNCHECKED("Listed but unchecked", "listed but unchecked"),
  /**
   * Nobody has looked, or there are only services that do not state whether they take the group.
   */
  UNKNOWN("Unknown", "unknown"),
  /** Nothing is recorded, or somebody has confirmed that there is nothing. */
  MISSING("Missing", "missing");

  private final String label;
  private final String words;

  OfferOutcome(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** The words of a heading. */
  public String label() {
    return label;
  }

  /** The same within a sentence: "so many are …". */
  public String words() {
    return words;
  }

  /** Kebab-case name for addresses, files and styles. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a finding comes to, whatever services do not state: see {@link OfferAnswer#outcome}. */
  public static OfferOutcome of(GapFinding finding) {
    return switch (finding) {
      case NOT_ASSESSED -> UNKNOWN;
      case NONE_RECORDED, ABSENCE_CONFIRMED -> MISSING;
      case LISTED_NOT_COUNTED -> LISTED_UNCHECKED;
      case NATIONAL_ONLY, CROSS_BOUNDARY_ONLY, PARTIAL, NO_BARRIER_RECORDED -> IN_PART;
      case AT_RISK, OVERSTRETCHED, TOO_LITTLE -> FRAGILE;
      case PROVIDED, DUPLICATED -> MET;
    };
  }

  /** The findings that come to an outcome, from the worst to the best. */
  public static List<GapFinding> findingsOf(OfferOutcome outcome) {
    return Arrays.stream(GapFinding.values()).filter(each -> of(each) == outcome).toList();
  }

  public static Optional<OfferOutcome> ofSlug(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug().equals(slug)).findFirst();
  }
}
