package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.List;
import org.waymark.account.Account;
import org.waymark.account.Accounts;
import org.waymark.account.StoredAccount;

/** The accounts of this Waymark. */
@Singleton
record AccountPeople(Accounts accounts) implements ListingPeople {

  @Override
  public List<Account> listActive() {
    return accounts.list().stream().map(StoredAccount::account).filter(Account::active).toList();
  }
}
