package org.waymark.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.web.TestSite;
import org.yaml.snakeyaml.Yaml;

/** The gap analysis for programs and spreadsheets, and the same numbers on the page. */
class GapApiTest {

  private static final String ASKED = "?area=E23000002&crime=sexual-abuse";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site =
        TestSite.of(
            anIsvaService().named("=1+1 ISVA, north").serving("E06000063").build(),
            aHelpline().forCrimes("sexual-abuse").named("Line for all").build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Map<String, Object> json(String path) {
    TestSite.Answer answer = site.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new Yaml().load(answer.body());
  }

  @Test
  void theFileOfCellsIsTidy() {
    TestSite.Answer file = site.get("/gap.csv" + ASKED);
    List<String> lines = file.body().lines().toList();

    assertThat(lines.getFirst())
        .isEqualTo(
            "\uFEFFarea_kind,area,area_name,crime,crime_label,cohort,cohort_label,support,"
                + "support_label,level,finding,finding_label,not_relevant,residents,reached,share,"
                + "second_provider,lasting,room,served_twice,services,organisations,national");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("police-area,E23000002,Cumbria,sexual-abuse,Sexual abuse,anybody,")
                    .contains(",isva,", ",open,partial,Partial,no,499841,273243,0.54666,"))
        .allSatisfy(line -> assertThat(line).matches("((\"[^\"]*\"|[^,\"]*),){22}[^,]*"));
    assertThat(file.header("Link"))
        .isEqualTo(
            "</gap.csv-metadata.json"
                + ASKED
                + ">; rel=\"describedby\"; type=\"application/csvm+json\"");
    assertThat(site.get("/gap.csv-metadata.json" + ASKED).body())
        .contains("http://www.w3.org/ns/csvw", "\"url\":\"/gap.csv" + ASKED + "\"")
        .contains("Threshold provided_share: 0.95", "Office for National Statistics")
        .contains("\"name\":\"share\"", "0 to 1");
  }

  @Test
  void pageFileAndProgramSayTheSame() {
    Map<String, Object> matrix = json("/api/v1/gap" + ASKED);
    List<?> cells = (List<?>) Objects.requireNonNull(matrix.get("cells"));
    Map<String, Object> isva =
        cells.stream()
            .map(GapApiTest::map)
            .filter(
                cell -> "anybody".equals(cell.get("cohort")) && "isva".equals(cell.get("support")))
            .findFirst()
            .orElseThrow();
    Map<String, Object> evidence = json("/api/v1/gap/cell" + ASKED + "&support=isva");

    assertThat(isva.get("finding")).isEqualTo("partial").isEqualTo(evidence.get("finding"));
    assertThat(isva.get("reached")).isEqualTo(273243);
    assertThat(site.get("/gap/cell" + ASKED + "&support=isva").text())
        .contains("Partial", "273,243", "=1+1 ISVA, north");
    assertThat(evidence.toString()).contains("=1+1 ISVA, north");
  }

  @Test
  void theWorkbookHasNumbersAndNoFormulas() throws IOException {
    URI address = URI.create(site.address() + "/gap.xlsx" + ASKED);
    try (InputStream stream = address.toURL().openStream();
        ReadableWorkbook workbook = new ReadableWorkbook(stream)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets)
          .extracting(Sheet::getName)
          .containsExactly("Notes", "Cells", "Definitions", "Thresholds");
      assertThat(sheets.getFirst().read())
          .anySatisfy(
              row -> assertThat(row.getCellText(0)).contains("Office for National Statistics"));
      List<Row> rows = sheets.get(1).read();
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("area_kind");
      assertThat(rows.get(1).getCell(13).getType()).isEqualTo(CellType.NUMBER);
      for (Sheet sheet : sheets) {
        for (Row row : sheet.read()) {
          assertThat(row.stream().filter(Objects::nonNull))
              .noneMatch(cell -> cell.getType() == CellType.FORMULA);
        }
      }
    }
  }

  @Test
  void theMapGoesToAMapProgramAndASpreadsheet() {
    String cell = "?area=E23000002&crime=sexual-abuse&support=isva&by=district";
    Map<String, Object> collection = json("/gap.geojson" + cell);

    assertThat((List<?>) collection.get("features")).hasSize(2);
    assertThat(site.get("/gap.geojson" + cell).body())
        .contains("\"finding\":\"not-assessed\"", "\"listed\":false");
    assertThat(site.get("/gap/map.csv" + cell).body())
        .startsWith("\uFEFFarea_kind,area,area_name,part,crime,cohort,support,level,finding")
        .contains("district,E06000063,Cumberland,no,sexual-abuse,anybody,isva,open,");
  }

  @Test
  void theNationalFileHasTheNumbersOfThePage() {
    String file = site.get("/gap/national.csv?crime=sexual-abuse").body();
    String page = site.get("/gap/national?crime=sexual-abuse").text().replace(",", "");
    String[] cumbria =
        file.lines()
            .filter(line -> line.startsWith("E23000002,"))
            .findFirst()
            .orElseThrow()
            .split(",");

    assertThat(cumbria[3]).isEqualTo("yes");
    assertThat(page).contains("Cumbria 499841 Yes " + cumbria[4]);
    assertThat(Integer.parseInt(cumbria[4]))
        .as("the outcomes add up to the questions that matter")
        .isEqualTo(IntStream.range(6, 12).map(column -> Integer.parseInt(cumbria[column])).sum());
  }

  @Test
  void nothingIsKnownOfAnAreaWithoutListingsSoItsFiguresAreEmpty() {
    assertThat(site.get("/gap.csv?area=E23000013&crime=sexual-abuse").body())
        .contains(",open,not-assessed,Not assessed,no,")
        .doesNotContain("none-recorded,None recorded");
  }

  @ParameterizedTest
  @CsvSource({
    "/gap.csv, area",
    "/gap.xlsx?area=E23000002, crime",
    "/gap.geojson?crime=rape, support",
    "/gap/map.csv?crime=rape&support=isva&by=village, by",
    "/api/v1/gap?area=E23000002, crime",
    "/api/v1/gap/cell?area=E23000002&crime=rape, support",
    "/api/v1/gap?area=E23000002&crime=hate-crime, crime"
  })
  void whatIsMissingOrNotUnderstoodIsAProblemNamingTheParameter(String path, String name) {
    TestSite.Answer answer = site.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"name\":\"" + name + "\"", "\"remedy\":");
  }

  @Test
  void theDescriptionPromisesTheFilesAndTheCells() {
    assertThat(site.get("/api/openapi.yml").body())
        .contains("/gap.csv:", "/gap.xlsx:", "/gap.geojson:", "/api/v1/gap:", "/api/v1/gap/cell:");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
