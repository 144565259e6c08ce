package org.waymark.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.waymark.web.page.SignedIn;
import reactor.core.publisher.Mono;

/**
 * Refuses what being signed in alone would open: to a program, any route that names none of its
 * scopes; to somebody who has yet to set up a second factor, any page but that one.
 */
@Singleton
final class LimitedRule implements SecurityRule<HttpRequest<?>> {

  static final String SECOND_FACTOR = "/account/second-factor";
  private static final int BEFORE = 100;

  @Override
  public int getOrder() {
    return SecuredAnnotationRule.ORDER - BEFORE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      HttpRequest<?> request, @Nullable Authentication authentication) {
    Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
    List<String> rule =
        route
            .map(match -> Arrays.asList(match.getAnnotationMetadata().stringValues(Secured.class)))
            .orElse(List.of());
    if (authentication == null || rule.contains(SecurityRule.IS_ANONYMOUS)) {
      return Mono.just(SecurityRuleResult.UNKNOWN);
    }
    boolean program = SignedIn.person(request).filter(each -> each.token() != null).isPresent();
    boolean refused =
        program
            // Where there is no route nothing is opened: the answer says what is wrong.
            ? route.isPresent() && Collections.disjoint(rule, authentication.getRoles())
            : PersonFetcher.mustSetUpSecondFactor(request) && !isOnTheWay(request.getPath());
    return Mono.just(refused ? SecurityRuleResult.REJECTED : SecurityRuleResult.UNKNOWN);
  }

  private static boolean isOnTheWay(String path) {
    return path.equals(SECOND_FACTOR)
        || path.startsWith(SECOND_FACTOR + "/")
        || path.equals("/sign-out");
  }
}
