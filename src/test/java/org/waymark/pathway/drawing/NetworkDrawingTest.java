package org.waymark.pathway.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkFinding;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.pathway.network.NetworkStop;
import org.waymark.snapshot.Snapshot;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.Vocabularies;
import org.xml.sax.InputSource;

/** What must be true of every picture, whatever the network. */
class NetworkDrawingTest {

  private static final LocalDate TODAY = CatalogueFixtures.TODAY;
  private static final AreaCode CUMBRIA = new AreaCode("E23000002");

  /** A network with routes between services of neighbouring stages mostly, and some back. */
  record Sample(AreaNetwork network, RouteWords words) {

    static Sample of(int services, int routes, long seed) {
      Random random = new Random(seed);
      List<Service> all = new ArrayList<>();
      for (int i = 0; i < services; i++) {
        all.add(
            CatalogueFixtures.anIdvaService()
                .named(
                    (random.nextBoolean() ? "Bridgeway & Sons <refuge> " : "Fellside Centre for ")
                        + (random.nextBoolean() ? "Women and Girls " : "Recovery from Abuse ")
                        + i)
                .build());
      }
      List<NetworkStop> stops = new ArrayList<>();
      for (EntryPoint.Kind kind : EntryPoint.Kind.values()) {
        stops.add(new NetworkStop(new EntryPoint(kind, CUMBRIA), null, Set.of(), false, true));
      }
      for (Service service : all) {
        stops.add(
            new NetworkStop(
                new ServicePoint(service.id()),
                service,
                random.nextInt(12) == 0
                    ? Set.of()
                    : EnumSet.of(JourneyStage.values()[random.nextInt(7)]),
                random.nextInt(6) == 0,
                true));
      }
      List<NetworkLink> links = new ArrayList<>();
      for (int i = 0; i < routes && services > 1; i++) {
        Waypoint from = stops.get(random.nextInt(stops.size())).waypoint();
        ServiceId to = all.get(random.nextInt(services)).id();
        if (from instanceof ServicePoint point && point.service().equals(to)) {
          continue;
        }
        if (random.nextInt(5) == 0 && from instanceof EntryPoint entry) {
          links.add(
              new NetworkLink(
                  NetworkRoute.listed(entry, to),
                  Agreement.Status.NONE,
                  null,
                  false,
                  Crossing.NO,
                  null));
          continue;
        }
        ReferralRoute route =
            ReferralRoute.between(
                    RouteId.derived("test", "r" + i),
                    from,
                    to,
                    random.nextBoolean() ? EnumSet.allOf(RouteEnd.class) : Set.of(RouteEnd.SENDER),
                    all.getFirst().provenance())
                .withAgreement(
                    switch (random.nextInt(4)) {
                      case 0 -> Agreement.formal(TODAY.minusYears(2), null);
                      case 1 -> Agreement.formal(TODAY.minusYears(4), TODAY.minusYears(1));
                      case 2 -> Agreement.INFORMAL;
                      default -> Agreement.NONE;
                    })
                .withAssuredOn(random.nextBoolean() ? TODAY.minusDays(30) : TODAY.minusDays(400));
        links.add(
            new NetworkLink(
                NetworkRoute.of(route),
                route.agreement().standing(TODAY),
                route.freshness(TODAY),
                route.isConfirmed(),
                Crossing.values()[random.nextInt(3)],
                random.nextInt(20)));
      }
      Catalogue catalogue = CatalogueFixtures.catalogueOf(all.toArray(new Service[0]));
      Snapshot snapshot =
          new Snapshot(
              1,
              TODAY,
              Vocabularies.builtIn(),
              RealGeography.get(),
              catalogue,
              new ServiceIndex(
                  catalogue,
                  Vocabularies.builtIn(),
                  new ReachCalculator(RealGeography.get()),
                  TODAY));
      List<NetworkFinding> findings =
          services == 0
              ? List.of()
              : List.of(
                  new NetworkFinding(
                      NetworkFinding.Kind.DEAD_END,
                      List.of(new ServicePoint(all.getFirst().id())),
                      null,
                      0,
                      "From here nobody is referred on.",
                      List.of()));
      return new Sample(
          new AreaNetwork(RealGeography.get().getArea(CUMBRIA), stops, links, findings, List.of()),
          new RouteWords(snapshot));
    }

    NetworkDrawing draw(boolean withListed) {
      return NetworkDrawer.draw(network, words, withListed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 30, 80, 400})
  void everyPictureKeepsTheRules(int services) throws Exception {
    Sample sample = Sample.of(services, services * 3 / 2, services);
    NetworkDrawing drawing = sample.draw(services % 20 == 0);

    everyStopHasOneBox(sample, drawing);
    noTwoBoxesOverlap(drawing);
    columnsStandInOrderAndApart(drawing);
    everyRouteIsDrawnOrInsideABox(sample, drawing);

    String svg =
        NetworkSvg.alone(drawing, "Network of <Cumbria>", "All of it", box -> "/x#" + box.id());
    everyBoxIsALinkWithATitle(drawing, svg);
    assertThat(svg).doesNotContain("style=", "<script", "<style", "onload");
    if (Boolean.getBoolean("waymark.keep-pictures")) {
      Files.writeString(Path.of("target/network-" + services + ".svg"), svg);
    }
  }

