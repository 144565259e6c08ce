package org.waymark.account;

import java.util.Objects;

/**
 * Whoever makes a request, once they are signed in. Controllers take one as a parameter.
 *
 * @param account who they are
 * @param authority what they may do today
 * @param formToken proves that a form was made for this session; every form that changes something
 *     carries it in the field {@code _token}
 */
public record Person(Account account, Authority authority, String formToken) {

  public Person {
    Objects.requireNonNull(account);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(formToken);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "Person[" + account.id() + "]";
  }
}
