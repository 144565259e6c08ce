package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.account.AccountId;
import org.waymark.account.ApiToken;
import org.waymark.catalogue.OrganisationId;

/** A row of {@code api_token}. */
@MappedEntity("api_token")
record TokenRow(
    @Id UUID id,
    String digest,
    UUID organisation,
    UUID accountId,
    String label,
    boolean writes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {

  static TokenRow of(ApiToken token, String digest) {
    return new TokenRow(
        token.id(),
        digest,
        token.organisation().value(),
        token.maker().value(),
        token.label(),
        token.writes(),
        token.created(),
        token.expires(),
        token.used(),
        token.revoked());
  }

  ApiToken token() {
    return new ApiToken(
        id,
        new OrganisationId(organisation),
        new AccountId(accountId),
        label,
        writes,
        createdAt,
        expiresAt,
        usedAt,
        revokedAt);
  }
}
