package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.waymark.account.AccountId;
import org.waymark.account.Session;

/** A row of {@code account_session}. */
@MappedEntity("account_session")
record SessionRow(
    @Id String digest,
    UUID accountId,
    String device,
    Instant createdAt,
    Instant seenAt,
    Instant expiresAt) {

  static SessionRow of(Session session) {
    return new SessionRow(
        session.digest(),
        session.account().value(),
        session.device(),
        session.created(),
        session.seen(),
        session.expires());
  }

  Session session() {
    return new Session(digest, new AccountId(accountId), device, createdAt, seenAt, expiresAt);
  }
}
