package org.waymark.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.nayuki.qrcodegen.QrCode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Accounts;
import org.waymark.account.Person;
import org.waymark.account.SecondFactor;
import org.waymark.account.Sessions;
import org.waymark.account.SignIn;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.page.SignedIn;
import org.waymark.web.problem.FieldError;

/** One's own account: name, passphrase, second factor, sessions. */
@Controller("/account")
@Secured(SecurityRule.IS_AUTHENTICATED)
record AccountController(
    Accounts accounts,
    Sessions sessions,
    SecondFactor secondFactor,
    SignIn signIn,
    Door door,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Pages pages) {

  /** Modules of white that a reader of QR codes needs around it. */
  private static final int QUIET = 4;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private static final Map<String, String> DONE =
      Map.of("name", "Your name was changed.", "passphrase", "Your passphrase was changed.");

  @Get
  HttpResponse<?> show(HttpRequest<?> request, Person person, @Nullable @QueryValue String done) {
    return page(
        request,
        person,
        HttpStatus.OK,
        person.account().name(),
        done == null ? "" : DONE.getOrDefault(done, ""),
        List.of());
  }

  private HttpResponse<?> page(
      HttpRequest<?> request,
      Person person,
      HttpStatus status,
      String name,
      String done,
      List<FieldError> errors) {
    GrantWords words = new GrantWords(snapshots.professional());
    String own = PersonFetcher.session(request);
    List<SignedIn.Link> links = new ArrayList<>();
    if (person.authority().isLead()) {
      links.add(new SignedIn.Link("People of your organisation", "/account/people"));
      links.add(new SignedIn.Link("Tokens for programs", "/account/tokens"));
    }
    return pages.show(
        status,
        "account/account",
        new AccountPage(
            frames.of((errors.isEmpty() ? "" : "Error: ") + "Your account", Section.NONE),
            name,
            person.account().email(),
            done,
            person.account().grants().stream().map(words::of).toList(),
            person.account().secondFactor(),
            secondFactor.countRecoveryCodes(person.account().id()),
            sessions.list(person.account().id()).stream()
                .map(
                    each ->
                        new AccountPage.Device(
                            each.device(),
                            each.digest().equals(own),
                            time(each.created()),
                            time(each.seen())))
                .toList(),
            links,
            errors));
  }

  static String time(Instant moment) {
    return TIME.format(moment);
  }

  @Post("/name")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> rename(HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    String name = SentForm.of(body).first("name");
    Optional<String> problem = accounts.rename(person, person.account().id(), name);
    return problem.isPresent()
        ? page(
            request,
            person,
            HttpStatus.BAD_REQUEST,
            name,
            "",
            List.of(new FieldError("name", problem.get())))
        : HttpResponse.seeOther(URI.create("/account?done=name"));
  }

  @Post("/passphrase")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> passphrase(
      HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    Map<String, String> problems =
        accounts.changePassphrase(
            person, form.typed("current"), form.typed("passphrase"), door.address(request));
    return problems.isEmpty()
        // Every session has ended; whoever knew both passphrases goes on in a new one.
        ? door.begin(
            request,
            person.account().id(),
            HttpResponse.seeOther(URI.create("/account?done=passphrase")))
        : page(
            request,
            person,
            HttpStatus.BAD_REQUEST,
            person.account().name(),
            "",
            problems.entrySet().stream()
                .map(each -> new FieldError(each.getKey(), each.getValue()))
                .toList());
  }

  @Post("/sessions/end")
  @Consumes(MediaType.ALL)
  HttpResponse<?> endSessions(HttpRequest<?> request, Person person) {
    accounts.endSessions(person, person.account().id());
    return door.out(request);
  }

  @Get("/second-factor")
  HttpResponse<?> secondFactor(HttpRequest<?> request, Person person) {
    return factorPage(request, person, HttpStatus.OK, List.of(), List.of());
  }

  @Post("/second-factor")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    List<String> codes =
        secondFactor.confirm(person.account().id(), SentForm.of(body).first("code"));
    return codes.isEmpty()
        ? factorPage(request, person, HttpStatus.BAD_REQUEST, List.of(), List.of(wrongCode()))
        : factorPage(request, person, HttpStatus.OK, codes, List.of());
  }

  @Post("/second-factor/codes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> newCodes(HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    return isProven(request, person, body)
        ? factorPage(
            request,
            person,
            HttpStatus.OK,
            secondFactor.newRecoveryCodes(person.account().id()),
            List.of())
        : factorPage(request, person, HttpStatus.BAD_REQUEST, List.of(), List.of(wrongCode()));
  }

  @Post("/second-factor/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> removeFactor(
      HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    if (!isProven(request, person, body)) {
      return factorPage(request, person, HttpStatus.BAD_REQUEST, List.of(), List.of(wrongCode()));
    }
    accounts.resetSecondFactor(person, person.account().id());
    return door.out(request);
  }

  private boolean isProven(HttpRequest<?> request, Person person, Map<String, Object> body) {
    return signIn.isProven(person, SentForm.of(body).first("code"), door.address(request));
  }

  private static FieldError wrongCode() {
    return new FieldError(
        "code", "The code is not right, or was used before. Enter the code your app shows now");
  }

  private HttpResponse<?> factorPage(
      HttpRequest<?> request,
      Person person,
      HttpStatus status,
      List<String> recoveryCodes,
      List<FieldError> errors) {
    Optional<SecondFactor.SetUp> setUp =
        recoveryCodes.isEmpty() ? secondFactor.setUp(person.account()) : Optional.empty();
    Optional<QrCode> code = setUp.map(each -> QrCode.encodeText(each.address(), QrCode.Ecc.MEDIUM));
    PageFrame frame =
        frames.of((errors.isEmpty() ? "" : "Error: ") + "Second factor", Section.NONE);
    return pages.show(
        status,
        "account/second-factor",
        new SecondFactorPage(
            frame,
            PersonFetcher.mustSetUpSecondFactor(request) && recoveryCodes.isEmpty(),
            code.map(AccountController::path).orElse(""),
            code.map(each -> each.size + 2 * QUIET).orElse(0),
            setUp.map(each -> each.secret().replaceAll("(.{4})(?!$)", "$1 ")).orElse(""),
            recoveryCodes,
            errors));
  }

  /** One square a module. */
  private static String path(QrCode code) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
