package org.waymark.tool.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.Refusal;
import org.waymark.pathway.RouteCheck;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.journey.Journey;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.JourneySettings;
import org.waymark.pathway.journey.Journeys;
import org.waymark.pathway.journey.StandardPeople;
import org.waymark.pathway.journey.StandardPerson;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.pathway.network.NetworkFinding;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.Vocabularies;

/** The worked example of docs/pathways.md, and the flaws of the fictional network. */
class PathwayWorkedExampleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final AreaCode WESTMORLAND = new AreaCode("E06000064");
  private static final JourneySettings USUAL = JourneySettings.USUAL;

  private final Geography geography = RealGeography.get();
  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final DemonstrationCatalogue demonstration =
      DemonstrationCatalogue.generate(
          DemonstrationCatalogue.USUAL_SEED, geography, vocabularies, TODAY);
  private final PathwayNetwork network =
      PathwayNetwork.of(
          new Snapshot(
              1,
              TODAY,
              vocabularies,
              geography,
              demonstration.asCatalogue(),
              new ServiceIndex(
                  demonstration.asCatalogue(),
                  vocabularies,
                  new ReachCalculator(geography),
                  TODAY)),
          new ReferralRoutes(1, demonstration.routes()));
  private final JourneyFinder finder = new JourneyFinder(network, USUAL);
  private final String document = read();

  private static String read() {
    try {
      return Files.readString(Path.of("docs", "pathways.md")).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void documentSays(String format, Object... values) {
    assertThat(document).contains(String.format(Locale.UK, format, values));
  }

  private Service named(String name) {
    return demonstration.services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private StandardPerson person(String id) {
    return StandardPeople.builtIn(vocabularies).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private ReferralRoute route(String externalId) {
    return demonstration.routes().stream()
        .filter(each -> each.provenance().externalId().equals(externalId))
        .findFirst()
        .orElseThrow();
  }

  private Service service(ServiceId id) {
    return demonstration.services().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyNumberOfTheDocumentFollowsFromTheRecords() {
    ReferralRoute toIsva = route("R01883");
    ReferralRoute toTherapy = route("R01925");
    assertThat(toTherapy.from()).isEqualTo(toIsva.from());
    Service sarc = service(((ServicePoint) toIsva.from()).service());
    Service isva = service(toIsva.to());
    Service therapy = service(toTherapy.to());
    for (Service each : List.of(sarc, isva, therapy)) {
      assertThat(each.capacity().status()).isEqualTo(Capacity.Status.OPEN);
      assertThat(each.capacity().waitWeeks()).isNull();
      documentSays("“%s”", each.name());
    }
    assertThat(toIsva.agreement().standing(TODAY)).isEqualTo(Agreement.Status.FORMAL);
    assertThat(toIsva.isConfirmed()).isTrue();
    assertThat(toIsva.freshness(TODAY)).isNotEqualTo(Freshness.STALE);
    assertThat(toTherapy.agreement().standing(TODAY)).isEqualTo(Agreement.Status.INFORMAL);
    assertThat(toTherapy.isConfirmed()).isTrue();
    assertThat(toTherapy.freshness(TODAY)).isEqualTo(Freshness.STALE);
    double first = USUAL.open();
    double second = USUAL.handoff() + USUAL.open();
    double third = USUAL.handoff() + USUAL.informal() + USUAL.stale() + USUAL.open();

    Journeys journeys = finder.find(person("woman-raped-recently").in(WESTMORLAND));
    Journey best = journeys.best().orElseThrow();

    assertThat(best.steps())
        .extracting(step -> step.to().name())
        .containsExactly(sarc.name(), isva.name(), therapy.name());
    assertThat(best.steps().get(1).way().route()).isEqualTo(toIsva);
    assertThat(best.steps().get(2).way().route()).isEqualTo(toTherapy);
    assertThat(best.cost()).isEqualTo(first + second + third);
    documentSays("(route %s): handoff 2, open 4", toIsva.provenance().externalId());
    documentSays("(route %s): handoff 2, informal 1", toTherapy.provenance().externalId());
    documentSays("%.0f + %.0f + %.0f = %.0f", first, second, third, best.cost());
    assertThat(journeys.unreachable()).containsExactly(JourneyStage.RECOVERY);
    documentSays(
        "Of %,d published services %d are near and ruled out, each with its reason, and %,d are",
        network.services().size(), journeys.ruledOut().size(), journeys.ruledOutElsewhere());

    Journeys child = finder.find(person("child-sexual-abuse").in(WESTMORLAND));
    assertThat(child.best()).isEmpty();
    assertThat(child.stages()).noneMatch(stage -> stage.isReached());
    documentSays("The SARC “%s”", reason(child, sarc.id()));
    Service play = named("Aldermere play and art therapy, Carlisle");
    documentSays("“%s” “%s”", play.name(), reason(child, play.id()));
  }

  private static String reason(Journeys journeys, ServiceId service) {
    return journeys.ruledOut().stream()
        .filter(each -> each.service().id().equals(service))
        .flatMap(each -> each.refusals().stream())
        .map(Refusal::words)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDocumentNamesEveryWeightWithItsUsualValue() {
    documentSays("| `week` | %.0f |", USUAL.week());
    documentSays("| `unknown-wait-weeks` | %.0f |", USUAL.unknownWaitWeeks());
    documentSays("| `handoff` | %.0f |", USUAL.handoff());
    documentSays("| `start-again` | %.0f |", USUAL.startAgain());
    documentSays("| `crossing` | %.0f |", USUAL.crossing());
    documentSays(
        "| `informal` / `not-agreed` | %.0f / %.0f |", USUAL.informal(), USUAL.notAgreed());
    documentSays("| `unconfirmed` | %.0f |", USUAL.unconfirmed());
    documentSays("| `stale` | %.0f |", USUAL.stale());
    documentSays("| `specialist` / `open` | %.0f / %.0f |", USUAL.specialist(), USUAL.open());
    documentSays("| `for-others` | %.0f |", USUAL.forOthers());
    documentSays("| `question` | %.1f |", USUAL.question());
    documentSays("| `journeys` | %d |", USUAL.journeys());
  }

  @Test
  void theFictionalNetworkHasTheFlawsOfARealOne() {
    List<AreaNetwork> areas =
        geography.listAreas(AreaKind.POLICE_AREA, TODAY).stream()
            .filter(Area::isEnglish)
            .map(area -> AreaNetworks.of(network, area))
            .toList();
    for (NetworkFinding.Kind kind :
        Set.of(
            NetworkFinding.Kind.DEAD_END,
            NetworkFinding.Kind.LOOP,
            NetworkFinding.Kind.LAPSED_AGREEMENT,
            NetworkFinding.Kind.SINGLE_POINT_OF_FAILURE,
            NetworkFinding.Kind.LONGEST_WAIT,
            NetworkFinding.Kind.UNCONFIRMED)) {
      assertThat(areas.stream().filter(area -> !area.findings(kind).isEmpty()).count())
          .as("%s", kind)
          .isGreaterThan(10);
    }
    assertThat(areas)
        .as("a SARC from which no route leads children on")
        .anySatisfy(
            area ->
                assertThat(area.findings(NetworkFinding.Kind.DEAD_END))
                    .anySatisfy(
                        finding -> {
                          assertThat(finding.words()).contains("leads children on to therapy");
                          assertThat(
                                  area.stops().stream()
                                      .filter(
                                          stop ->
                                              stop.waypoint().equals(finding.stops().getFirst()))
                                      .findFirst()
                                      .orElseThrow()
                                      .stages())
                              .contains(JourneyStage.HEALTH_AND_FORENSIC);
                        }));
  }

  @Test
  void nearlyEveryFictionalRouteCanBeGoneAlong() {
    RouteCheck check = new RouteCheck(vocabularies, new ReachCalculator(geography));
    Catalogue catalogue = demonstration.asCatalogue();
    long impossible =
        demonstration.routes().stream()
            .filter(
                route ->
                    check
                        .contradictions(route, catalogue.findService(route.to()).orElseThrow())
                        .stream()
                        .anyMatch(RouteCheck.Contradiction::impossible))
            .count();
    assertThat(impossible).isLessThan(demonstration.routes().size() / 20);
    assertThat(demonstration.routes()).hasSizeGreaterThan(1_500);
    assertThat(demonstration.routes()).extracting(ReferralRoute::id).doesNotHaveDuplicates();
    assertThat(demonstration.routes()).allMatch(route -> route.provenance().isDemonstration());
  }
}
