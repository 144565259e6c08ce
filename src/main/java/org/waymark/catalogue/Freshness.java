package org.waymark.catalogue;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How lately a listing was said to be right (assured). */
public enum Freshness implements Labelled {
  CURRENT("Checked in the last 90 days"),
  DUE("Check due"),
  STALE("Not checked for over 180 days");

  private final String label;

  Freshness(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** In words; of what nobody ever assured, that it was never checked. */
  public static String told(@Nullable LocalDate assured, LocalDate today) {
    return assured == null ? "Never checked" : of(assured, today).label();
  }

  /** Days after which a listing is due to be checked. */
  public static final int DUE_AFTER_DAYS = 90;

  /** Days after which a listing is stale. */
  public static final int STALE_AFTER_DAYS = 180;

  /** Freshness on a day of a listing last assured on {@code assured}; never assured is stale. */
  public static Freshness of(@Nullable LocalDate assured, LocalDate today) {
    if (assured == null) {
      return STALE;
    }
    long days = ChronoUnit.DAYS.between(assured, today);
    if (days > STALE_AFTER_DAYS) {
      return STALE;
    }
    return days > DUE_AFTER_DAYS ? DUE : CURRENT;
  }
}
