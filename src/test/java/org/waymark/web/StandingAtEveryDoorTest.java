package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.account.Grant;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;

/**
 * How services stand, at the pages, files and answers of programs: the same everywhere, and no word
 * of a contract to those who may not see it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingAtEveryDoorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CUMBRIA = "E23000002";
  private static final String CUMBERLAND = "E06000063";
  private static final String QUESTION = "?area=" + CUMBRIA + "&crime=domestic-abuse&support=idva";
  private static final String CELL = QUESTION + "&kind=police-area";

  private static final Organisation ONE = anOrganisation().named("Kindly Light").build();

  private static ServiceBuilder service(String name) {
    return anIdvaService().runBy(ONE).named(name).serving(CUMBERLAND).withoutArrangements();
  }

  private static final Service SURE = service("Alderwood").build();
  private static final Service OUTLIVED =
      service("Birchwood")
          .commissionedBy(TODAY.minusDays(76), "Cumbria PCC")
          .assuredOn(TODAY.minusDays(5))
          .build();
  private static final Service SILENT =
      service("Cedarwood")
          .serving("E06000064")
          .commissionedBy(TODAY.minusDays(76), "Cumbria PCC")
          .assuredOn(TODAY.minusDays(80))
          .build();
  private static final Service STALE = service("Dogwood").assuredOn(TODAY.minusDays(181)).build();
  private static final Service CLOSED = service("Elmwood").capacity(Capacity.Status.CLOSED).build();

  private static final Set<String> COUNTING = Set.of("Alderwood", "Birchwood");
  private static final Set<String> NOT_COUNTING = Set.of("Cedarwood", "Dogwood", "Elmwood");

  @SuppressWarnings("NullAway.Init")
  private TestSite site;

  @SuppressWarnings("NullAway.Init")
  private TestSite.Visitor commissioner;

  @BeforeAll
  void start() {
    site = TestSite.of(catalogueOf(List.of(ONE), List.of(SURE, OUTLIVED, SILENT, STALE, CLOSED)));
    commissioner =
        site.as(site.account("pcc@example.org", new Grant.Commissioner(new AreaCode(CUMBRIA))));
  }

  @AfterAll
  void stop() {
    site.close();
  }

  private JsonNode json(String path) throws IOException {
    TestSite.Answer answer = site.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** Names at a place of every element of a list. */
  private static Set<String> names(JsonNode list, String... at) {
    Set<String> names = new TreeSet<>();
    for (JsonNode each : list) {
      JsonNode node = each;
      for (String step : at) {
        node = node.path(step);
      }
      names.add(node.path("name").asText());
    }
    names.remove("");
    return names;
  }

  @Test
  void everyDoorOfProgramsGivesTheSameServices() throws IOException {
    JsonNode coverage = json("/api/v1/coverage" + QUESTION);
    assertThat(names(coverage.path("services"))).isEqualTo(COUNTING);
    assertThat(names(coverage.path("notCounted"))).isEqualTo(NOT_COUNTING);

    JsonNode cell = json("/api/v1/gap/cell" + CELL);
    assertThat(names(cell.path("counted"), "service")).isEqualTo(COUNTING);
    assertThat(names(cell.path("ruledOut"), "service")).isEqualTo(NOT_COUNTING);

    assertThat(
            names(
                json("/api/v1/services" + QUESTION + "&counting=now").path("services"), "service"))
        .isEqualTo(COUNTING);
    Set<String> counting = new TreeSet<>();
    for (JsonNode each : json("/api/v1/services" + QUESTION).path("services")) {
      JsonNode service = each.path("service");
      if (!service.path("standing").asText().equals("does-not-count")) {
        counting.add(service.path("name").asText());
      }
    }
    assertThat(counting).isEqualTo(COUNTING);

    JsonNode network = json("/api/v1/pathways/areas/" + CUMBRIA);
    assertThat(names(network.path("stops"), "service")).isEqualTo(COUNTING);
    assertThat(names(network.path("notCounted"), "service")).isEqualTo(NOT_COUNTING);
  }

  @Test
  void coverageAndGapSayTheSameShare() throws IOException {
    JsonNode coverage = json("/api/v1/coverage" + QUESTION).path("total");
    JsonNode level = json("/api/v1/gap/cell" + CELL).path("levels").path(0);

    assertThat(coverage.path("reached").asLong()).isEqualTo(level.path("reached").asLong());
    assertThat(coverage.path("share").asDouble())
        .isCloseTo(level.path("share").asDouble(), within(1e-6));
    assertThat(coverage.path("reachedAsListed").asLong())
        .isEqualTo(coverage.path("residents").asLong())
        .isGreaterThan(coverage.path("reached").asLong());
  }

  @Test
  void filesOfServicesSayHowEachStands() {
    List<String> lines = site.get("/services.csv" + QUESTION).body().lines().toList();

    assertThat(lines)
        .filteredOn(line -> line.contains("Alderwood"))
        .singleElement()
        .asString()
        .contains(",Counts,");
    assertThat(lines)
        .filteredOn(line -> line.contains("Birchwood"))
        .singleElement()
        .asString()
        .contains("Counts, with a caution", "confirm that it still runs");
    assertThat(lines)
        .filteredOn(line -> line.contains("Cedarwood"))
        .singleElement()
        .asString()
        .contains("Listed, not counted", "confirm that it still runs");
    assertThat(site.get("/coverage.geojson" + QUESTION).body()).contains("\"share_as_listed\"");
  }

  static Stream<String> doors() {
    return Stream.of(
        "/services" + QUESTION,
        "/services/" + OUTLIVED.id(),
        "/services/" + SILENT.id(),
        "/services.csv" + QUESTION,
        "/coverage" + QUESTION,
        "/coverage.csv" + QUESTION,
        "/coverage.geojson" + QUESTION,
        "/areas/police-area/" + CUMBRIA,
        "/gap" + CELL,
        "/gap/cell" + CELL,
        "/gap/boundary" + CELL,
        "/gap/what-if" + CELL + "&end=" + OUTLIVED.id(),
        "/gap.csv" + CELL,
        "/pathways/" + CUMBRIA + "?listed=yes",
        "/api/v1/coverage" + QUESTION,
        "/api/v1/services" + QUESTION,
        "/api/v1/services/" + SILENT.id(),
        "/api/v1/gap/cell" + CELL,
        "/api/v1/gap/boundary" + CELL,
        "/api/v1/pathways/areas/" + CUMBRIA);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void nobodyWithoutContractsIsToldOfOne(String path) {
    TestSite.Answer answer = site.get(path);

    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(answer.body())
        .doesNotContain(
            "31 March 2026",
            "2026-03-31",
            "unding record out of date",
            "funding on record ended",
            "contract-ended");
  }

  @Test
  void wordsFollowWhoMaySeeContracts() {
    assertThat(site.get("/gap/cell" + CELL).text()).contains("confirm that it still runs");
    assertThat(commissioner.get("/gap/cell" + CELL).text())
        .contains("funding record out of date", "all funding on record ended on 31 March 2026");
    assertThat(commissioner.get("/funding").text())
        .contains("Funding records to put right", "Birchwood", "Cedarwood");
    assertThat(site.get("/services/" + SILENT.id()).text())
        .contains("Listed, not counted", "Confirm that it still runs");
  }
}
