package org.waymark.web.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;

/** Answers whatever no other controller answered. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
public final class ProblemPages {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

  private final PageFrames frames;
  private final Pages pages;

  ProblemPages(PageFrames frames, Pages pages) {
    this.frames = frames;
    this.pages = pages;
  }

  @Error(global = true, status = HttpStatus.NOT_FOUND)
  HttpResponse<?> noSuchAddress(HttpRequest<?> request) {
    return notFound(request, "If you typed the address, check that it is right.");
  }

  @Error(global = true, exception = NotFoundException.class)
  HttpResponse<?> noSuchThing(HttpRequest<?> request, NotFoundException missing) {
    return notFound(request, String.valueOf(missing.getMessage()));
  }

  private HttpResponse<?> notFound(HttpRequest<?> request, String message) {
    return answer(request, HttpStatus.NOT_FOUND, "Page not found", message, "");
  }

  @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
  HttpResponse<?> wrongMethod(HttpRequest<?> request) {
    return answer(
        request,
        HttpStatus.METHOD_NOT_ALLOWED,
        "This page cannot be used like that",
        "Open the page from the menu and try again.",
        "");
  }

  @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
  HttpResponse<?> wrongType(HttpRequest<?> request) {
    return answer(
        request,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "We could not read what was sent",
        wantsJson(request)
            ? "Send the body as Content-Type: application/json."
            : "Open the page from the menu and try again.",
        "");
  }

  @Error(global = true, exception = UnsatisfiedRouteException.class)
  HttpResponse<?> incomplete(HttpRequest<?> request, UnsatisfiedRouteException ignored) {
    return badRequest(request);
  }

  /** Refused without a word in the log: a path can hold what signs somebody in. */
  @Error(global = true, exception = URISyntaxException.class)
  HttpResponse<?> unreadable(HttpRequest<?> request, URISyntaxException ignored) {
    return badRequest(request);
  }

  @Error(global = true, exception = ConversionErrorException.class)
  HttpResponse<?> unreadable(HttpRequest<?> request, ConversionErrorException ignored) {
    return badRequest(request);
  }

  private HttpResponse<?> badRequest(HttpRequest<?> request) {
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        "We could not read that address",
        "Part of the address is missing or is not of the form we expect."
            + " Start again from the menu.",
        "");
  }

  /**
   * What the server refuses before any controller is asked, e.g. a kind of answer we do not give.
   */
  @Error(global = true, exception = HttpStatusException.class)
  HttpResponse<?> refused(HttpRequest<?> request, HttpStatusException refusal) {
    if (refusal.getStatus().getCode() >= 500) {
      return fault(request, refusal);
    }
    return answer(
        request,
        refusal.getStatus(),
        "We could not do that",
        refusal.getStatus().getReason() + ". Start again from the menu.",
        "");
  }

  /** More than the server reads of any request; nothing of it was read. */
  @Error(global = true, exception = ContentLengthExceededException.class)
  HttpResponse<?> tooLarge(HttpRequest<?> request, ContentLengthExceededException ignored) {
    return answer(
            request,
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "That is too large",
            "Send less at once: what you sent is larger than anything that can be sent here.",
            "")
        // What is still to come is not read, so nothing else can be asked on this connection.
        .header(HttpHeaders.CONNECTION, "close");
  }

  /** A fault of ours: the log has the cause, the page only where to find it. */
  @Error(global = true, exception = Throwable.class)
  HttpResponse<?> fault(HttpRequest<?> request, Throwable cause) {
    // Whoever reads a body as a stream hears of it wrapped.
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof ContentLengthExceededException exceeded) {
        return tooLarge(request, exceeded);
      }
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    // The form of the address only: a path can hold what signs somebody in.
    LOG.error(
        "Fault {} at {} {}",
        reference,
        request.getMethod(),
        BasicHttpAttributes.getUriTemplate(request).orElse("(no such address)"),
        cause);
    return answer(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Sorry, there is a problem with Waymark",
        "Try again in a few minutes. Nothing you typed has been kept.",
        reference);
  }

  /**
   * A page that lists what was not understood, status 400.
   *
   * @param errors each naming the field, the value and the remedy
   */
  public HttpResponse<?> refuse(HttpRequest<?> request, List<FieldError> errors) {
    if (wantsJson(request)) {
      return json(
          HttpStatus.BAD_REQUEST,
          "There is a problem",
          String.join(" ", errors.stream().map(FieldError::message).toList()));
    }
    PageFrame frame = frames.of("Error: there is a problem", Section.NONE);
    return pages.show(
        HttpStatus.BAD_REQUEST,
        "problem/problem",
        new ProblemPage(frame, "There is a problem", List.of(), errors, ""));
  }

  /** A page, or problem details for the API, in a few words. */
  public MutableHttpResponse<?> answer(
      HttpRequest<?> request, HttpStatus status, String heading, String message) {
    return answer(request, status, heading, message, "");
  }

  /** The same to somebody who is signed in and may not do what they ask for. */
  public MutableHttpResponse<?> forbidden(HttpRequest<?> request, String message) {
    return answer(request, HttpStatus.FORBIDDEN, "You cannot do this", message);
  }

  private MutableHttpResponse<?> answer(
      HttpRequest<?> request, HttpStatus status, String heading, String message, String reference) {
    if (wantsJson(request)) {
      return json(
          status, heading, reference.isEmpty() ? message : message + " Reference: " + reference);
    }
    return pages.show(
        status,
        "problem/problem",
        new ProblemPage(
            frames.of(heading, Section.NONE), heading, List.of(message), List.of(), reference));
  }

  private static boolean wantsJson(HttpRequest<?> request) {
    return request.getPath().startsWith("/api/");
  }

  private static MutableHttpResponse<Problem> json(HttpStatus status, String title, String detail) {
    return HttpResponse.<Problem>status(status)
        .body(new Problem("about:blank", title, status.getCode(), detail))
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
