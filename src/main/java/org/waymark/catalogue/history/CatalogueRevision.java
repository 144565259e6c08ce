package org.waymark.catalogue.history;

import java.time.Instant;
import java.util.Objects;

/**
 * One change of the catalogue.
 *
 * @param number counts from 1
 * @param at when
 * @param who as {@link org.waymark.catalogue.CatalogueChange#who()} had it
 * @param why in words
 */
public record CatalogueRevision(long number, Instant at, String who, String why) {

  public CatalogueRevision {
    Objects.requireNonNull(at);
  }
}
