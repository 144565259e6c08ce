package org.waymark.web.account;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Objects;
import org.waymark.account.AccountId;

/** Begins sessions for tests of other pages. */
public final class SignedInCookie {

  private SignedInCookie() {}

  /** Name and value of the cookie of a new session. */
  public static String of(ApplicationContext context, AccountId account) {
    MutableHttpResponse<Object> response =
        context.getBean(Door.class).begin(HttpRequest.GET("/"), account, HttpResponse.ok());
    return Objects.requireNonNull(response.getCookie("waymark").orElseThrow()).getName()
        + "="
        + response.getCookie("waymark").orElseThrow().getValue();
  }
}
