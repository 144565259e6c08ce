package org.waymark.pathway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.RECORDED;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Provenance;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.confidential.WordsBeside;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.withheld.WithheldAddress;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.catalogue.withheld.WithheldKeys;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRouteBuilder;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteCriteriaBuilder;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.ServicePoint;
import org.waymark.testing.DatabaseContract;

/** The words of a route give no place away of a listing at one of its ends. */
abstract class RouteConfidentialityContract extends DatabaseContract {

  private static final List<String> TELLING =
      List.of("Ring at CA98 7QX", "ring at ca987qx", "Ring at 41 Quarrelstone Row");

  /** A text of a route. */
  private enum Words {
    HOURS((route, words) -> route.withHours(words)),
    CONDITIONS(
        (route, words) ->
            route.withCriteria(
                RouteCriteriaBuilder.builder(route.criteria()).otherConditions(words).build())),
    PARTNERS(
        (route, words) ->
            route.withAgreement(
                new Agreement(Agreement.Kind.INFORMAL, null, null, List.of(words)))),
    IDENTIFIER((route, words) -> route.withProvenance(new Provenance("test", words, RECORDED)));

    private final BiFunction<ReferralRoute, String, ReferralRoute> into;

    Words(BiFunction<ReferralRoute, String, ReferralRoute> into) {
      this.into = into;
    }
  }

  @TempDir static Path keys;

  private final Organisation organisation = anOrganisation().build();
  private final Service refuge =
      anIdvaService()
          .servingDistrict("E06000001")
          .runBy(organisation)
          .atAWithheldLocation()
          .build();
  private final Service open =
      anIdvaService().servingDistrict("E06000001").runBy(organisation).build();
  private WithheldAddresses withheld;
  private CatalogueRepository catalogue;
  private ReferralRouteRepository routes;

  @BeforeEach
  void open() {
    List<WordsBeside> beside = List.of(new RouteWordsBeside(database().bean(RouteRows.class)));
    withheld =
        new WithheldAddresses(
            database().transactions(),
            Clock.fixed(RECORDED, ZoneOffset.UTC),
            new WithheldKeys("", keys.toString()),
            CatalogueRepositories.words(database().transactions(), beside));
    catalogue =
        CatalogueRepositories.on(dataSource(), withheld, beside, ConfidentialityRule::addedBy);
    routes = routes(CatalogueRepositories.places(database().transactions(), withheld));
    catalogue.apply(
        CatalogueChange.of("test", "given", List.of(organisation), List.of(refuge, open)));
    keepAddress();
  }

  private ReferralRouteRepository routes(WordsBeside.Guard guard) {
    return new JdbcReferralRouteRepository(
        database().transactions(),
        database().bean(RouteRows.class),
        database().bean(RoutesInForce.class),
        Clock.fixed(RECORDED, ZoneOffset.UTC),
        guard);
  }

  private void keepAddress() {
    withheld.put(
        List.of(new WithheldAddress(place(), List.of("41 Quarrelstone Row"), "CA98 7QX", null)));
  }

  private LocationId place() {
    return refuge.locations().getFirst().id();
  }

  private static ReferralRoute between(Service from, Service to) {
    RouteId id = RouteId.next();
    return ReferralRoute.between(
        id,
        new ServicePoint(from.id()),
        to.id(),
        Set.of(RouteEnd.SENDER),
        new Provenance("test", id.toString(), RECORDED));
  }

  private static RouteChange stating(ReferralRoute route) {
    return RouteChange.of("somebody", "stated", List.of(route));
  }

  @ParameterizedTest
  @EnumSource
  void noWordsOfARouteGiveAHiddenPlaceAway(Words text) {
    long before = routes.latestRevision();
    for (String words : TELLING) {
      for (ReferralRoute route : List.of(between(open, refuge), between(refuge, open))) {
        RouteChange change = stating(text.into.apply(route, words));

        assertThat(routes.placesInWords(change)).hasSize(1);
        assertThatThrownBy(() -> routes.apply(change))
            .isInstanceOf(PlaceInWordsException.class)
            .hasMessageNotContaining("7QX")
            .hasMessageNotContaining("Quarrelstone");
      }
    }
    assertThat(routes.latestRevision()).isEqualTo(before);
  }

  @Test
  void norDoesTheReasonThatIsGiven() {
    ReferralRoute route = between(open, refuge);
    routes.apply(stating(route));

    for (String words : TELLING) {
      assertThatThrownBy(
              () -> routes.apply(RouteChange.of("somebody", "withdrawn: " + words, List.of(route))))
          .isInstanceOf(PlaceInWordsException.class);
    }
  }

  @Test
  void aPlaceIsNotHiddenBesideARouteThatTellsIt() {
    for (String words : TELLING) {
      ServiceLocation.Public shown =
          new ServiceLocation.Public(
              place(), "Office", List.of("1 High Street"), null, null, Set.of());
      Service known = ServiceBuilder.from(refuge).build().withLocations(List.of(shown));
      catalogue.apply(CatalogueChange.of("test", "opened", List.of(), List.of(known)));
      ReferralRoute route = between(open, known).withHours(words);
      routes.apply(stating(route));

      assertThatThrownBy(
              () -> {
                catalogue.apply(CatalogueChange.of("test", "hidden", List.of(), List.of(refuge)));
                keepAddress();
              })
          .isInstanceOf(PlaceInWordsException.class)
          .hasMessageContaining("the hours of a referral route");
      routes.apply(stating(route.withHours("Always")));
      catalogue.apply(CatalogueChange.of("test", "hidden", List.of(), List.of(refuge)));
      keepAddress();
    }
  }

  @Test
  void whatARouteSaidBeforeTheRuleStopsNothingElse() {
    ReferralRoute old = between(open, refuge).withHours(TELLING.getFirst());
    routes(WordsBeside.Guard.NONE).apply(stating(old));

    routes.apply(stating(ReferralRouteBuilder.builder(old).withdrawnOn(null).build()));
    assertThatThrownBy(() -> routes.apply(stating(old.withHours(old.hours() + "!"))))
        .isInstanceOf(PlaceInWordsException.class);
    routes.apply(stating(old.withHours("Always")));
  }

  @Test
  void aRouteBetweenKnownPlacesSaysWhereTheyAre() {
    Service other = anIdvaService().servingDistrict("E06000001").runBy(organisation).build();
    catalogue.apply(CatalogueChange.of("test", "given", List.of(), List.of(other)));

    routes.apply(stating(between(open, other).withHours("At CA1 1AA, 9 to 5")));
  }
}
