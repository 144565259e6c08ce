package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code bulk_plan}. */
@MappedEntity("bulk_plan")
record BulkPlanRow(@Id UUID id, UUID owner, Instant madeAt, @Nullable Instant appliedAt) {}
