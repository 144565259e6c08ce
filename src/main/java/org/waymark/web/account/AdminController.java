package org.waymark.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.AccountId;
import org.waymark.account.Accounts;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.account.StoredAccount;
import org.waymark.catalogue.RecordIds;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** Administrators look after the accounts of others. */
@Controller("/admin")
@Secured(SecurityRule.IS_AUTHENTICATED)
record AdminController(
    Accounts accounts, SnapshotKeeper snapshots, PageFrames frames, Pages pages) {

  private static final String ACCOUNTS = "/admin/accounts";

  private static final Map<String, String> DONE =
      Map.of(
          "invited", "We have written to them.",
          "grants", "What they may do was changed.",
          "closed", "The account was closed.",
          "sessions", "They were signed out everywhere.",
          "factor", "Their second factor was taken away.");

  @Get
  HttpResponse<?> begin(Person person) {
    requireAdministrator(person);
    return HttpResponse.seeOther(URI.create(ACCOUNTS));
  }

  @Get("/accounts")
  HttpResponse<?> list(Person person) {
    requireAdministrator(person);
    GrantWords words = new GrantWords(snapshots.professional());
    return pages.show(
        "account/admin-accounts",
        new AdminAccountsPage(
            frames.of("Accounts", Section.NONE),
            accounts.list().stream().map(each -> row(each, words)).toList()));
  }

  private static AdminAccountsPage.Row row(StoredAccount stored, GrantWords words) {
    Instant signedIn = stored.signedIn();
    return new AdminAccountsPage.Row(
        stored.id().toString(),
        stored.account().name(),
        stored.account().email(),
        !stored.account().active() ? "Closed" : stored.isInvited() ? "Invited" : "Active",
        stored.account().grants().stream().map(words::of).toList(),
        stored.account().secondFactor(),
        signedIn == null ? "Never" : AccountController.time(signedIn));
  }

  @Get("/accounts/invite")
  HttpResponse<?> ask(Person person) {
    requireAdministrator(person);
    return page(HttpStatus.OK, null, new SentForm(Map.of()), "", List.of());
  }

  @Post("/accounts/invite")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> invite(Person person, @Body Map<String, Object> body) {
    requireAdministrator(person);
    SentForm form = SentForm.of(body);
    List<Grant> grants = new GrantWords(snapshots.professional()).read(form);
    Accounts.Invited invited =
        accounts.invite(person, form.first("email"), form.first("name"), grants);
    return switch (invited) {
      case Accounts.Invited.Ready ready ->
          HttpResponse.seeOther(
              URI.create(ACCOUNTS + "/" + ready.account().id() + "?done=invited"));
      case Accounts.Invited.Refused refused ->
          page(
              HttpStatus.BAD_REQUEST,
              null,
              form,
              "",
              List.of(
                  new FieldError(
                      refused.field().equals("grants") ? "organisation" : refused.field(),
                      refused.problem())));
    };
  }

  @Get("/accounts/{id}")
  HttpResponse<?> show(Person person, @PathVariable String id, @Nullable @QueryValue String done) {
    requireAdministrator(person);
    return page(
        HttpStatus.OK,
        get(id),
        new SentForm(Map.of()),
        done == null ? "" : DONE.getOrDefault(done, ""),
        List.of());
  }

  @Post("/accounts/{id}/grants")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> grants(Person person, @PathVariable String id, @Body Map<String, Object> body) {
    requireAdministrator(person);
    SentForm form = SentForm.of(body);
    StoredAccount stored = get(id);
    List<String> kept = form.all("keep");
    List<Grant> grants =
        new ArrayList<>(
            stored.account().grants().stream()
                .filter(each -> kept.contains(GrantWords.value(each)))
                .toList());
    for (Grant added : new GrantWords(snapshots.professional()).read(form)) {
      grants.removeIf(each -> Accounts.isOfTheSame(each, added));
      grants.add(added);
    }
    return after(stored, accounts.setGrants(person, stored.id(), grants), "grants", form);
  }

  @Post("/accounts/{id}/close")
  @Consumes(MediaType.ALL)
  HttpResponse<?> close(Person person, @PathVariable String id) {
    requireAdministrator(person);
    StoredAccount stored = get(id);
    return after(stored, accounts.close(person, stored.id()), "closed", new SentForm(Map.of()));
  }

  @Post("/accounts/{id}/sessions")
  @Consumes(MediaType.ALL)
  HttpResponse<?> endSessions(Person person, @PathVariable String id) {
    requireAdministrator(person);
    StoredAccount stored = get(id);
    accounts.endSessions(person, stored.id());
    return after(stored, Optional.empty(), "sessions", new SentForm(Map.of()));
  }

  @Post("/accounts/{id}/second-factor")
  @Consumes(MediaType.ALL)
  HttpResponse<?> resetSecondFactor(Person person, @PathVariable String id) {
    requireAdministrator(person);
    StoredAccount stored = get(id);
    accounts.resetSecondFactor(person, stored.id());
    return after(stored, Optional.empty(), "factor", new SentForm(Map.of()));
  }

  private HttpResponse<?> after(
      StoredAccount stored, Optional<String> problem, String done, SentForm form) {
    return problem.isEmpty()
        ? HttpResponse.seeOther(URI.create(ACCOUNTS + "/" + stored.id() + "?done=" + done))
        : page(HttpStatus.CONFLICT, stored, form, "", List.of(new FieldError("", problem.get())));
  }

  private HttpResponse<?> page(
      HttpStatus status,
      @Nullable StoredAccount stored,
      SentForm form,
      String done,
      List<FieldError> errors) {
    GrantWords words = new GrantWords(snapshots.professional());
    String title = stored == null ? "Invite somebody" : stored.account().name();
    return pages.show(
        status,
        stored == null ? "account/admin-invite" : "account/admin-account",
        new AdminAccountPage(
            frames.of((errors.isEmpty() ? "" : "Error: ") + title, Section.NONE),
            stored == null ? null : row(stored, words),
            stored == null
                ? List.of()
                : stored.account().grants().stream()
                    .map(each -> new GrantChoice(GrantWords.value(each), words.of(each)))
                    .toList(),
            words.organisations(),
            words.dutyBodies(),
            words.policeAreas(),
            new AdminAccountPage.Form(
                form.first("email"),
                form.first("name"),
                form.first("organisation"),
                form.first("role").equals("lead"),
                form.first("body"),
                form.first("area"),
                form.first("administrator").equals("yes"),
                form.first("withheld").equals("yes")),
            done,
            errors));
  }

  private StoredAccount get(String id) {
    return RecordIds.parse(id)
        .flatMap(each -> accounts.find(new AccountId(each)))
        .orElseThrow(() -> new NotFoundException("There is no such account."));
  }

  private static void requireAdministrator(Person person) {
    if (!person.authority().isAdministrator()) {
      throw new AuthorizationException(null);
    }
  }
}
