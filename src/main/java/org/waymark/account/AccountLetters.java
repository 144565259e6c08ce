package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.waymark.mail.Letter;
import org.waymark.mail.LetterWriter;
import org.waymark.mail.Outbox;
import org.waymark.mail.SiteAddress;
import org.waymark.mail.WaitingLetter;

/** What Waymark writes to people about their account. Thread-safe. */
@Singleton
@Requires(beans = AccountRepository.class)
public final class AccountLetters implements LetterWriter {

  /** About the number of the passphrase there is, and whoever invites. */
  private static final String INVITATION = "invitation";

  /** About whoever invites. */
  private static final String MORE = "more to do";

  /** About the number of the passphrase that is to be replaced. */
  private static final String RESET = "reset";

  /** About the number of the new passphrase. */
  private static final String CHANGED = "passphrase changed";

  private final Outbox outbox;
  private final AccountRepository repository;
  private final AccountLinks links;
  private final SiteAddress site;

  AccountLetters(
      Outbox outbox, AccountRepository repository, AccountLinks links, SiteAddress site) {
    this.outbox = outbox;
    this.repository = repository;
    this.links = links;
    this.site = site;
  }

  /** In the transaction that invites them. */
  void invite(AccountId account, boolean signsInAlready, AccountId by) {
    if (signsInAlready) {
      outbox.put(MORE, account.value(), by.toString());
    } else {
      withdrawInvitation(account);
      int number = repository.find(account).orElseThrow().passphraseNumber();
      outbox.put(INVITATION, account.value(), number + " " + by);
    }
  }

  /** Somebody got their link another way: a letter would end it. */
  void withdrawInvitation(AccountId account) {
    outbox.withdraw(INVITATION, account.value());
  }

  /**
   * Somebody asked to choose another passphrase. For whom there is no account a letter is put to
   * nobody, which nothing is ever written from: an asker must not be able to tell the two by the
   * time it takes.
   */
  void resetAsked(Optional<StoredAccount> stored) {
    outbox.put(
        RESET,
        stored.map(each -> each.id().value()).orElseGet(UUID::randomUUID),
        Integer.toString(stored.map(StoredAccount::passphraseNumber).orElse(0)));
  }

  void passphraseChanged(StoredAccount stored) {
    outbox.put(CHANGED, stored.id().value(), Integer.toString(stored.passphraseNumber()));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(INVITATION, MORE, RESET, CHANGED);
  }

  @Override
  public Optional<Letter> write(WaitingLetter letter) {
    return repository
        .find(new AccountId(letter.reader()))
        .filter(stored -> stored.account().active())
        .flatMap(
            stored ->
                switch (letter.kind()) {
                  case INVITATION -> Optional.of(invitation(stored, letter.about().split(" ")));
                  case MORE -> Optional.of(moreToDo(stored, letter.about()));
                  case RESET -> reset(stored, letter.about());
                  default -> Optional.of(changed(stored));
                });
  }

  private Letter invitation(StoredAccount stored, String[] about) {
    if (!isPassphraseNumber(stored, about[0])) {
      return moreToDo(stored, about[1]);
    }
    return new Letter(
        stored.account().email(),
        "Your account on Waymark",
        nameOf(about[1])
            + " invites you to Waymark, a directory of support for victims of crime.\n\n"
            + "Choose a passphrase to begin:\n\n"
            + invitation(links.make(stored.id(), LinkPurpose.INVITATION))
            + "\n\nThe link can be used once, within 7 days. If you did not expect it, do"
            + " nothing.\n");
  }

  private Letter moreToDo(StoredAccount stored, String by) {
    return new Letter(
        stored.account().email(),
        "Your account on Waymark",
        nameOf(by)
            + " has given you something more to do on Waymark. Sign in to see it:\n\n"
            + site.of("/account")
            + "\n");
  }

  private String nameOf(String account) {
    return repository
        .find(new AccountId(UUID.fromString(account)))
        .map(each -> each.account().name())
        .orElse("Somebody");
  }

  private static boolean isPassphraseNumber(StoredAccount stored, String number) {
    return number.equals(Integer.toString(stored.passphraseNumber()));
  }

  /** The address of an invitation, for a letter or a terminal. */
  public String invitation(Secret link) {
    return site.of("/invitation/" + link.value());
  }

  /** Empty when they have chosen another passphrase since they asked. */
  private Optional<Letter> reset(StoredAccount stored, String passphraseNumber) {
    if (stored.isInvited() || !isPassphraseNumber(stored, passphraseNumber)) {
      return Optional.empty();
    }
    return Optional.of(
        new Letter(
            stored.account().email(),
            "Choose another passphrase for Waymark",
            "Somebody, most likely you, asked to choose another passphrase for your account on"
                + " Waymark:\n\n"
                + site.of("/reset/" + links.make(stored.id(), LinkPurpose.RESET).value())
                + "\n\nThe link can be used once, within an hour. If it was not you, do nothing:"
                + " your passphrase stays as it is.\n"));
  }

  private Letter changed(StoredAccount stored) {
    return new Letter(
        stored.account().email(),
        "Your passphrase on Waymark was changed",
        "The passphrase of your account on Waymark was changed, and you were signed out"
            + " everywhere.\n\nIf it was not you, choose another at once:\n\n"
            + site.of("/reset")
            + "\n");
  }
}
