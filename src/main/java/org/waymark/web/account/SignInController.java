package org.waymark.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.account.SignIn;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Signing in, in one step or two, and out. */
@Controller
record SignInController(
    SignIn signIn,
    Door door,
    Providers providers,
    FormTokens formTokens,
    PageFrames frames,
    Pages pages) {

  @Get("/sign-in")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> ask(
      @Nullable Person person,
      @Nullable @QueryValue("return") String back,
      @Nullable @QueryValue String problem) {
    ReturnPath path = ReturnPath.of(back);
    if (person != null) {
      return HttpResponse.seeOther(URI.create(path.orAccount()));
    }
    return page(
        HttpStatus.OK,
        path,
        "",
        "provider".equals(problem)
            ? List.of(
                new FieldError(
                    "",
                    "Your organisation's sign-in did not lead to an account here. Ask whoever runs"
                        + " this Waymark which address you were invited with"))
            : List.of());
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> passphrase(HttpRequest<?> request, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    ReturnPath path = ReturnPath.of(form.first("return"));
    String email = form.first("email");
    String passphrase = form.typed("passphrase");
    if (email.isEmpty() || passphrase.isEmpty()) {
      return page(
          HttpStatus.BAD_REQUEST,
          path,
          email,
          email.isEmpty()
              ? List.of(new FieldError("email", "Enter your email address"))
              : List.of(new FieldError("passphrase", "Enter your passphrase")));
    }
    SignIn.Step step = signIn.passphrase(email, passphrase, door.address(request));
    return switch (step) {
      case SignIn.Step.Refused refused ->
          page(
              HttpStatus.BAD_REQUEST,
              path,
              email,
              List.of(new FieldError("email", "The email address or the passphrase is not right")));
      case SignIn.Step.TooMany tooMany ->
          page(
              HttpStatus.TOO_MANY_REQUESTS,
              path,
              email,
              List.of(
                  new FieldError(
                      "email",
                      "Too many wrong attempts. Wait 15 minutes and try again, or choose another"
                          + " passphrase by the link below")));
      default -> door.next(request, step, path);
    };
  }

  @Post("/sign-in/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> code(HttpRequest<?> request, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    ReturnPath path = ReturnPath.of(form.first("return"));
    String ticket = form.first("ticket");
    SignIn.Step step = signIn.code(ticket, form.first("code"), door.address(request));
    return switch (step) {
      case SignIn.Step.Refused refused ->
          door.askCode(
              HttpStatus.BAD_REQUEST,
              ticket,
              path,
              "The code is not right, or was used before. Enter the code your app shows now");
      case SignIn.Step.TooMany tooMany ->
          door.askCode(
              HttpStatus.TOO_MANY_REQUESTS,
              ticket,
              path,
              "Too many wrong codes. Wait 15 minutes and sign in again");
      case SignIn.Step.TooLate tooLate ->
          page(
              HttpStatus.BAD_REQUEST,
              path,
              "",
              List.of(new FieldError("email", "That took too long. Sign in again")));
      default -> door.next(request, step, path);
    };
  }

  /** A page shown again is no way to go on: the code belongs to the step before. */
  @Get("/sign-in/code")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> begin() {
    return HttpResponse.seeOther(URI.create("/sign-in"));
  }

  @Post("/sign-out")
  @Consumes(MediaType.ALL)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> out(HttpRequest<?> request) {
    return door.out(request);
  }

  private MutableHttpResponse<byte[]> page(
      HttpStatus status, ReturnPath path, String email, List<FieldError> errors) {
    return pages.show(
        status,
        "account/sign-in",
        new SignInPage(
            frames.of((errors.isEmpty() ? "" : "Error: ") + "Sign in", Section.NONE),
            formTokens.forAnybody(),
            path.value(),
            email,
            providers.list(),
            errors));
  }
}
