package org.waymark.pathway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeographyFixtures;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.RandomNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.vocabulary.JourneyStage;

class AreaNetworksTest {

  private static final String NORTH = GeographyFixtures.NORTH.value();
  private static final EntryPoint POLICE =
      new EntryPoint(EntryPoint.Kind.POLICE_REPORT, GeographyFixtures.NORTH);

  private final Service sarc = aSarc().named("SARC").serving(NORTH).referredBy().build();
  private final Service isva = anIsvaService().named("ISVA").serving(NORTH).referredBy().build();
  private final Service therapy =
      anIsvaService()
          .named("Therapy")
          .offering("counselling")
          .serving(NORTH)
          .ages(18, null)
          .referredBy()
          .capacity(new Capacity(Capacity.Status.WAITING_LIST, 14, TODAY))
          .build();
  private final Service lonely =
      anIsvaService().named("Lonely").offering("court-support").serving(NORTH).referredBy().build();
  private final Service line =
      aHelpline().named("National line").referredBy(ReferralSource.SELF).build();

  private static ReferralRoute route(Waypoint from, Service to) {
    return ReferralRoute.between(
            RouteId.derived("test", from.key() + to.id()),
            from,
            to.id(),
            Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER),
            new Provenance("test", from.key() + to.id(), Instant.EPOCH))
        .withAssuredOn(TODAY);
  }

  private static ReferralRoute route(Service from, Service to) {
    return route(new ServicePoint(from.id()), to);
  }

  private AreaNetwork network(ReferralRoute... routes) {
    return AreaNetworks.of(pathways(routes), north());
  }

  private PathwayNetwork pathways(ReferralRoute... routes) {
    return PathwayNetwork.of(
        RandomNetwork.snapshot(List.of(sarc, isva, therapy, lonely, line)),
        new ReferralRoutes(1, List.of(routes)));
  }

  private static Area north() {
    return GeographyFixtures.smallCountry()
        .findArea(AreaKind.POLICE_AREA, GeographyFixtures.NORTH)
        .orElseThrow();
  }

  private static List<String> words(AreaNetwork network, NetworkFinding.Kind kind) {
    return network.findings(kind).stream().map(NetworkFinding::words).toList();
  }

  @Test
  void stopsAreTheEntryPointsAndTheServicesOfTheArea() {
    AreaNetwork network = network(route(POLICE, sarc), route(sarc, isva));

    assertThat(network.stops())
        .extracting(stop -> stop.service() == null ? stop.waypoint().key() : stop.service().name())
        .containsExactly("police-report:" + NORTH, "SARC", "ISVA", "Therapy", "Lonely");
    assertThat(network.links()).hasSize(2).allMatch(link -> link.crossing() == Crossing.NO);
    assertThat(network(route(POLICE, sarc), route(POLICE, line)).stops())
        .as("a national service that somebody here is sent to")
        .anyMatch(stop -> line.equals(stop.service()));
  }

  @Test
  void aServiceThatDoesNotCountIsNamedBesideTheNetworkAndNoWayLeadsToIt() {
    Service stale =
        anIsvaService()
            .named("Stale")
            .serving(NORTH)
            .referredBy(ReferralSource.SELF)
            .assuredOn(TODAY.minusDays(181))
            .build();
    Service elsewhere =
        anIsvaService()
            .serving(GeographyFixtures.SOUTH.value())
            .assuredOn(TODAY.minusDays(181))
            .build();
    AreaNetwork network =
        AreaNetworks.of(
            PathwayNetwork.of(
                RandomNetwork.snapshot(List.of(sarc, stale, elsewhere)),
                new ReferralRoutes(1, List.of(route(POLICE, sarc), route(sarc, stale)))),
            north());

    assertThat(network.notCounted()).containsExactly(stale);
    assertThat(network.stops()).extracting(stop -> stop.service()).doesNotContain(stale);
    assertThat(network.links()).allMatch(link -> link.way().to().equals(sarc.id()));
  }

  @Test
  void aDeadEndIsWherePeopleAreSentAndNotSentOn() {
    assertThat(words(network(route(POLICE, sarc)), NetworkFinding.Kind.DEAD_END))
        .containsExactly("People are referred to SARC, and no route leads on from there.");
    assertThat(
            words(network(route(POLICE, sarc), route(sarc, therapy)), NetworkFinding.Kind.DEAD_END))
        .containsExactly("From SARC, no route leads children on to therapy or recovery.");
    assertThat(
            words(
                network(
                    route(POLICE, sarc),
                    route(sarc, therapy)
                        .withCriteria(
                            new RouteCriteria(
                                Set.of(),
                                Set.of(),
                                null,
                                25,
                                Set.of(),
                                Set.of(),
                                RouteCriteria.NONE.report(),
                                null,
                                null,
                                Set.of(),
                                ""))),
                NetworkFinding.Kind.DEAD_END))
        .containsExactly("From SARC, no route leads children or adults on to therapy or recovery.");
  }

  @Test
  void whatAllWaysGoThroughIsASinglePointOfFailure() {
    AreaNetwork network = network(route(POLICE, sarc), route(sarc, isva), route(isva, therapy));

    assertThat(words(network, NetworkFinding.Kind.SINGLE_POINT_OF_FAILURE))
        .contains(
            "Therapy is the only service that a way leads to for therapy.",
            "Without ISVA no way leads to therapy.",
            "Without SARC no way leads to therapy.");
    assertThat(
            network(
                    route(POLICE, sarc),
                    route(POLICE, isva),
                    route(sarc, isva),
                    route(sarc, therapy),
                    route(isva, therapy))
                .findings(NetworkFinding.Kind.SINGLE_POINT_OF_FAILURE))
        .filteredOn(finding -> finding.stage() == JourneyStage.THERAPY)
        .extracting(NetworkFinding::words)
        .containsExactly("Therapy is the only service that a way leads to for therapy.");
  }

  @Test
  void whatNobodyCanGetToIsToldApartFromWhatNobodySaysHowToGetTo() {
    AreaNetwork network = network(route(POLICE, sarc), route(lonely, isva));

    assertThat(words(network, NetworkFinding.Kind.NO_STATED_WAY_IN))
        .containsExactly(
            "Nobody says how people come to Therapy.", "Nobody says how people come to Lonely.");
    assertThat(words(network, NetworkFinding.Kind.UNREACHABLE))
        .containsExactly("ISVA takes people only from services that nobody can get to in North.");
    assertThat(network.findings(NetworkFinding.Kind.STAGE_OUT_OF_REACH))
        .extracting(NetworkFinding::stage)
        .contains(JourneyStage.THERAPY, JourneyStage.RECOVERY)
        .doesNotContain(JourneyStage.HEALTH_AND_FORENSIC);
  }

  @Test
  void loopsWaitsHandoffsAndWhatRestsOnLittleAreTold() {
    ReferralRoute lapsed =
        route(sarc, isva).withAgreement(Agreement.formal(TODAY.minusYears(2), TODAY.minusDays(1)));
    AreaNetwork network =
        network(
            route(POLICE, sarc).withStatedBy(Set.of(RouteEnd.RECEIVER)),
            lapsed,
            route(isva, sarc),
            route(isva, therapy));

    assertThat(words(network, NetworkFinding.Kind.LOOP))
        .containsExactly("ISVA refers to SARC, which refers back to ISVA.");
    assertThat(words(network, NetworkFinding.Kind.LONGEST_WAIT))
        .containsExactly("People usually wait 14 weeks for Therapy.");
    assertThat(words(network, NetworkFinding.Kind.MOST_HANDOFFS))
        .containsExactly("Nobody gets to Therapy without being passed on 2 times.");
    assertThat(words(network, NetworkFinding.Kind.LAPSED_AGREEMENT))
        .containsExactly("The agreement by which SARC refers to ISVA ended on 14 June 2026.");
    assertThat(words(network, NetworkFinding.Kind.UNCONFIRMED))
        .containsExactly("That the police refer to SARC is not stated by both ends.");
    assertThat(network.findings())
        .filteredOn(each -> each.kind() == NetworkFinding.Kind.LOOP)
        .singleElement()
        .satisfies(each -> assertThat(each.links()).hasSize(2));
  }

  @Test
  void whatIfARouteWereAgreedOrAServiceClosedChangesNothingThatIs() {
    PathwayNetwork now = pathways(route(POLICE, sarc), route(sarc, isva));
    PathwayNetwork then = now.whatIf(List.of(route(isva, therapy)), Set.of(lonely.id()));

    assertThat(words(AreaNetworks.of(then, north()), NetworkFinding.Kind.NO_STATED_WAY_IN))
        .isEmpty();
    assertThat(AreaNetworks.of(then, north()).stops())
        .noneMatch(stop -> lonely.equals(stop.service()));
    assertThat(AreaNetworks.of(now, north()).stops())
        .anyMatch(stop -> lonely.equals(stop.service()));
    assertThat(AreaNetworks.of(now.whatIf(List.of(), Set.of(sarc.id())), north()).links())
        .isEmpty();
  }

  @Test
  void theGraphOfTheLibraryHasEveryStopAndEveryLink() {
    AreaNetwork network = network(route(POLICE, sarc), route(sarc, isva), route(isva, sarc));

    assertThat(AreaGraph.of(network).vertexSet()).hasSize(network.stops().size());
    assertThat(AreaGraph.of(network).edgeSet())
        .containsExactlyInAnyOrderElementsOf(network.links());
  }
}