  private static void everyStopHasOneBox(Sample sample, NetworkDrawing drawing) {
    List<Waypoint> held =
        drawing.boxes().stream()
            .flatMap(box -> box.held().stream())
            .map(NetworkStop::waypoint)
            .toList();
    assertThat(held)
        .containsExactlyInAnyOrderElementsOf(
            sample.network().stops().stream().map(NetworkStop::waypoint).toList());
    assertThat(drawing.boxes().size())
        .isLessThanOrEqualTo(NetworkDrawer.MOST_BOXES + 3 * (JourneyStage.values().length + 2) * 2);
  }

  private static void noTwoBoxesOverlap(NetworkDrawing drawing) {
    for (NetworkDrawing.Box one : drawing.boxes()) {
      assertThat(one.x()).isNotNegative();
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(drawing.width());
      assertThat(one.y() + one.height()).isLessThanOrEqualTo(drawing.height());
      for (NetworkDrawing.Box other : drawing.boxes()) {
        if (!one.id().equals(other.id())) {
          assertThat(
                  one.x() + one.width() <= other.x()
                      || other.x() + other.width() <= one.x()
                      || one.y() + one.height() <= other.y()
                      || other.y() + other.height() <= one.y())
              .as("%s and %s", one, other)
              .isTrue();
        }
      }
    }
  }

  private static void columnsStandInOrderAndApart(NetworkDrawing drawing) {
    for (int i = 1; i < drawing.columns().size(); i++) {
      NetworkDrawing.Column before = drawing.columns().get(i - 1);
      NetworkDrawing.Column here = drawing.columns().get(i);
      assertThat(here.index()).isGreaterThan(before.index());
      assertThat(here.x()).isGreaterThan(before.x() + before.width());
    }
  }

  private static void everyRouteIsDrawnOrInsideABox(Sample sample, NetworkDrawing drawing) {
    Set<NetworkLink> drawn = new HashSet<>();
    for (NetworkDrawing.Line line : drawing.lines()) {
      drawn.addAll(line.links());
      assertThat(line.points().size()).isGreaterThanOrEqualTo(2);
      NetworkDrawing.Point end = line.points().getLast();
      NetworkDrawing.Box to = line.to();
      assertThat(end.x()).isBetween(to.x() - 1.0, to.x() + to.width() + 1.0);
      assertThat(end.y()).isBetween(to.y() - 1.0, to.y() + to.height() + 1.0);
    }
    for (NetworkLink link : sample.network().links()) {
      if (link.way().isStated() && !drawn.contains(link)) {
        assertThat(drawing.boxes())
            .as("routes that are not drawn begin or end in a box of several")
            .anyMatch(
                box ->
                    box.isGroup()
                        && box.held().stream()
                            .anyMatch(
                                stop ->
                                    stop.waypoint().equals(link.way().from())
                                        || stop.waypoint()
                                            .equals(new ServicePoint(link.way().to()))));
      }
    }
  }

  private static void everyBoxIsALinkWithATitle(NetworkDrawing drawing, String svg)
      throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    NodeList links = document.getElementsByTagName("a");
    assertThat(links.getLength()).isEqualTo(drawing.boxes().size());
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < links.getLength(); i++) {
      Element link = (Element) links.item(i);
      assertThat(ids.add(link.getAttribute("id"))).isTrue();
      assertThat(link.getAttribute("href")).startsWith("/x#");
      assertThat(link.getAttribute("aria-label")).isNotBlank();
      assertThat(link.getElementsByTagName("title").item(0).getTextContent())
          .isEqualTo(link.getAttribute("aria-label"));
    }
    assertThat(document.getDocumentElement().getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Network of <Cumbria>");
  }

  @Test
  void theSameNetworkGivesTheSamePicture() {
    Sample sample = Sample.of(40, 70, 7);

    String once = NetworkSvg.forPage(sample.draw(true), "T", "D", box -> "");
    String again = NetworkSvg.forPage(sample.draw(true), "T", "D", box -> "");

    assertThat(once.equals(again)).isTrue();
  }

  @Test
  void whatALineRestsOnIsToldByMoreThanColour() {
    Sample sample = Sample.of(30, 60, 3);
    String svg = NetworkSvg.forPage(sample.draw(false), "T", "D", box -> "");

    assertThat(svg)
        .contains("stroke-dasharray=\"9 4\"", "stroke-dasharray=\"12 3 2 3\"", "network-crossing")
        .contains("network-stale");
    assertThat(sample.draw(false).lines())
        .filteredOn(line -> line.freshness() == Freshness.STALE)
        .isNotEmpty();
  }

  @Test
  void longNamesAreCutOnTheBoxAndWholeInTheTitle() {
    assertThat(NetworkDrawer.wrap("Short")).containsExactly("Short");
    assertThat(NetworkDrawer.wrap("A very long name of a service ".repeat(5))).hasSize(3);
    assertThat(NetworkDrawer.wrap("Donaudampfschifffahrtsgesellschaft").getFirst()).endsWith("…");
  }
}
