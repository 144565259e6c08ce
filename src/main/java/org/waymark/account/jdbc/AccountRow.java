package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Grant;
import org.waymark.account.StoredAccount;

/** A row of {@code account}. */
@MappedEntity("account")
record AccountRow(
    @Id UUID id,
    String email,
    String name,
    boolean active,
    boolean demonstration,
    @Nullable String passphrase,
    int passphraseNumber,
    Instant createdAt,
    @Nullable Instant signedInAt) {

  StoredAccount account(boolean secondFactor, List<Grant> grants) {
    return new StoredAccount(
        new Account(new AccountId(id), email, name, active, secondFactor, grants),
        demonstration,
        passphrase,
        passphraseNumber,
        signedInAt);
  }
}
