package org.waymark.catalogue.history;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a record was after a change, and whether a person said so.
 *
 * @param revision the change
 * @param byPerson false when a file said so, or when it was there already as the history began
 */
public record RecordVersion<T>(CatalogueRevision revision, boolean byPerson, T record) {

  public RecordVersion {
    Objects.requireNonNull(revision);
    Objects.requireNonNull(record);
  }

  /** The day of the change in England. */
  public LocalDate day() {
    return LocalDate.ofInstant(revision.at(), CatalogueHistory.LONDON);
  }
}
