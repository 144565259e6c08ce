package org.waymark.listing;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.waymark.catalogue.RecordIds;

/** The identifier of a change of a listing; random. */
public record ListingChangeId(UUID value) {

  public ListingChangeId {
    Objects.requireNonNull(value);
  }

  /** A new one. */
  public static ListingChangeId random() {
    return new ListingChangeId(UUID.randomUUID());
  }

  /** Empty when the text is not a UUID. */
  public static Optional<ListingChangeId> parse(String text) {
    return RecordIds.parse(text).map(ListingChangeId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
