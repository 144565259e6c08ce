package org.waymark.web.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthenticationException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.waymark.web.page.SignedIn;
import org.waymark.web.problem.ProblemPages;

/** Answers whoever may not do what they asked for. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
record AccessProblems(ProblemPages problems, SentInVain sentInVain) {

  @Error(global = true, exception = AuthorizationException.class)
  CompletableFuture<HttpResponse<?>> notAllowed(
      HttpRequest<?> request, AuthorizationException refusal) {
    return SignedIn.person(request).isEmpty() && sentInVain.keeps(request)
        ? WholeBody.of(request).thenApply(body -> sentInVain.page(request, body))
        : CompletableFuture.completedFuture(refused(request));
  }

  private HttpResponse<?> refused(HttpRequest<?> request) {
    boolean known = SignedIn.person(request).isPresent();
    boolean api = request.getPath().startsWith("/api/");
    if (api && !known) {
      MutableHttpResponse<?> answer =
          problems.answer(
              request,
              HttpStatus.UNAUTHORIZED,
              "A token is needed",
              "Send the header \"Authorization: Bearer TOKEN\" with a token that your organisation"
                  + " has made and that still holds.");
      return answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"waymark\"");
    }
    if (!known) {
      String back =
          request.getMethod() == HttpMethod.GET
              ? ReturnPath.of(request.getUri().toString()).asQuery()
              : "";
      return HttpResponse.seeOther(URI.create("/sign-in" + back));
    }
    if (!api && PersonFetcher.mustSetUpSecondFactor(request)) {
      return HttpResponse.seeOther(URI.create(LimitedRule.SECOND_FACTOR));
    }
    return problems.forbidden(
        request,
        api
            ? "The token does not open this. Make one with the scope it needs."
            : "Your account does not let you see or change this. If it should, ask the lead of your"
                + " organisation or an administrator.");
  }

  /** What an OpenID provider sent back is not to be believed, or is the answer to nothing. */
  @Error(global = true, exception = AuthenticationException.class)
  HttpResponse<?> notVouchedFor(HttpRequest<?> request, AuthenticationException ignored) {
    return HttpResponse.seeOther(URI.create("/sign-in?problem=provider"));
  }

  /** The library's bare refusal; ours are answers already. */
  @Error(global = true, status = HttpStatus.UNAUTHORIZED)
  HttpResponse<?> refusedByTheLibrary(HttpRequest<?> request) {
    return request.getPath().startsWith("/oauth/")
        ? HttpResponse.seeOther(URI.create("/sign-in?problem=provider"))
        : refused(request);
  }

  @Error(global = true, exception = ChangeRefusedException.class)
  HttpResponse<?> notMeant(HttpRequest<?> request, ChangeRefusedException refusal) {
    boolean signedInOrByLink = SignedIn.person(request).isPresent() || SentInVain.isByLink(request);
    if (signedInOrByLink && sentInVain.keeps(request)) {
      return sentInVain.page(request, refusal.body());
    }
    return problems.answer(
        request,
        HttpStatus.FORBIDDEN,
        "Nothing was changed",
        "The page you sent is too old, or another site asked for this. Go back, open the page again"
            + " and send it once more.");
  }
}
