package org.waymark.web.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.account.AccountId;
import org.waymark.account.Sessions;
import org.waymark.account.SignIn;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** Lets people in, always by a new session, and out. */
@Singleton
record Door(
    Sessions sessions,
    SessionCookie cookie,
    FormTokens formTokens,
    HttpClientAddressResolver addresses,
    PageFrames frames,
    Pages pages) {

  /** Network address of whoever asks, for the throttle. */
  String address(HttpRequest<?> request) {
    String address = addresses.resolve(request);
    return address == null ? "" : address;
  }

  /** The page that comes after a step that went well. */
  HttpResponse<?> next(HttpRequest<?> request, SignIn.Step step, ReturnPath path) {
    return switch (step) {
      case SignIn.Step.Done done ->
          begin(request, done.account().id(), HttpResponse.seeOther(URI.create(path.orAccount())));
      case SignIn.Step.CodeWanted wanted -> askCode(HttpStatus.OK, wanted.ticket(), path, "");
      default -> throw new IllegalArgumentException("This step did not go well");
    };
  }

  /** Begins a session; the one the browser had, if any, ends. */
  <B> MutableHttpResponse<B> begin(
      HttpRequest<?> request, AccountId account, MutableHttpResponse<B> response) {
    cookie.read(request).ifPresent(sessions::end);
    cookie.set(
        request,
        response,
        sessions.begin(account, device(request.getHeaders().get(HttpHeaders.USER_AGENT))));
    return response;
  }

  HttpResponse<?> out(HttpRequest<?> request) {
    cookie.read(request).ifPresent(sessions::end);
    MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/"));
    cookie.clear(request, response);
    return response;
  }

  /**
   * @param problem empty when nothing is wrong yet
   */
  MutableHttpResponse<byte[]> askCode(
      HttpStatus status, String ticket, ReturnPath path, String problem) {
    return pages.show(
        status,
        "account/code",
        new CodePage(
            frames.of((problem.isEmpty() ? "" : "Error: ") + "Enter the code", Section.NONE),
            formTokens.forAnybody(),
            ticket,
            path.value(),
            problem.isEmpty() ? List.of() : List.of(new FieldError("code", problem))));
  }

  /** Browser and system in a few words of our own: nothing sent is kept. */
  static String device(@Nullable String sent) {
    String agent = Objects.requireNonNullElse(sent, "");
    String browser =
        agent.contains("Firefox/")
            ? "Firefox"
            : agent.contains("Edg/")
                ? "Edge"
                : agent.contains("Chrome/")
                    ? "Chrome"
                    : agent.contains("Safari/") ? "Safari" : "A browser";
    String system =
        agent.contains("Windows")
            ? " on Windows"
            : agent.contains("Android")
                ? " on Android"
                : agent.contains("iPhone") || agent.contains("iPad")
                    ? " on iOS"
                    : agent.contains("Mac OS")
                        ? " on macOS"
                        : agent.contains("Linux") ? " on Linux" : "";
    return browser + system;
  }
}
