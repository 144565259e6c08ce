package org.waymark.web.account;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.handlers.RedirectingLoginHandler;
import io.micronaut.security.oauth2.endpoint.authorization.state.State;
import io.micronaut.security.oauth2.endpoint.token.response.DefaultOpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdClaims;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdTokenResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.waymark.account.Secret;
import org.waymark.account.Sessions;
import org.waymark.account.SignIn;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signing in by an OpenID provider. The library talks to it and checks what it says (signature,
 * issuer, audience, state, nonce, PKCE); here the verified e-mail address is looked up among the
 * accounts there are, and a session of ours begins. Nobody gets an account by this. The provider
 * takes the place of the passphrase only: whoever has a second factor here is asked for it.
 */
@Singleton
@Replaces(DefaultOpenIdAuthenticationMapper.class)
record ProviderLogin(
    SignIn signIn,
    Sessions sessions,
    SessionCookie cookie,
    Door door,
    @Named(TaskExecutors.BLOCKING) ExecutorService blocking)
    implements OpenIdAuthenticationMapper,
        RedirectingLoginHandler<HttpRequest<?>, MutableHttpResponse<?>> {

  private static final String SESSION = "session";
  private static final String TICKET = "ticket";

  @Override
  public Publisher<AuthenticationResponse> createAuthenticationResponse(
      String provider, OpenIdTokenResponse tokens, OpenIdClaims claims, @Nullable State state) {
    Optional<HttpRequest<Object>> request = ServerRequestContext.currentRequest();
    String address = request.map(door::address).orElse("");
    String device =
        Door.device(
            request.map(each -> each.getHeaders().get(HttpHeaders.USER_AGENT)).orElse(null));
    return Mono.fromCallable(() -> response(provider, claims, address, device))
        .subscribeOn(Schedulers.fromExecutorService(blocking));
  }

  private AuthenticationResponse response(
      String provider, OpenIdClaims claims, String address, String device) {
    String email = claims.getEmail();
    if (email == null || !Boolean.TRUE.equals(claims.isEmailVerified())) {
      return AuthenticationResponse.failure();
    }
    return switch (signIn.vouchedFor(email, "provider " + provider, address)) {
      case SignIn.Step.Done done ->
          AuthenticationResponse.success(
              done.account().id().toString(),
              List.of(),
              Map.of(SESSION, sessions.begin(done.account().id(), device).value()));
      case SignIn.Step.CodeWanted wanted ->
          AuthenticationResponse.success("waiting", List.of(), Map.of(TICKET, wanted.ticket()));
      default -> AuthenticationResponse.failure();
    };
  }

  @Override
  public MutableHttpResponse<?> loginSuccess(
      Authentication authentication, HttpRequest<?> request) {
    Object session = authentication.getAttributes().get(SESSION);
    Object ticket = authentication.getAttributes().get(TICKET);
    if (session instanceof String secret) {
      MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/account"));
      cookie.set(request, response, new Secret(secret));
      return response;
    }
    return ticket instanceof String words
        ? door.askCode(HttpStatus.OK, words, ReturnPath.of(null), "")
        : refused();
  }

  /** There are no refresh tokens. */
  @Override
  public MutableHttpResponse<?> loginRefresh(
      Authentication authentication, String refreshToken, HttpRequest<?> request) {
    return refused();
  }

  @Override
  public MutableHttpResponse<?> loginFailed(
      AuthenticationResponse authenticationResponse, HttpRequest<?> request) {
    return refused();
  }

  private static MutableHttpResponse<?> refused() {
    return HttpResponse.seeOther(URI.create("/sign-in?problem=provider"));
  }
}
