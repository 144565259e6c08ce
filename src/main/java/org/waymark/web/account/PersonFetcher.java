package org.waymark.web.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.waymark.account.Account;
import org.waymark.account.AccountSettings;
import org.waymark.account.Accounts;
import org.waymark.account.ApiToken;
import org.waymark.account.ApiTokens;
import org.waymark.account.Authority;
import org.waymark.account.Person;
import org.waymark.account.Secret;
import org.waymark.account.Sessions;
import org.waymark.account.StoredAccount;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.SignedIn;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who makes a request: by the session behind its cookie, or by the API token it sends. A
 * request with an Authorization header is a program's, and its cookie, if any, is not looked at.
 * The public, who send neither, cost nothing.
 */
@Singleton
record PersonFetcher(
    SessionCookie cookie,
    Sessions sessions,
    Accounts accounts,
    ApiTokens tokens,
    AccountSettings settings,
    FormTokens formTokens,
    SnapshotKeeper snapshots,
    @Named(TaskExecutors.BLOCKING) ExecutorService blocking)
    implements AuthenticationFetcher<HttpRequest<?>> {

  /** The role of somebody in a browser. */
  static final String PERSON = "person";

  private static final String MUST_SET_UP = "waymark.must-set-up-second-factor";
  private static final String SESSION = "waymark.session";
  private static final String SCHEME = "bearer ";

  /** True when they may do nothing before they have set up a second factor. */
  static boolean mustSetUpSecondFactor(HttpRequest<?> request) {
    return request.getAttribute(MUST_SET_UP, Boolean.class).orElse(false);
  }

  /** The digest of the session a request belongs to; empty when it belongs to none. */
  static String session(HttpRequest<?> request) {
    return request.getAttribute(SESSION, String.class).orElse("");
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
              && request.getPath().startsWith("/api/")
          ? later(
              () -> program(request, new Secret(authorization.substring(SCHEME.length()).strip())))
          : Mono.empty();
    }
    Optional<Secret> session = cookie.read(request);
    return session.isEmpty() ? Mono.empty() : later(() -> person(request, session.get()));
  }

  private interface Finding {
    Optional<Authentication> find();
  }

  private Mono<Authentication> later(Finding finding) {
    return Mono.fromCallable(finding::find)
        .subscribeOn(Schedulers.fromExecutorService(blocking))
        .flatMap(Mono::justOrEmpty);
  }

  private Optional<Authentication> person(HttpRequest<?> request, Secret secret) {
    return accounts.signedIn(sessions, secret).flatMap(found -> person(request, secret, found));
  }

  private Optional<Authentication> person(
      HttpRequest<?> request, Secret secret, Accounts.SignedIn found) {
    sessions.noteSeen(found.session());
    StoredAccount stored = found.account();
    Snapshot snapshot = snapshots.current();
    if (stored.demonstration() && !snapshot.catalogue().isAllInvented()) {
      // A terminal has said its passphrase: it opens nothing once there is a real listing.
      return Optional.empty();
    }
    Account account = stored.account();
    boolean mustSetUp = settings.needsSecondFactor(stored);
    Authority authority =
        Authority.of(
            mustSetUp ? List.of() : account.grants(), snapshot.geography(), snapshot.today());
    request.setAttribute(MUST_SET_UP, mustSetUp);
    request.setAttribute(SESSION, found.session().digest());
    SignedIn.put(request, new Person(account, authority, formTokens.of(secret)));
    return Optional.of(Authentication.build(account.id().toString(), List.of(PERSON), Map.of()));
  }

  private Optional<Authentication> program(HttpRequest<?> request, Secret secret) {
    return tokens
        .find(secret)
        .map(
            found -> {
              ApiToken token = found.token();
              SignedIn.put(
                  request,
                  new Person(
                      found.maker(),
                      Authority.ofToken(token.organisation(), token.writes()),
                      "",
                      token.id()));
              return Authentication.build(
                  "token:" + token.id(),
                  token.writes() ? List.of(ApiToken.READ, ApiToken.WRITE) : List.of(ApiToken.READ),
                  Map.of());
            });
  }
}
