package org.waymark.web.account;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.waymark.account.AccountKeys;
import org.waymark.account.Secret;
import org.waymark.account.Tickets;

/**
 * What a form carries in its field {@code _token} to prove that a page of ours made it. For
 * somebody who is signed in it belongs to their session; for anybody else, who has no cookie to
 * misuse, it only says when it was made.
 */
@Singleton
public final class FormTokens {

  static final String FIELD = "_token";

  /** For scripts that send JSON with the session's cookie. */
  static final String HEADER = "X-Waymark-Token";

  private static final String PURPOSE = "form";
  private static final Duration HOLDS = Duration.ofHours(12);

  private final AccountKeys keys;
  private final Tickets tickets;

  FormTokens(AccountKeys keys, Tickets tickets) {
    this.keys = keys;
    this.tickets = tickets;
  }

  /** For the forms of a session. */
  String of(Secret session) {
    return keys.signInHex(PURPOSE, session.value());
  }

  /** For a form that somebody uses who is not signed in; holds 12 hours. */
  public String forAnybody() {
    return tickets.write(PURPOSE, "", HOLDS);
  }

  boolean isForAnybody(String token) {
    return tickets.read(PURPOSE, token).isPresent();
  }

  /** Takes the same time whatever is sent. */
  static boolean same(String right, String sent) {
    return !right.isEmpty()
        && MessageDigest.isEqual(
            right.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
