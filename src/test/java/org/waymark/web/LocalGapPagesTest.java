package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Provenance;
import org.waymark.catalogue.Service;
import org.yaml.snakeyaml.Yaml;

/** Across the boundary, distance and contracts: pages, files and programs say the same. */
class LocalGapPagesTest {

  private static final String ASKED = "?area=E23000002&crime=sexual-abuse";

  private static final Service CARLISLE =
      anIsvaService()
          .named("Carlisle ISVA")
          .serving("E23000002")
          .at(-2.936, 54.894)
          .commissionedBy(LocalDate.of(2027, 3, 31), "Secret Commissioner")
          .build();
  private static final Service LANCASTER =
      anIsvaService().named("Lancaster ISVA").serving("E23000003").at(-2.80, 54.05).build();
  private static final Service WITHHELD =
      anIsvaService().named("Quiet house").serving("E23000003").atAWithheldLocation().build();
  private static final Service AREA_ONLY =
      anIsvaService().named("Somewhere").serving("E23000003").somewhereIn("E07000121").build();
  private static final Service STALE =
      anIsvaService()
          .named("Forgotten")
          .serving("E23000003")
          .at(-2.80, 54.05)
          .assuredOn(LocalDate.of(2024, 1, 1))
          .build();

  private static TestSite site;

