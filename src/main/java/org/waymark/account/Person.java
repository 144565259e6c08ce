package org.waymark.account;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever makes a request, once they are signed in. Controllers take one as a parameter.
 *
 * @param account who they are
 * @param authority what they may do today
 * @param formToken proves that a form was made for this session; every form that changes something
 *     carries it in the field {@code _token}; empty for a program
 * @param token the API token, when it is a program that acts for whoever made the token; null
 *     otherwise
 */
public record Person(Account account, Authority authority, String formToken, @Nullable UUID token) {

  public Person {
    Objects.requireNonNull(account);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(formToken);
  }

  /** Somebody in a browser. */
  public Person(Account account, Authority authority, String formToken) {
    this(account, authority, formToken, null);
  }

  /** Who they are in the audit trail. */
  public String actor() {
    return token == null ? "account:" + account.id() : "token:" + token;
  }

  /**
   * Whether somebody is a professional: signed in, with {@link Authority#isProfessional()}.
   *
   * @param person whoever makes a request; null for the public
   */
  public static boolean isProfessional(@Nullable Person person) {
    return person != null && person.authority().isProfessional();
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "Person[" + account.id() + "]";
  }
}
