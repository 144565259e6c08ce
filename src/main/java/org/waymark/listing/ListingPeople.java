package org.waymark.listing;

import java.util.List;
import java.util.Optional;
import org.waymark.account.Account;
import org.waymark.account.AccountId;

/** Who can sign in: whom letters about listings go to, and whom a change can be given to. */
public interface ListingPeople {

  /** Every account that is not closed, by name. */
  List<Account> listActive();

  /** An account that is not closed. */
  default Optional<Account> find(AccountId id) {
    return listActive().stream().filter(account -> account.id().equals(id)).findFirst();
  }
}
