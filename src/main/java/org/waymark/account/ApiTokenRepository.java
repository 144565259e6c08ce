package org.waymark.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.catalogue.OrganisationId;

/** Where API tokens are kept. Thread-safe. */
public interface ApiTokenRepository {

  void add(ApiToken token, String digest);

  Optional<ApiToken> find(String digest);

  /** The tokens of an organisation, newest first, ended ones too. */
  List<ApiToken> list(OrganisationId organisation);

  void noteUsed(UUID id, Instant when);

  void revoke(UUID id, Instant when);
}
