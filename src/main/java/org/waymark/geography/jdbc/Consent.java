package org.waymark.geography.jdbc;

/**
 * What somebody who loads a file has agreed to, because they were asked.
 *
 * @param olderEdition what is there may be of a newer edition
 * @param add only what the file covers, and no newer edition has, is taken from it; all else stays
 * @param lessThanThere all postcodes are replaced, though the file has far fewer
 */
public record Consent(boolean olderEdition, boolean add, boolean lessThanThere) {

  /** Nobody was asked anything. */
  public static final Consent NONE = new Consent(false, false, false);
}
