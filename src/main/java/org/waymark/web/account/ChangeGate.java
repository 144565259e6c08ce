package org.waymark.web.account;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.ChangesNothing;
import org.waymark.account.Person;
import org.waymark.web.page.SignedIn;

/**
 * Lets a change pass only when a page of ours asked for it (CSRF), on every route there is or will
 * be. The browser must not say that another site asked, and the form must carry the token of the
 * session.
 *
 * <p>A request with an Authorization header is a program's: no cookie opened it, so nobody's
 * browser can have been misused. The API without a session is likewise left to its own rules.
 */
@ServerFilter(
    value = ServerFilter.MATCH_ALL_PATTERN,
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
record ChangeGate(FormTokens tokens, OurOrigin origin) implements Ordered {

  private static final int SHOWN_FIRST = 64 * 1024;

  private static final Pattern IN_FORM = Pattern.compile("(?:^|&)_token=([^&]*)");
  private static final Pattern IN_PARTS =
      Pattern.compile(
          "name=\"_token\"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n([^\\r\\n]*)\\r\\n");

  /** After it is known who they are. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /**
   * Lets it pass once its whole body is there, see {@link WholeBody}; fails with {@link
   * ChangeRefusedException} when nobody meant it.
   */
  @RequestFilter
  CompletableFuture<Optional<HttpResponse<?>>> check(HttpRequest<?> request) {
    if (!origin.isOf(request)) {
      return CompletableFuture.failedFuture(new ChangeRefusedException(new byte[0]));
    }
    return WholeBody.of(request)
        .thenApply(
            body -> {
              if (!isMeant(request, body)) {
                throw new ChangeRefusedException(body);
              }
              return Optional.empty();
            });
  }

  private boolean isMeant(HttpRequest<?> request, byte[] body) {
    if (changesNothing(request)) {
      return true;
    }
    Optional<Person> person = SignedIn.person(request);
    if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
        || (person.isEmpty() && request.getPath().startsWith("/api/"))) {
      return true;
    }
    String sent = sentToken(request, body);
    return person
        .map(each -> FormTokens.same(each.formToken(), sent))
        .orElseGet(() -> tokens.isForAnybody(sent));
  }

  private static boolean changesNothing(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(ChangesNothing.class))
        .isPresent();
  }

  private static String sentToken(HttpRequest<?> request, byte[] body) {
    String header = request.getHeaders().get(FormTokens.HEADER);
    if (header != null) {
      return header;
    }
    Optional<MediaType> type = request.getContentType();
    boolean parts = type.filter(MediaType.MULTIPART_FORM_DATA_TYPE::matches).isPresent();
    boolean form = type.filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches).isPresent();
    return parts || form ? tokenIn(body, parts) : "";
  }

  private static String tokenIn(byte[] body, boolean parts) {
    String text =
        new String(
            body,
            0,
            parts ? Math.min(body.length, SHOWN_FIRST) : body.length,
            StandardCharsets.ISO_8859_1);
    Matcher found = (parts ? IN_PARTS : IN_FORM).matcher(text);
    if (!found.find()) {
      return "";
    }
    try {
      return parts ? found.group(1) : URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
