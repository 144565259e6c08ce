package org.waymark.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.waymark.Provenance;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.tables.BuiltInTables;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.ServicePoint;
import org.waymark.search.SearchRequest;
import org.waymark.snapshot.Snapshot;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** 10,000 fictional services over the real areas of England, the same at every run. */
final class LargeCatalogue {

  static final int SERVICES = 10_000;
  static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final AreaCode LONDON = new AreaCode("E23000001");

  private LargeCatalogue() {}

  static Geography geography() {
    BuiltInTables tables = BuiltInTables.read();
    return new Geography(
        tables.areas().stream().map(BuiltInTables.AreaRow::area).toList(),
        tables.successions().stream().map(BuiltInTables.SuccessionRow::succession).toList(),
        tables.districts(),
        tables.smallAreas(),
        tables.outcodes(),
        tables.dutyHolders(),
        List.of(),
        Map.of());
  }

  static Catalogue catalogue(Geography geography) {
    return demonstration(geography).asCatalogue();
  }

  private static DemonstrationCatalogue demonstration(Geography geography) {
    return DemonstrationCatalogue.generate(
        DemonstrationCatalogue.USUAL_SEED, SERVICES, geography, Vocabularies.builtIn(), TODAY);
  }

  /**
   * The fictional services and the routes between them, with further ones at random between
   * services of the same police area until there are that many.
   */
  static PathwayNetwork network(int atLeast) {
    Geography geography = geography();
    DemonstrationCatalogue demonstration = demonstration(geography);
    Catalogue catalogue = demonstration.asCatalogue();
    ServiceIndex index =
        new ServiceIndex(catalogue, Vocabularies.builtIn(), new ReachCalculator(geography), TODAY);
    Snapshot snapshot = new Snapshot(1, TODAY, Vocabularies.builtIn(), geography, catalogue, index);
    PathwayNetwork plain = PathwayNetwork.of(snapshot, ReferralRoutes.none());
    Map<AreaCode, List<Service>> byHome = new HashMap<>();
    for (int service = 0; service < index.size(); service++) {
      for (AreaCode home : plain.homesOf(service)) {
        byHome.computeIfAbsent(home, area -> new ArrayList<>()).add(index.service(service));
      }
    }
    List<AreaCode> homes = byHome.keySet().stream().sorted().toList();
    List<ReferralRoute> routes = new ArrayList<>(demonstration.routes());
    Random random = new Random(7);
    while (routes.size() < atLeast) {
      List<Service> there = byHome.getOrDefault(homes.get(random.nextInt(homes.size())), List.of());
      Service from = there.get(random.nextInt(there.size()));
      Service to = there.get(random.nextInt(there.size()));
      if (!from.equals(to)) {
        String id = "X" + routes.size();
        routes.add(
            ReferralRoute.between(
                RouteId.derived("benchmark", id),
                new ServicePoint(from.id()),
                to.id(),
                Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER),
                new Provenance("benchmark", id, Instant.EPOCH)));
      }
    }
    return PathwayNetwork.of(snapshot, new ReferralRoutes(1, routes));
  }

  static Snapshot snapshot() {
    Geography geography = geography();
    Catalogue catalogue = catalogue(geography);
    return new Snapshot(
        1,
        TODAY,
        Vocabularies.builtIn(),
        geography,
        catalogue,
        new ServiceIndex(catalogue, Vocabularies.builtIn(), new ReachCalculator(geography), TODAY));
  }

  /** Filters from none to many parts. */
  static List<ServiceFilter> filters() {
    return List.of(
        ServiceFilter.ALL,
        ServiceFilter.builder().crimeType("sexual-abuse").build(),
        ServiceFilter.builder().crimeType("domestic-abuse").supportType("idva").build(),
        ServiceFilter.builder().crimeType("sexual-abuse").cohort("children").build(),
        ServiceFilter.builder()
            .cohort("children")
            .minimumFit(GroupFit.SPECIALIST)
            .area(CUMBRIA)
            .build(),
        ServiceFilter.builder()
            .crimeTypes(Set.of(new TermId("domestic-abuse"), new TermId("sexual-abuse")))
            .age(15)
            .acceptingOnly(true)
            .includeNationwide(false)
            .build());
  }

  /** What people ask, in words and by choice. */
  static List<SearchRequest> requests(Geography geography) {
    ServiceFilter cumbria =
        ServiceFilter.builder().area(CUMBRIA).crimeType("sexual-abuse").cohort("children").build();
    var penrith = geography.findOutcode("CA11").orElseThrow();
    ServiceFilter serves = ServiceFilter.builder().smallArea(penrith.smallArea()).build();
    return List.of(
        SearchRequest.of(ServiceFilter.ALL),
        SearchRequest.of(cumbria),
        words("domestic abuse", ServiceFilter.ALL),
        words("SARC", ServiceFilter.builder().area(LONDON).build()),
        words("honour based abuse helpline", ServiceFilter.ALL),
        words("counselling for children", cumbria),
        words("IDVA Leeds", ServiceFilter.ALL),
        words("domestc abuse suport", ServiceFilter.ALL),
        words("stalk", ServiceFilter.ALL),
        words("I was raped by my partner and need someone to talk to", ServiceFilter.ALL),
        new SearchRequest(
            "sexual violence", serves, penrith.position(), SearchRequest.Order.RELEVANCE, 1, 20),
        new SearchRequest(
            "", ServiceFilter.ALL, penrith.position(), SearchRequest.Order.DISTANCE, 3, 20),
        new SearchRequest("", ServiceFilter.ALL, null, SearchRequest.Order.NAME, 5, 20));
  }

  private static SearchRequest words(String text, ServiceFilter filter) {
    return new SearchRequest(text, filter, null, SearchRequest.Order.RELEVANCE, 1, 20);
  }
}
