package org.waymark.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.Provenance;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.geography.GeographyFixtures;
import org.waymark.pathway.jdbc.InMemoryReferralRoutes;
import org.waymark.snapshot.Snapshot;

/** The network of a day gone by, which journeys of two days are compared on. */
class PastNetworksTest {

  private static final String NORTH = GeographyFixtures.NORTH.value();

  private final Service sarc = aSarc().named("SARC").serving(NORTH).build();
  private final Service isva = anIsvaService().named("ISVA").serving(NORTH).build();
  private final Service unlisted =
      anIsvaService().named("Unlisted").serving(NORTH).visibility(Visibility.PROFESSIONALS).build();
  private final Snapshot now = RandomNetwork.snapshot(List.of(sarc, isva));

  private static CatalogueHistory history(Catalogue then, boolean kept) {
    InvocationHandler answers =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "asOf" ->
                  arguments[0] instanceof Instant
                      ? then
                      : InvocationHandler.invokeDefault(proxy, method, arguments);
              case "lastChanges" -> kept ? Map.of("any", "change") : Map.of();
              default -> throw new UnsupportedOperationException(method.getName());
            };
    return (CatalogueHistory)
        Proxy.newProxyInstance(
            CatalogueHistory.class.getClassLoader(),
            new Class<?>[] {CatalogueHistory.class},
            answers);
  }

  private ReferralRoute route(Service from, Service to) {
    return ReferralRoute.between(
        RouteId.derived("test", from.name() + to.name()),
        new ServicePoint(from.id()),
        to.id(),
        Set.of(RouteEnd.SENDER),
        new Provenance("test", from.name() + to.name(), Instant.EPOCH));
  }

  private static ReferralRouteRepository statedOn(Instant at, ReferralRoute route) {
    InMemoryReferralRoutes routes = new InMemoryReferralRoutes(Clock.fixed(at, ZoneOffset.UTC));
    routes.apply(RouteChange.of("somebody", "stated", List.of(route)));
    return routes;
  }

  @Test
  void theNetworkOfADayHasTheServicesAndTheRoutesOfThatDay() {
    ReferralRouteRepository routes =
        statedOn(
            TODAY.minusDays(5).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), route(sarc, isva));
    PastNetworks past = new PastNetworks(history(catalogueOf(sarc, isva), true), routes);

    PathwayNetwork before = past.of(TODAY.minusDays(6), now).orElseThrow();
    PathwayNetwork after = past.of(TODAY.minusDays(5), now).orElseThrow();

    assertThat(before.snapshot().today()).isEqualTo(TODAY.minusDays(6));
    assertThat(before.routes().list()).isEmpty();
    assertThat(after.routes().list()).hasSize(1);
    assertThat(after.isOpen(isva.id())).isTrue();
  }

  @Test
  void aServiceThatWasNotPublicThenIsNoPartOfIt() {
    PastNetworks past =
        new PastNetworks(
            history(catalogueOf(sarc, unlisted), true),
            new InMemoryReferralRoutes(Clock.systemUTC()));

    PathwayNetwork then = past.of(TODAY.minusDays(1), now).orElseThrow();

    assertThat(then.snapshot().catalogue().listServices())
        .extracting(Service::name)
        .containsExactly("SARC");
  }

  @Test
  void whereNoHistoryIsKeptThereIsNoDayGoneBy() {
    PastNetworks past =
        new PastNetworks(
            history(catalogueOf(sarc), false), new InMemoryReferralRoutes(Clock.systemUTC()));

    assertThat(past.of(TODAY.minusDays(1), now)).isEmpty();
  }

  @Test
  void theTwoLastDaysAreKeptAndWhatTheyWereIsAskedOnce() {
    PastNetworks past =
        new PastNetworks(
            history(catalogueOf(sarc, isva), true), new InMemoryReferralRoutes(Clock.systemUTC()));

    PathwayNetwork first = past.of(TODAY.minusDays(1), now).orElseThrow();
    PathwayNetwork second = past.of(TODAY.minusDays(2), now).orElseThrow();
    assertThat(past.of(TODAY.minusDays(1), now)).containsSame(first);
    past.of(TODAY.minusDays(3), now);

    assertThat(past.of(TODAY.minusDays(1), now)).containsSame(first);
    assertThat(past.of(TODAY.minusDays(2), now).orElseThrow()).isNotSameAs(second);
  }
}
