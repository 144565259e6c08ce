package org.waymark.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts are kept, and what proves who somebody is. Decides nothing: {@link Accounts},
 * {@link SignIn} and their like do. Thread-safe.
 */
public interface AccountRepository {

  /** Does several things in one transaction; what it throws undoes them all. */
  <T extends @Nullable Object> T together(Supplier<T> work);

  /** Looks several things up in one view; for nothing that writes. */
  <T extends @Nullable Object> T atOnce(Supplier<T> look);

  Optional<StoredAccount> find(AccountId id);

  /**
   * @param email lower case
   */
  Optional<StoredAccount> findByEmail(String email);

  /** Every account, closed ones too, by name. */
  List<StoredAccount> list();

  /**
   * Keeps an account with its grants, new or in place of the one with the same id; its passphrase
   * stays. Whether it has a second factor is not decided by this.
   *
   * @throws IllegalArgumentException when another account has the e-mail address
   */
  void save(Account account, boolean demonstration);

  /** Sets the passphrase and ends what was begun with the old one. */
  void setPassphrase(AccountId id, String hash);

  void noteSignIn(AccountId id, Instant when);

  /** Deletes every account of the demonstration with all that belongs to it. */
  int removeDemonstration();

  /** The second factor of an account; empty when it has none, not even one to be confirmed. */
  Optional<StoredFactor> findFactor(AccountId id);

  /** Keeps a second factor that is yet to be confirmed, in place of any other. */
  void startFactor(AccountId id, String sealedSecret);

  /** The factor counts from now on. */
  void confirmFactor(AccountId id);

  /** Deletes the factor and its recovery codes. */
  void removeFactor(AccountId id);

  /** False when a code of this step or of a later one was taken before. */
  boolean takeStep(AccountId id, long step);

  void setRecoveryCodes(AccountId id, Set<String> digests);

  int countRecoveryCodes(AccountId id);

  /** False when there is no such code, or no longer. */
  boolean takeRecoveryCode(AccountId id, String digest);

  /** Keeps a link in place of any earlier one of the same account and purpose. */
  void addLink(String digest, AccountId id, LinkPurpose purpose, Instant expires);

  /** Whose link it is, while it holds. */
  Optional<AccountId> findLink(String digest, LinkPurpose purpose, Instant now);

  /** As {@link #findLink}, and it holds no longer: of two that take it at once, one gets it. */
  Optional<AccountId> takeLink(String digest, LinkPurpose purpose, Instant now);

  void removeLinks(AccountId id);

  /**
   * A second factor as it is kept.
   *
   * @param sealedSecret for {@link AccountKeys#decrypt}
   */
  record StoredFactor(String sealedSecret, boolean confirmed) {
    @Override
    public String toString() {
      return "StoredFactor";
    }
  }
}
