package org.waymark.need;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of number an indicator gives, which decides how it moves between areas. */
public enum Measure {
  /** So many of something. The count of an area is the sum over its parts. */
  COUNT("count"),
  /**
   * So many of each hundred, thousand or other base of a population: a prevalence or rate. That of
   * an area is the mean over its parts, weighted by people.
   */
  PREVALENCE("prevalence");

  private final String slug;

  Measure(String slug) {
    this.slug = slug;
  }

  /** The name used in files. */
  public String slug() {
    return slug;
  }

  /** The measure of that name, whatever its case; "rate" is a prevalence. Empty for another. */
  public static Optional<Measure> ofSlug(String slug) {
    String wanted = slug.strip().toLowerCase(Locale.ROOT);
    return wanted.equals("rate")
        ? Optional.of(PREVALENCE)
        : Arrays.stream(values()).filter(measure -> measure.slug.equals(wanted)).findFirst();
  }
}
