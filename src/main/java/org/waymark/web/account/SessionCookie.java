package org.waymark.web.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import org.waymark.account.AccountKeys;
import org.waymark.account.Secret;
import org.waymark.mail.SiteAddress;

/**
 * The one cookie: a random number, signed (JWS, HS256), so that made-up ones never reach the
 * database. It says nothing of its owner and nothing of what they may do.
 *
 * <p>SameSite is Lax: with Strict, a link from a letter to a page of one's own and the way back
 * from an OpenID provider would arrive signed out. Every change asks for more than the cookie
 * anyway ({@code ChangeGate}). By https it has the prefix {@code __Host-}, which a browser takes
 * from this very host alone. It ends with the browser.
 */
@Singleton
record SessionCookie(AccountKeys keys, SiteAddress site) {

  private static final String NAME = "waymark";
  private static final String SECURE_NAME = "__Host-waymark";
  private static final int LONGEST = 500;

  /** The random number of a request's cookie; empty when it has none or one we did not sign. */
  Optional<Secret> read(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(name(request))
        .map(Cookie::getValue)
        .filter(value -> value.length() <= LONGEST)
        .flatMap(this::verified);
  }

  private Optional<Secret> verified(String text) {
    try {
      JWSObject signed = JWSObject.parse(text);
      return JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
              && signed.verify(new MACVerifier(key()))
          ? Optional.of(new Secret(signed.getPayload().toString()))
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalStateException e) {
      // Whoever sends something else is signed out, and nobody need know more.
      return Optional.empty();
    }
  }

  void set(HttpRequest<?> request, MutableHttpResponse<?> response, Secret session) {
    response.cookie(cookie(request, signed(session)));
  }

  /** What the cookie of a session carries. */
  String signed(Secret session) {
    try {
      JWSObject signed =
          new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(session.value()));
      signed.sign(new MACSigner(key()));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  void clear(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.cookie(cookie(request, "").maxAge(0));
  }

  private Cookie cookie(HttpRequest<?> request, String value) {
    return Cookie.of(name(request), value)
        .httpOnly(true)
        .secure(isSecure(request))
        .sameSite(SameSite.Lax)
        .path("/");
  }

  private String name(HttpRequest<?> request) {
    return isSecure(request) ? SECURE_NAME : NAME;
  }

  /** What a proxy says is believed here: whoever makes it up spoils their own cookie only. */
  private boolean isSecure(HttpRequest<?> request) {
    return site.isSecure()
        || request.isSecure()
        || "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"));
  }

  private byte[] key() {
    return keys.key("session cookie");
  }
}
