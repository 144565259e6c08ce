package org.waymark.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.waymark.account.ApiToken;
import org.waymark.account.ApiTokens;
import org.waymark.account.Person;
import org.waymark.catalogue.OrganisationId;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Leads make tokens with which a program of theirs keeps the listings. */
@Controller("/account/tokens")
@Secured(SecurityRule.IS_AUTHENTICATED)
record TokensController(
    ApiTokens tokens, SnapshotKeeper snapshots, Clock clock, PageFrames frames, Pages pages) {

  private static final String USUAL_DAYS = "90";

  @Get
  HttpResponse<?> show(Person person) {
    return page(person, HttpStatus.OK, new SentForm(Map.of()), "", List.of());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> make(Person person, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    OrganisationId organisation = PeopleController.ledBy(person, form.first("organisation"));
    String label = form.first("label").strip();
    List<FieldError> errors = new ArrayList<>();
    if (label.isEmpty() || label.length() > ApiToken.LONGEST_LABEL) {
      errors.add(
          new FieldError("label", "Enter what the token is for, in 100 characters or fewer"));
    }
    int days = days(form.first("days"));
    if (days == 0) {
      errors.add(new FieldError("days", "Enter a number of days from 1 to 366"));
    }
    if (!errors.isEmpty()) {
      return page(person, HttpStatus.BAD_REQUEST, form, "", errors);
    }
    String made =
        tokens.make(person, organisation, label, form.first("scope").equals("write"), days).value();
    return page(person, HttpStatus.OK, new SentForm(Map.of()), made, List.of());
  }

  @Post("/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(Person person, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    OrganisationId organisation = PeopleController.ledBy(person, form.first("organisation"));
    tokens.list(person, organisation).stream()
        .map(ApiToken::id)
        .filter(each -> each.toString().equals(form.first("token")))
        .forEach((UUID id) -> tokens.revoke(person, organisation, id));
    return HttpResponse.seeOther(URI.create("/account/tokens"));
  }

  /** Nought when it is no number that can be. */
  private static int days(String text) {
    try {
      int days = Integer.parseInt(text.strip());
      return days < 1 || days > ApiTokens.LONGEST_DAYS ? 0 : days;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private HttpResponse<?> page(
      Person person, HttpStatus status, SentForm form, String made, List<FieldError> errors) {
    if (!person.authority().isLead()) {
      throw new AuthorizationException(null);
    }
    GrantWords words = new GrantWords(snapshots.professional());
    List<OrganisationId> led =
        person.authority().led().stream()
            .sorted(Comparator.comparing(words::organisation))
            .toList();
    return pages.show(
        status,
        "account/tokens",
        new TokensPage(
            frames.of((errors.isEmpty() ? "" : "Error: ") + "Tokens for programs", Section.NONE),
            led.stream()
                .map(each -> new GrantChoice(each.value().toString(), words.organisation(each)))
                .toList(),
            led.stream()
                .flatMap(each -> tokens.list(person, each).stream())
                .map(each -> token(each, words))
                .toList(),
            made,
            form.first("organisation"),
            form.first("label"),
            form.fields().containsKey("days") ? form.first("days") : USUAL_DAYS,
            form.first("scope").equals("write"),
            errors));
  }

  private TokensPage.Token token(ApiToken token, GrantWords words) {
    Instant now = clock.instant();
    String used =
        token.used() == null
            ? "Never used"
            : "Last used on " + AccountController.time(token.used());
    Instant revoked = token.revoked();
    return new TokensPage.Token(
        token.id().toString(),
        token.organisation().value().toString(),
        words.organisation(token.organisation()),
        token.label(),
        token.writes() ? "Reads and changes listings" : "Reads listings",
        token.holds(now),
        used
            + (revoked != null
                ? "; taken back on " + AccountController.time(revoked)
                : (token.holds(now) ? "; holds until " : "; ended on ")
                    + AccountController.time(token.expires())));
  }
}
