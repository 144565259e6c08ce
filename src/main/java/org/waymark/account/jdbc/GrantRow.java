package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.waymark.account.Grant;
import org.waymark.catalogue.OrganisationId;
import org.waymark.geography.AreaCode;

/**
 * A row of {@code account_grant}.
 *
 * @param subject an organisation, a body or a police area; empty for an administrator
 * @param further a lead; a named reader of withheld addresses
 */
@MappedEntity("account_grant")
record GrantRow(@Id UUID accountId, @Id Kind kind, @Id String subject, boolean further) {

  enum Kind {
    PROVIDER,
    COMMISSIONER,
    CONVENOR,
    ADMINISTRATOR
  }

  static GrantRow of(UUID account, Grant grant) {
    return switch (grant) {
      case Grant.Provider provider ->
          new GrantRow(
              account, Kind.PROVIDER, provider.organisation().value().toString(), provider.lead());
      case Grant.Commissioner commissioner ->
          new GrantRow(account, Kind.COMMISSIONER, commissioner.body().value(), false);
      case Grant.Convenor convenor ->
          new GrantRow(account, Kind.CONVENOR, convenor.policeArea().value(), false);
      case Grant.Administrator given ->
          new GrantRow(account, Kind.ADMINISTRATOR, "", given.readsWithheld());
    };
  }

  Grant grant() {
    return switch (kind) {
      case PROVIDER -> new Grant.Provider(new OrganisationId(UUID.fromString(subject)), further);
      case COMMISSIONER -> new Grant.Commissioner(new AreaCode(subject));
      case CONVENOR -> new Grant.Convenor(new AreaCode(subject));
      case ADMINISTRATOR -> new Grant.Administrator(further);
    };
  }
}
