package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.listing.duplicate.Merge;

/** A row of {@code listing_merge}. */
@MappedEntity("listing_merge")
record MergeRow(
    @Id UUID id,
    Merge.Kind kind,
    UUID kept,
    UUID dropped,
    String who,
    String why,
    Instant mergedAt,
    @Nullable Instant undoneAt) {}
