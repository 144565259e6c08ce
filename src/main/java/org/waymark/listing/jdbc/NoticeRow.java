package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code sent_notice}. */
@MappedEntity("sent_notice")
record NoticeRow(@Id String kind, @Id UUID subject, @Id String occasion, Instant claimedAt) {}
