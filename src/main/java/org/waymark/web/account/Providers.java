package org.waymark.web.account;

import io.micronaut.context.annotation.Value;
import io.micronaut.security.oauth2.client.OpenIdClient;
import jakarta.inject.Singleton;
import java.util.List;
import org.waymark.web.page.SignedIn;

/** OpenID Connect providers that the operator has set up; none unless they did. */
@Singleton
final class Providers {

  private final List<SignedIn.Link> links;

  /**
   * @param label setting {@code waymark.account.provider-label}: what the button says; empty for
   *     the provider's own short name
   */
  Providers(List<OpenIdClient> clients, @Value("${waymark.account.provider-label:}") String label) {
    links =
        clients.stream()
            .map(OpenIdClient::getName)
            .sorted()
            .map(
                name ->
                    new SignedIn.Link(
                        label.isBlank() ? "Sign in with " + name : label, "/oauth/login/" + name))
            .toList();
  }

  List<SignedIn.Link> list() {
    return links;
  }
}
