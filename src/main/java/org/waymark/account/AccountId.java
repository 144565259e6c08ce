package org.waymark.account;

import java.util.Objects;
import java.util.UUID;

/** The identifier of an account; random. */
public record AccountId(UUID value) {

  public AccountId {
    Objects.requireNonNull(value);
  }

  /** A new one. */
  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
