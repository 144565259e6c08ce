package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.listing.ListingChange;

/** A row of {@code listing_change_step}: what a change was at a lock number. */
@MappedEntity("listing_change_step")
record StepRow(
    @Id UUID serviceId,
    @Id long lockNumber,
    UUID changeId,
    String fields,
    @Nullable String base,
    @Nullable String proposed,
    String draft) {

  /**
   * The change as it was then.
   *
   * @param now as it is
   */
  ListingChange on(ListingChangeRow now) {
    return now.change(List.of())
        .with()
        .fields(ListingChangeRow.fieldsOf(fields))
        .base(ListingChangeRow.service(base))
        .proposed(ListingChangeRow.service(proposed))
        .draft(FormFields.read(draft))
        .lock(lockNumber)
        .build();
  }
}
