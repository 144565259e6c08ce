package org.waymark.gap.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis finds in a cell, from the worst known to the best. The order is the order of
 * the rules: the first that holds is the finding, and a service that is added can only move a cell
 * further down this list.
 */
public enum GapFinding {
  /** Nothing at all is listed for anybody in the area: nobody has looked, so nothing is known. */
  NOT_ASSESSED("Not assessed", "?", "No service of any kind has been listed for this area yet."),
  /** Listings exist for the area, none of them for this cell. It is not proof of absence. */
  NONE_RECORDED(
      "None recorded", "○", "Services are listed for the area, and none of them is for this."),
  /** A commissioner has said that there is none, and nothing that counts is listed. */
  ABSENCE_CONFIRMED("Absence confirmed", "✕", "A commissioner has confirmed that there is none."),
  /**
   * Local services are listed for this cell, and not one of them counts on the day: they are to be
   * confirmed, or take no referrals.
   */
  LISTED_NOT_COUNTED(
      "Listed, not counted",
      "◌",
      "Local services are listed for this, and none of them counts: check that they still run."),
  /** Only services for all of England. */
  NATIONAL_ONLY("National only", "N", "Only England-wide services take people from the area."),
  /** Only services whose places are all in other police areas. */
  CROSS_BOUNDARY_ONLY(
      "Cross-boundary only", "⇄", "Only services based outside the police area take people."),
  /** Local services reach some residents, and not enough of them. */
  PARTIAL("Partial", "◐", "Local services take some residents and leave others out."),
  /** Most residents depend on one organisation, or on funding that ends soon. */
  AT_RISK("At risk", "!", "Most residents depend on one provider, or on funding that ends soon."),
  /** Most residents would wait longer than the threshold. */
  OVERSTRETCHED("Overstretched", "≈", "Most residents would wait longer than the threshold."),
  /**
   * Enough residents are reached, and the workers their providers report are fewer than a published
   * yardstick asks for: of questions that have one, where every service that counts has reported.
   */
  TOO_LITTLE(
      "Too little for expected cases",
      "▽",
      "Services take nearly all residents, and report fewer workers than the expected cases need."),
  /**
   * Of a group: nothing keeps it out of what is there for everybody, and nothing is there that is
   * made for it. It is not proof that it is served.
   */
  NO_BARRIER_RECORDED(
      "No barrier recorded",
      "□",
      "Services for everybody record no barrier to the group; none is made for it."),
  /** Enough residents are reached, by more than one provider, with room. */
  PROVIDED("Provided", "●", "Local services take nearly all residents."),
  /** Provided, and the same thing twice under different commissioners. */
  DUPLICATED(
      "Duplicated", "◉", "Provided, and for many residents twice, by different commissioners.");

  private final String label;
  private final String symbol;
  private final String meaning;

  GapFinding(String label, String symbol, String meaning) {
    this.label = label;
    this.symbol = symbol;
    this.meaning = meaning;
  }

  /** The words of pages and files. */
  public String label() {
    return label;
  }

  /** One character that tells it from the others without colour. */
  public String symbol() {
    return symbol;
  }

  /** What it means, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** Kebab-case name for addresses, files and styles. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * This, or that there is no barrier recorded where only services that are open to everybody make
   * it so good.
   *
   * @param closer the finding of services designed for the group, or led by it; null for none
   */
  public GapFinding unlessOpenOnly(@Nullable GapFinding closer) {
    return compareTo(PROVIDED) >= 0 && (closer == null || closer.compareTo(PROVIDED) < 0)
        ? NO_BARRIER_RECORDED
        : this;
  }

  /** True when a commissioner should look: something is known to be missing or weak. */
  public boolean isGap() {
    return this != NOT_ASSESSED && compareTo(PROVIDED) < 0;
  }

  /** True when no local service counts in the cell. */
  public boolean hasNoLocalProvision() {
    return compareTo(NATIONAL_ONLY) <= 0;
  }

  public static Optional<GapFinding> ofSlug(String slug) {
    return Arrays.stream(values()).filter(finding -> finding.slug().equals(slug)).findFirst();
  }
}
