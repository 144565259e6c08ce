package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.waymark.listing.duplicate.Merge;

/** A row of {@code listing_merge_record}: a record before or after a merge, as a document. */
@MappedEntity("listing_merge_record")
record MergeRecordRow(
    @Id UUID mergeId, @Id boolean afterIt, @Id int number, Merge.Kind kind, String document) {}
