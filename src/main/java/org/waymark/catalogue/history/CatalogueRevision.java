package org.waymark.catalogue.history;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of the catalogue.
 *
 * @param number counts from 1
 * @param at when
 * @param who as {@link org.waymark.catalogue.CatalogueChange#who()} had it
 * @param why in words
 * @param importedFrom the source of the file that it took in; null when a person made it
 */
public record CatalogueRevision(
    long number, Instant at, String who, String why, @Nullable String importedFrom) {

  public CatalogueRevision {
    Objects.requireNonNull(at);
  }
}
