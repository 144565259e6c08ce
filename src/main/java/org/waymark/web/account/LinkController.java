package org.waymark.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.account.Account;
import org.waymark.account.Accounts;
import org.waymark.account.LinkPurpose;
import org.waymark.account.Passphrases;
import org.waymark.account.Secret;
import org.waymark.account.SignIn;
import org.waymark.account.StoredAccount;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.page.SignedIn;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.ProblemPages;

/**
 * What the links in letters open: invitations, and choosing another passphrase. Looking at a page
 * uses no link up, since mail programs look first.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
record LinkController(
    Accounts accounts,
    Passphrases passphrases,
    SignIn signIn,
    Door door,
    FormTokens formTokens,
    ProblemPages problems,
    PageFrames frames,
    Pages pages) {

  @Get("/reset")
  HttpResponse<?> ask(HttpRequest<?> request) {
    return resetPage(request, HttpStatus.OK, false, "", List.of());
  }

  /** The same answer, as quickly, whoever is asked for. */
  @Post("/reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reset(HttpRequest<?> request, @Body Map<String, Object> body) {
    String email = SentForm.of(body).first("email");
    if (!email.contains("@")) {
      return resetPage(
          request,
          HttpStatus.BAD_REQUEST,
          false,
          email,
          List.of(
              new FieldError(
                  "email", "Enter an email address in the correct format, like name@example.com")));
    }
    accounts.askReset(email, door.address(request));
    return resetPage(request, HttpStatus.OK, true, "", List.of());
  }

  private HttpResponse<?> resetPage(
      HttpRequest<?> request,
      HttpStatus status,
      boolean asked,
      String email,
      List<FieldError> errors) {
    return pages.show(
        status,
        "account/reset",
        new ResetPage(
            frames.of(
                (errors.isEmpty() ? "" : "Error: ")
                    + (asked ? "Look at your email" : "Choose another passphrase"),
                Section.NONE),
            token(request),
            asked,
            email,
            errors));
  }

  @Get("/reset/{link}")
  HttpResponse<?> reset(HttpRequest<?> request, @PathVariable String link) {
    return open(request, LinkPurpose.RESET, link);
  }

  @Get("/invitation/{link}")
  HttpResponse<?> invitation(HttpRequest<?> request, @PathVariable String link) {
    return open(request, LinkPurpose.INVITATION, link);
  }

  @Post("/reset/{link}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> takeReset(
      HttpRequest<?> request, @PathVariable String link, @Body Map<String, Object> body) {
    return take(request, LinkPurpose.RESET, link, SentForm.of(body));
  }

  @Post("/invitation/{link}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> takeInvitation(
      HttpRequest<?> request, @PathVariable String link, @Body Map<String, Object> body) {
    return take(request, LinkPurpose.INVITATION, link, SentForm.of(body));
  }

  private HttpResponse<?> open(HttpRequest<?> request, LinkPurpose purpose, String link) {
    return accounts
        .findByLink(purpose, new Secret(link))
        .<HttpResponse<?>>map(
            account ->
                linkPage(request, HttpStatus.OK, purpose, link, account, account.name(), List.of()))
        .orElseGet(() -> holdsNoLonger(request, purpose));
  }

  private HttpResponse<?> holdsNoLonger(HttpRequest<?> request, LinkPurpose purpose) {
    return problems.answer(
        request,
        HttpStatus.NOT_FOUND,
        "This link holds no longer",
        purpose == LinkPurpose.RESET
            ? "It was used already, or is more than an hour old. Ask for another from the sign-in"
                + " page."
            : "It was used already, or is more than 7 days old. If you have chosen a passphrase,"
                + " sign in; if not, ask whoever invited you to do it again.");
  }

  private HttpResponse<?> take(
      HttpRequest<?> request, LinkPurpose purpose, String link, SentForm form) {
    Secret secret = new Secret(link);
    Optional<Account> account = accounts.findByLink(purpose, secret);
    if (account.isEmpty()) {
      return holdsNoLonger(request, purpose);
    }
    boolean asksName = purpose == LinkPurpose.INVITATION;
    String name = form.first("name");
    List<FieldError> errors = new ArrayList<>();
    if (asksName) {
      Accounts.nameProblem(name).ifPresent(each -> errors.add(new FieldError("name", each)));
    }
    passphrases
        .problem(form.typed("passphrase"), account.get().email())
        .ifPresent(each -> errors.add(new FieldError("passphrase", each)));
    if (!errors.isEmpty()) {
      return linkPage(request, HttpStatus.BAD_REQUEST, purpose, link, account.get(), name, errors);
    }
    Optional<StoredAccount> taken =
        accounts.takeLink(purpose, secret, asksName ? name : null, form.typed("passphrase"));
    return taken
        .<HttpResponse<?>>map(
            each ->
                door.next(request, signIn.proven(each, door.address(request)), ReturnPath.of(null)))
        .orElseGet(() -> holdsNoLonger(request, purpose));
  }

  private HttpResponse<?> linkPage(
      HttpRequest<?> request,
      HttpStatus status,
      LinkPurpose purpose,
      String link,
      Account account,
      String name,
      List<FieldError> errors) {
    boolean invitation = purpose == LinkPurpose.INVITATION;
    String heading = invitation ? "Begin with Waymark" : "Choose another passphrase";
    return pages.show(
        status,
        "account/link",
        new LinkPage(
            frames.of((errors.isEmpty() ? "" : "Error: ") + heading, Section.NONE),
            token(request),
            (invitation ? "/invitation/" : "/reset/") + link,
            heading,
            account.email(),
            invitation,
            name,
            errors));
  }

  /** Whoever opens a link may be signed in as somebody: then their session's token counts. */
  private String token(HttpRequest<?> request) {
    return SignedIn.person(request).map(each -> each.formToken()).orElseGet(formTokens::forAnybody);
  }
}
