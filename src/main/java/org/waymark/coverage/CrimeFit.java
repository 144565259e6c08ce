package org.waymark.coverage;

import org.waymark.catalogue.Labelled;

/**
 * How closely a listing fits a crime type, closest first.
 *
 * <p>Draft statutory guidance, paragraph 55: support may be led by need and not by crime, so a
 * multi-crime service counts for each of its crimes, and is told from one that names the crime.
 */
public enum CrimeFit implements Labelled {
  /** The listing names the crime type. */
  NAMED("Named", "name this crime"),
  /** It names a wider crime type, as "domestic abuse" for forced marriage. */
  GENERIC("Generic", "are for a wider crime"),
  /** It is for victims of many or all crimes, this one among them. */
  MULTI_CRIME("Multi-crime", "are for victims of many crimes"),
  /** It names narrower crime types only, so others of this crime are left out. */
  SOME_OF_THEM("Some of them", "are for some of them only");

  private final String label;
  private final String words;

  CrimeFit(String label, String words) {
    this.label = label;
    this.words = words;
  }

  @Override
  public String label() {
    return label;
  }

  /** What it says of services, to follow "that": "are for a wider crime". */
  public String words() {
    return words;
  }

  /** True when everybody whom the crime happened to is meant, and not some of them only. */
  public boolean isWhole() {
    return this != SOME_OF_THEM;
  }
}
