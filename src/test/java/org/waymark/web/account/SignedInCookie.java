package org.waymark.web.account;

import io.micronaut.context.ApplicationContext;
import org.waymark.account.AccountId;
import org.waymark.account.Sessions;

/** Begins sessions for tests of other pages. */
public final class SignedInCookie {

  private SignedInCookie() {}

  /** Name and value of the cookie of a new session. */
  public static String of(ApplicationContext context, AccountId account) {
    return "waymark="
        + context
            .getBean(SessionCookie.class)
            .signed(context.getBean(Sessions.class).begin(account, "A test"));
  }
}
