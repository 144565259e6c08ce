package org.waymark.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import org.waymark.account.AccountId;
import org.waymark.account.Accounts;
import org.waymark.account.Person;
import org.waymark.mail.Outbox;
import org.waymark.mail.WaitingLetter;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;

/** Administrators see which letters the mail server did not take. */
@Controller("/admin/letters")
@Secured(SecurityRule.IS_AUTHENTICATED)
record AdminLettersController(Accounts accounts, Outbox outbox, PageFrames frames, Pages pages) {

  @Get
  HttpResponse<?> list(Person person) {
    if (!person.authority().isAdministrator()) {
      throw new AuthorizationException(null);
    }
    return pages.show(
        "account/admin-letters",
        new AdminLettersPage(
            frames.of("Letters that were not sent", Section.NONE),
            outbox.listTroubled().stream().map(this::row).toList()));
  }

  private AdminLettersPage.Row row(WaitingLetter letter) {
    Instant givenUp = letter.givenUpAt();
    return new AdminLettersPage.Row(
        letter.kind(),
        accounts
            .find(new AccountId(letter.reader()))
            .map(stored -> stored.account().name())
            .orElse("Nobody any more"),
        AccountController.time(letter.since()),
        letter.tries(),
        String.valueOf(letter.trouble()),
        givenUp == null
            ? AccountController.time(letter.nextTry())
            : "Given up " + AccountController.time(givenUp));
  }
}