  @BeforeAll
  static void start() {
    site =
        TestSite.of(
            CARLISLE,
            LANCASTER,
            WITHHELD,
            AREA_ONLY,
            STALE,
            aHelpline().forCrimes("sexual-abuse").build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Map<String, Object> json(String path) {
    TestSite.Answer answer = site.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    // Every JSON document is a YAML document.
    return new Yaml().load(answer.body());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(@Nullable Object value) {
    return (List<Map<String, Object>>) Objects.requireNonNull(value);
  }

  private static String number(@Nullable Object number) {
    return String.format(Locale.UK, "%,d", ((Number) Objects.requireNonNull(number)).longValue());
  }

  @Test
  void thePageTheFileAndTheProgramSayTheSameOfABoundary() {
    String page = site.get("/gap/boundary" + ASKED).text();
    Map<String, Object> answer = json("/api/v1/gap/boundary" + ASKED);
    String csv = site.get("/gap/boundary.csv" + ASKED).body();

    Object nearer = answer.get("residentsNearerElsewhere");
    Object near = answer.get("residentsNearTheLine");
    assertThat(page)
        .contains("For " + number(nearer) + " residents of Cumbria")
        .contains(number(near) + " of Cumbria’s")
        .contains("1 England-wide service is besides these");
    assertThat(csv).contains("area,E23000002,Cumbria,", "," + near + ",", "," + nearer + ",");
    for (Map<String, Object> neighbour : list(answer.get("neighbours"))) {
      assertThat(page).contains(number(neighbour.get("nearHere")));
      assertThat(csv).contains("," + neighbour.get("nearHere") + ",");
      assertThat(neighbour.get("underTheDuty")).isEqualTo(true);
    }
    assertThat(list(answer.get("services")))
        .extracting(each -> each.get("group"))
        .containsExactly("ruled-out", "nearer", "does-not", "does-not");
    assertThat(page)
        .contains("Lancaster ISVA", "Takes people from Lancashire, not from Cumbria")
        .contains("Not counted: its listing has not been confirmed since 1 January 2024");
  }

  @Test
  void aLineAboutAGroupCountsTheGroup() {
    String everybody = site.get("/gap/boundary" + ASKED + "&support=isva").text();
    TestSite.Answer young = site.get("/gap/boundary" + ASKED + "&support=isva&cohort=women");
    List<String> all = new ArrayList<>();
    Matcher residents = Pattern.compile("For ([0-9,]+) residents of Cumbria").matcher(everybody);
    while (residents.find()) {
      all.add(residents.group(1));
    }

    assertThat(all).hasSize(1);
    assertThat(young.all("coverage-headline\">([^<]*)").getFirst())
        .startsWith("For about ")
        .contains(" people of the group “")
        .doesNotContain(all.getFirst());
    assertThat(young.text()).contains("counts all who live in a place, of whom about ");
  }

  @Test
  void everySharedGapIsInTheFileAndTheFirstOnesOnThePage() {
    List<Map<String, Object>> gaps = list(json("/api/v1/gap/boundary" + ASKED).get("sharedGaps"));
    TestSite.Answer page = site.get("/gap/boundary" + ASKED);
    long rows =
        site.get("/gap/boundary.csv" + ASKED)
            .body()
            .lines()
            .filter(l -> l.startsWith("gap,"))
            .count();

    assertThat(gaps).hasSizeGreaterThan(20);
    assertThat(page.text())
        .contains(
            "These are the first 20 of " + gaps.size(), number(gaps.getFirst().get("helped")));
    assertThat(rows)
        .isEqualTo(
            gaps.stream()
                .mapToLong(
                    gap ->
                        list(gap.get("partners")).size()
                            * (((List<?>) gap.getOrDefault("cohorts", List.of())).size()
                                + (Boolean.TRUE.equals(gap.get("anybody")) ? 1L : 0L)))
                .sum());
  }

  @Test
  void whatIsWithheldHasNoDistanceNoPinAndNoPlaceInAnOrder() {
    TestSite.Answer page = site.get("/gap/boundary" + ASKED);

    for (String name : List.of("Quiet house", "Somewhere")) {
      String row = page.all("(<tr[^>]*>(?:(?!</tr>).)*" + name + ".*?</tr>)").getFirst();
      assertThat(row).contains("Not measured");
      assertThat(page.all("<path class=\"gap-place[^>]*><title>([^<]*)</title>"))
          .noneMatch(title -> title.startsWith(name));
    }
    assertThat(page.all("(<tr[^>]*>(?:(?!</tr>).)*Quiet house.*?</tr>)").getFirst())
        .contains("Not published");
    for (Map<String, Object> service : list(json("/api/v1/gap/boundary" + ASKED).get("services"))) {
      Map<?, ?> named = (Map<?, ?>) Objects.requireNonNull(service.get("service"));
      if (List.of("Quiet house", "Somewhere").contains(named.get("name"))) {
        assertThat(service)
            .containsEntry("measured", false)
            .doesNotContainKeys("nearerAndNotTaken", "nearAndTakenByNobody");
      }
    }
    assertThat(site.get("/gap/boundary.csv" + ASKED).body().lines())
        .filteredOn(line -> line.contains("Quiet house"))
        .singleElement()
        .asString()
        .endsWith("no,,,,,,,,,");
    // In Lancashire itself, those whom only these two take are never "far".
    try (TestSite quiet = TestSite.of(WITHHELD)) {
      String distance = quiet.get("/gap/distance?area=E23000003").text();
      assertThat(distance)
          .contains("Nobody in Lancashire can be given a distance")
          .doesNotContain("Within 0 km", "Chart:");
      assertThat(quiet.get("/gap/distance.csv?area=E23000003").body())
          .contains("not-measured-withheld,,", "within,0,0,0.0")
          .doesNotContain("within,1,");
    }
  }

  @Test
  void aNeighbourInWalesIsMarked() {
    TestSite.Answer page = site.get("/gap/boundary?area=E23000024&crime=sexual-abuse");
    String gloucestershire = site.get("/gap/boundary?area=" + gloucestershire()).text();

    assertThat(page.status()).isEqualTo(200);
    assertThat(gloucestershire)
        .contains("Wales, outside the Duty", "Gwent is in Wales, outside the Duty");
  }

  private static String gloucestershire() {
    return String.valueOf(
        list(json("/api/v1/areas?kind=police-area&q=Gloucestershire").get("areas"))
            .getFirst()
            .get("code"));
  }

  @Test
  void theCurveIsTheSameOnThePageAndInTheFile() {
    String page = site.get("/gap/distance" + ASKED).text();
    String csv = site.get("/gap/distance.csv" + ASKED).body();

    List<String[]> within =
        csv.lines()
            .filter(line -> line.startsWith("within,"))
            .map(line -> line.split(",", -1))
            .toList();
    assertThat(within).hasSizeGreaterThan(10);
    for (String[] step : within) {
      assertThat(page)
          .contains("Within " + step[1] + " km " + number(Long.parseLong(step[2])) + " ");
    }
    assertThat(csv).contains("not-taken,,0,0.0");
    assertThat(site.get("/gap/distance.csv-metadata.json" + ASKED).body())
        .contains("In a straight line", "Counted: ", "Census 2021");
  }

  @Test
  void realContractsAreNotShownAndTheFileIsRefused() {
    TestSite.Answer page = site.get("/gap/contracts?area=E23000002");
    TestSite.Answer file = site.get("/gap/contracts.csv?area=E23000002");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains(
            "Contracts are not shown here", "Dates and money of contracts are for commissioners")
        .doesNotContain("Secret Commissioner", "2027", "Carlisle ISVA");
    assertThat(file.status()).isEqualTo(403);
    assertThat(file.header("Content-Type")).startsWith("application/problem+json");
    assertThat(file.body()).contains("\"status\":403", "show-contracts").doesNotContain("2027");
  }

  @Test
  void inventedContractsAreShown() {
    Service invented =
        anIsvaService()
            .named("Invented ISVA")
            .serving("E23000002")
            .commissionedBy(LocalDate.of(2027, 3, 31), "Invented PCC")
            .from(Provenance.DEMONSTRATION, "1")
            .build();
    try (TestSite demonstration = TestSite.of(invented)) {
      String page = demonstration.get("/gap/contracts?area=E23000002").text();
      String csv = demonstration.get("/gap/contracts.csv?area=E23000002").body();

      assertThat(page)
          .contains("Every contract here is invented", "31 Mar 2027", "Jan–Mar 2027 1 0 499,841");
      assertThat(csv).contains("quarter,2027-01-01,2027-03-31", "Invented PCC", "yes,499841");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gap/boundary", "/gap/distance", "/gap/contracts"})
  void withoutAnAreaAPageAsksForOneAndHasNothingInline(String path) {
    TestSite.Answer page = site.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Choose an area", "aria-current=\"page\"");
    assertThat(page.all("<h1[^>]*>(.*?)</h1>")).hasSize(1);
    assertThat(page.all("(<style\\b|\\sstyle=|\\son[a-z]+=)")).isEmpty();
    assertThat(page.all("(<script(?![^>]*\\bsrc=)[^>]*>)")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/gap/boundary, area=W15000001, is in Wales",
    "/gap/boundary, area=E23000002&crime=qqqq, is not a crime type",
    "/gap/boundary, area=E23000002&support=refuge, is outside the Duty",
    "/gap/boundary, area=E99, is not an area code",
    "/gap/distance, area=E23000002&cohort=martians, is not a group of victims",
    "/gap/distance, area=E23000002&colour=red, There is no parameter",
    "/gap/contracts, area=E23000002&kind=planet, is not a kind of area"
  })
  void whatIsNotUnderstoodComesBackWithTheField(String path, String query, String words) {
    TestSite.Answer page = site.get(path + "?" + query);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("There is a problem", words);
    assertThat(page.all("<title>(.*?)</title>").getFirst()).startsWith("Error: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gap/boundary.csv", "/gap/distance.csv", "/api/v1/gap/boundary"})
  void aProgramMustGiveAnArea(String path) {
    TestSite.Answer answer = site.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"name\":\"area\"", "E23000002 for Cumbria");
  }

  @Test
  void aSmallerAreaLeadsToItsPoliceArea() {
    assertThat(site.get("/gap/boundary?area=E06000063").text())
        .contains(
            "Across the boundary of Cumbria",
            "Cumberland is in the Cumbria police area",
            "No crime was chosen");
  }

  @Test
  void theInterfaceDescribesIt() {
    String description = site.get("/api/openapi.yml").body();

    assertThat(description)
        .contains("/api/v1/gap/boundary", "/gap/boundary.csv", "/gap/distance.csv")
        .contains("/gap/contracts.csv", "getBoundary");
  }
}
