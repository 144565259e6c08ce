package org.waymark.pathway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeographyFixtures;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.RandomNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.Refusal;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

class JourneyFinderTest {

  private static final String NORTH = GeographyFixtures.NORTH.value();
  private static final DescribedPerson PERSON =
      DescribedPerson.of(new DescribedPerson.Place.SmallArea(3), new TermId("rape"));

  private final Service sarc =
      aSarc().named("SARC").serving(NORTH).referredBy(ReferralSource.POLICE).build();
  private final Service isva = anIsvaService().named("ISVA").serving(NORTH).referredBy().build();
  private final Service therapy =
      anIsvaService()
          .named("Therapy")
          .offering("counselling")
          .serving(NORTH)
          .referredBy()
          .capacity(new Capacity(Capacity.Status.WAITING_LIST, 10, TODAY))
          .build();

  private static ReferralRoute route(Waypoint from, Service to) {
    return ReferralRoute.between(
            RouteId.derived("test", from.key() + to.id()),
            from,
            to.id(),
            Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER),
            new Provenance("test", from.key() + to.id(), Instant.EPOCH))
        .withAgreement(Agreement.formal(TODAY.minusYears(1), null))
        .withAssuredOn(TODAY);
  }

  private static ReferralRoute route(Service from, Service to) {
    return route(new ServicePoint(from.id()), to);
  }

  private static JourneyFinder finder(List<Service> services, ReferralRoute... routes) {
    return new JourneyFinder(
        PathwayNetwork.of(RandomNetwork.snapshot(services), new ReferralRoutes(1, List.of(routes))),
        JourneySettings.USUAL);
  }

  @Test
  void aJourneyGoesOnFromServiceToService() {
    JourneyFinder finder =
        finder(List.of(sarc, isva, therapy), route(sarc, isva), route(isva, therapy));

    Journeys journeys = finder.find(PERSON);

    Journey best = journeys.best().orElseThrow();
    assertThat(best.steps())
        .extracting(step -> step.to().name())
        .containsExactly("SARC", "ISVA", "Therapy");
    assertThat(best.handoffs()).isEqualTo(2);
    assertThat(best.waitWeeks()).isEqualTo(10);
    assertThat(best.unknownWaits()).isZero();
    assertThat(journeys.unreachable())
        .contains(JourneyStage.RECOVERY)
        .doesNotContain(JourneyStage.THERAPY);
  }

  @Test
  void whereNoRouteLeadsOnTheServiceIsRuledOutForThat() {
    Journeys journeys = finder(List.of(sarc, isva, therapy), route(sarc, isva)).find(PERSON);

    assertThat(journeys.unreachable()).contains(JourneyStage.THERAPY);
    assertThat(journeys.ruledOut())
        .filteredOn(each -> each.service().equals(therapy))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.refusals())
                    .extracting(Refusal::ground)
                    .containsExactly(Refusal.Ground.NO_WAY_IN));
  }

  @Test
  void somebodyWhoDoesNotGoToThePoliceIsNotLedThroughThem() {
    DescribedPerson silent =
        new DescribedPerson(
            PERSON.place(),
            null,
            null,
            PERSON.crime(),
            null,
            false,
            null,
            Set.of(),
            null,
            null,
            Set.of(),
            Set.of());

    assertThat(finder(List.of(sarc, isva), route(sarc, isva)).find(silent).best()).isEmpty();
    assertThat(finder(List.of(sarc, isva), route(sarc, isva)).find(PERSON).best()).isPresent();
  }

  @Test
  void aRouteFromAnEntryPointStandsInsteadOfTheListing() {
    EntryPoint police = new EntryPoint(EntryPoint.Kind.POLICE_REPORT, GeographyFixtures.NORTH);
    ReferralRoute closed =
        route(police, sarc)
            .withCapacity(new Capacity(Capacity.Status.CLOSED, null, TODAY.minusDays(3)));

    Journeys journeys = finder(List.of(sarc), closed).find(PERSON);

    assertThat(journeys.best()).isEmpty();
    assertThat(journeys.ruledOutRoutes())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.refusals())
                    .extracting(Refusal::words)
                    .containsExactly("closed to referrals since 12 June"));
  }

  @Test
  void loopsEnd() {
    JourneyFinder finder =
        finder(
            List.of(sarc, isva, therapy),
            route(sarc, isva),
            route(isva, sarc),
            route(isva, therapy),
            route(therapy, sarc),
            route(therapy, isva));

    Journeys journeys = finder.find(PERSON);

    assertThat(journeys.best().orElseThrow().steps()).hasSize(3);
    assertThat(finder.alternatives(PERSON, therapy.id(), 10)).hasSize(1);
  }

  @Test
  void aHundredThousandRoutesFromOnePlaceAreWalked() {
    List<Service> services = new ArrayList<>(List.of(sarc));
    for (int i = 0; i < 1_000; i++) {
      services.add(
          anIsvaService()
              .named("S" + i)
              .offering(i % 2 == 0 ? "isva" : "counselling")
              .serving(NORTH)
              .referredBy()
              .build());
    }
    List<ReferralRoute> routes = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      Service to = services.get(1 + i % 1_000);
      routes.add(
          ReferralRoute.between(
              RouteId.derived("test", "R" + i),
              new ServicePoint(sarc.id()),
              to.id(),
              Set.of(RouteEnd.RECEIVER),
              new Provenance("test", "R" + i, Instant.EPOCH)));
    }
    PathwayNetwork network =
        PathwayNetwork.of(RandomNetwork.snapshot(services), new ReferralRoutes(1, routes));
    JourneyFinder finder = new JourneyFinder(network, JourneySettings.USUAL);

    Journeys journeys = finder.find(PERSON);

    assertThat(journeys.stages().get(JourneyStage.THERAPY.ordinal()).services()).hasSize(500);
    assertThat(
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> finder.alternatives(PERSON, services.get(2).id(), 3)))
        .hasSize(1);
  }

  @Test
  void anUnlistedServiceIsPartOfTheNetworkOfWhoeverMaySeeIt() {
    Service unlisted =
        anIsvaService()
            .offering("counselling")
            .visibility(Visibility.PROFESSIONALS)
            .serving(NORTH)
            .referredBy()
            .build();
    Snapshot professional = RandomNetwork.snapshot(List.of(sarc, unlisted));
    Snapshot everybody = RandomNetwork.snapshot(List.of(sarc));
    ReferralRoutes routes = new ReferralRoutes(1, List.of(route(sarc, unlisted)));

    assertThat(
            new JourneyFinder(PathwayNetwork.of(professional, routes), JourneySettings.USUAL)
                .find(PERSON)
                .unreachable())
        .doesNotContain(JourneyStage.THERAPY);
    PathwayNetwork open = PathwayNetwork.of(everybody, routes);
    assertThat(open.routeCount()).isZero();
    Journeys journeys = new JourneyFinder(open, JourneySettings.USUAL).find(PERSON);
    assertThat(journeys.unreachable()).contains(JourneyStage.THERAPY);
    assertThat(journeys.ruledOut()).noneMatch(each -> each.service().equals(unlisted));
    assertThat(journeys.ruledOutRoutes()).isEmpty();
  }

  @Test
  void theStandardPeopleAreSentThroughEveryDistrictAndAChangeIsTold() {
    List<StandardPerson> people = StandardPeople.builtIn(Vocabularies.builtIn());
    assertThat(people).hasSizeGreaterThanOrEqualTo(14);
    assertThat(people).allSatisfy(person -> assertThat(person.source()).isNotBlank());
    PathwayNetwork network =
        PathwayNetwork.of(
            RandomNetwork.snapshot(List.of(sarc, isva, therapy)),
            new ReferralRoutes(1, List.of(route(sarc, isva))));
    List<Area> districts =
        WhereJourneysBreak.districtsOf(network.snapshot().geography(), AreaCode.ENGLAND, TODAY);
    assertThat(districts).hasSize(5);

    WhereJourneysBreak before =
        WhereJourneysBreak.of(new JourneyFinder(network, JourneySettings.USUAL), people, districts);
    WhereJourneysBreak after =
        WhereJourneysBreak.of(
            new JourneyFinder(
                network.whatIf(List.of(route(isva, therapy)), Set.of()), JourneySettings.USUAL),
            people,
            districts);

    assertThat(before.outcomes()).hasSize(people.size() * 5);
    JourneyOutcome disabled =
        before.outcomesOf("learning-disability").stream()
            .filter(each -> each.area().code().equals(GeographyFixtures.NORTH_CITY))
            .findFirst()
            .orElseThrow();
    assertThat(disabled.unreachable()).contains(JourneyStage.THERAPY, JourneyStage.RECOVERY);
    assertThat(disabled.breaksAt()).contains(JourneyStage.DISCLOSURE);
    assertThat(disabled.furthest()).contains(JourneyStage.ADVOCACY);
    GapTerms cell =
        new GapTerms(
            GeographyFixtures.NORTH_CITY,
            new TermId("sexual-assault"),
            new TermId("learning-disability"),
            new TermId("counselling"));
    assertThat(disabled.cells()).contains(cell);
    assertThat(before.outcomes())
        .filteredOn(each -> each.cells().contains(cell))
        .containsExactly(disabled);
    assertThat(before.changedIn(after))
        .anySatisfy(
            change -> {
              assertThat(change.before()).isEqualTo(disabled);
              assertThat(change.gained()).containsExactly(JourneyStage.THERAPY);
              assertThat(change.lost()).isEmpty();
              assertThat(change.moreWeeks()).isEqualTo(10);
            });
    assertThat(before.changedIn(before)).isEmpty();
    // What the quick totals say is what the journey in words says.
    JourneyFinder then =
        new JourneyFinder(
            network.whatIf(List.of(route(isva, therapy)), Set.of()), JourneySettings.USUAL);
    for (JourneyOutcome outcome : after.outcomes()) {
      Journeys journeys = then.find(outcome.person().in(outcome.area().code()));
      assertThat(journeys.unreachable()).isEqualTo(outcome.unreachable());
      journeys
          .best()
          .ifPresent(
              best -> {
                assertThat(best.waitWeeks()).isEqualTo(outcome.waitWeeks());
                assertThat(best.handoffs()).isEqualTo(outcome.handoffs());
                assertThat(best.crossings()).isEqualTo(outcome.crossings());
              });
    }
  }

  @Test
  void theDistrictsOfAPoliceAreaAreItsOwn() {
    assertThat(
            WhereJourneysBreak.districtsOf(
                GeographyFixtures.smallCountry(), GeographyFixtures.NORTH, TODAY))
        .extracting(Area::kind)
        .hasSize(3)
        .containsOnly(AreaKind.DISTRICT);
  }
}
