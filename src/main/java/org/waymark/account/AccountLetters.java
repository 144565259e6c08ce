package org.waymark.account;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.waymark.mail.Letter;
import org.waymark.mail.Postbox;
import org.waymark.mail.SiteAddress;

/** What Waymark writes to people about their account. Thread-safe. */
@Singleton
public final class AccountLetters {

  private final Postbox postbox;
  private final SiteAddress site;

  public AccountLetters(Postbox postbox, SiteAddress site) {
    this.postbox = postbox;
    this.site = site;
  }

  /**
   * @param link null when they sign in already
   * @param by name of whoever invites
   */
  void invite(Account account, @Nullable Secret link, String by) {
    String text =
        link == null
            ? by
                + " has given you something more to do on Waymark. Sign in to see it:\n\n"
                + site.of("/account")
            : by
                + " invites you to Waymark, a directory of support for victims of crime.\n\n"
                + "Choose a passphrase to begin:\n\n"
                + invitation(link)
                + "\n\nThe link can be used once, within 7 days. If you did not expect it, do"
                + " nothing.";
    postbox.send(new Letter(account.email(), "Your account on Waymark", text + "\n"));
  }

  /** The address of an invitation, for a letter or a terminal. */
  public String invitation(Secret link) {
    return site.of("/invitation/" + link.value());
  }

  void reset(Account account, Secret link) {
    postbox.send(
        new Letter(
            account.email(),
            "Choose another passphrase for Waymark",
            "Somebody, most likely you, asked to choose another passphrase for your account on"
                + " Waymark:\n\n"
                + site.of("/reset/" + link.value())
                + "\n\nThe link can be used once, within an hour. If it was not you, do nothing:"
                + " your passphrase stays as it is.\n"));
  }

  void passphraseChanged(Account account) {
    postbox.send(
        new Letter(
            account.email(),
            "Your passphrase on Waymark was changed",
            "The passphrase of your account on Waymark was changed, and you were signed out"
                + " everywhere.\n\nIf it was not you, choose another at once:\n\n"
                + site.of("/reset")
                + "\n"));
  }
}
