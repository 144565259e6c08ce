package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/** The pages and files of the reports, on the demonstration catalogue. */
class GapReportPagesTest {

  private static final String QUERY = "area=E23000002&crime=sexual-abuse";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site = TestSite.ofDemonstration();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "priorities",
        "distance",
        "contracts",
        "duplication",
        "low-volume",
        "compare",
        "what-if"
      })
  void everyReportIsAPageAFileAndJson(String report) {
    TestSite.Answer page = site.get("/gap/" + report + "?" + QUERY);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.all("<h1[^>]*>(.*?)</h1>").getFirst()).contains("Cumbria");
    for (String file : page.all("href=\"(/gap/[a-z-]+\\.csv[^\"]*)\"")) {
      TestSite.Answer csv = site.get(file.replace("&amp;", "&"));
      assertThat(csv.status()).as(file).isEqualTo(200);
      assertThat(csv.header("Content-Type")).startsWith("text/csv");
      assertThat(
              csv.body()
                  .lines()
                  .map(line -> line.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1).length))
          .as("one row of headings, and rows of as many cells")
          .allMatch(
              cells -> cells == csv.body().lines().findFirst().orElseThrow().split(",").length);
      String notes = csv.header("Link").replaceAll("<([^>]*)>; rel=\"describedby\".*", "$1");
      TestSite.Answer description = site.get(notes);
      assertThat(description.header("Content-Type")).startsWith("application/csvm+json");
      assertThat(description.body()).contains("Demonstration data", "Census 2021", "\"columns\":");
    }
    TestSite.Answer workbook = site.get("/gap/" + report + ".xlsx?" + QUERY);
    assertThat(workbook.status()).isEqualTo(200);
    assertThat(workbook.header("Content-Disposition")).contains(".xlsx");
    TestSite.Answer json = site.get("/api/v1/gap/" + report + "?" + QUERY);
    assertThat(json.status()).isEqualTo(200);
    assertThat(json.body()).contains("\"sentences\":", "\"tables\":");
  }

  /** What must be known to read a file stands beside it, never in its rows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gap/map.csv?area=E23000002&crime=sexual-abuse&support=isva&by=district",
        "/gap/national.csv?crime=sexual-abuse",
        "/coverage.csv?area=E23000002",
        "/services.csv?area=E23000002",
        "/pathways/E23000002/network.csv",
        "/pathways/breaks.csv?area=E23000002"
      })
  void aFileHasOneHeaderAndRowsAndItsNotesElsewhere(String address) throws IOException {
    TestSite.Answer csv = site.get(address);
    List<Integer> cells = new ArrayList<>();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv.body().substring(1))) {
      rows.forEach(row -> cells.add(row.getFieldCount()));
    }
    assertThat(csv.body()).startsWith("\uFEFF");
    assertThat(cells).hasSizeGreaterThan(1);
    assertThat(cells.stream().distinct()).as("cells of a row").hasSize(1);

    String notes = csv.header("Link").replaceAll("<([^>]*)>; rel=\"describedby\".*", "$1");
    TestSite.Answer description = site.get(notes);
    assertThat(description.header("Content-Type")).startsWith("application/csvm+json");
    assertThat(description.body()).contains("Demonstration data", "\"columns\":");
    for (String heading : csv.body().substring(1).lines().findFirst().orElseThrow().split(",")) {
      assertThat(description.body()).contains("\"name\":\"" + heading + "\"");
    }
    URI workbook = URI.create(site.address() + address.replace(".csv", ".xlsx"));
    List<String> headings =
        List.of(csv.body().substring(1).lines().findFirst().orElseThrow().split(","));
    try (InputStream stream = workbook.toURL().openStream();
        ReadableWorkbook opened = new ReadableWorkbook(stream)) {
      List<Sheet> sheets = opened.getSheets().toList();
      assertThat(sheets.getFirst().getName()).isEqualTo("Notes");
      List<String> lines =
          sheets.getFirst().read().stream().map(row -> row.getCellText(0)).toList();
      assertThat(lines)
          .anyMatch(line -> line.contains("Demonstration data"))
          .anyMatch(line -> line.startsWith("Sheet “" + sheets.get(1).getName() + "”: "));
      List<Row> rows = sheets.get(1).read();
      assertThat(rows.getFirst().stream().map(Cell::getText)).containsExactlyElementsOf(headings);
      assertThat(rows).as("the same rows, and nothing below them").hasSize(cells.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "priorities",
        "distance",
        "contracts",
        "duplication",
        "low-volume",
        "compare",
        "what-if"
      })
  void withoutAnAreaAPageAsksForOneAndAProgramIsToldSo(String report) {
    TestSite.Answer page = site.get("/gap/" + report);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Choose an area");
    TestSite.Answer json = site.get("/api/v1/gap/" + report);
    assertThat(json.status()).isEqualTo(400);
    assertThat(json.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void everyNumberOfThePrioritiesIsInTheFile() {
    TestSite.Answer page = site.get("/gap/priorities?" + QUERY + "&support=isva");
    String csv = site.get("/gap/priorities.csv?" + QUERY + "&support=isva").body();

    List<String> bands =
        page.all("<td class=\"govuk-table__cell\"[^>]*>\\s*(First|Second|Third)\\s*</td>");
    assertThat(bands).isNotEmpty();
    List<String> first =
        csv.lines()
            .skip(1)
            .map(line -> line.replaceFirst(".*?,(First|Second|Third),.*", "$1"))
            .toList();
    assertThat(first).startsWith(bands.toArray(String[]::new));
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo(
            "\uFEFFline,function,band,place,crime_type,crime_type_label,cohort,cohort_label,finding,"
                + "finding_label,left_out,how_many,rate,severity,weight,how_sure");
    assertThat(page.text()).contains("Weight = residents left out × crimes recorded or victims");
  }

  @Test
  void aSuppositionSaysWhatWouldChangeAndKeepsNothing() {
    String asked =
        "area=E23000002&kind=police-area&crime=sexual-abuse&support=child-house&begin=yes&reach=E06000064";
    TestSite.Answer page = site.get("/gap/what-if?" + asked);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("“Supposed Child house in Westmorland and Furness” would take")
        .contains("Nothing has been saved");
    assertThat(site.get("/services?q=Supposed+Child+house").text())
        .doesNotContain("Supposed Child house in");
  }

  @Test
  void whatWasNotUnderstoodOfASuppositionIsSaidAndTheRestAnswered() {
    TestSite.Answer page =
        site.get(
            "/gap/what-if?area=E23000002&begin=yes&wait=soon&reach=Narnia&end=5f0c1d9e-0000-4000-8000-000000000000");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains(
            "This is not a number of weeks.",
            "This is not one area. Give the ONS code of an area",
            "There is no such service.",
            "A service that begins needs a crime and a kind of support.",
            "What if: Cumbria");
  }

  @Test
  void aJudgementChangesTheTagOfAReportSoThatNobodyKeepsAnOldOne() {
    String path = "/api/v1/gap/priorities?" + QUERY + "&support=isva";
    String before = site.get(path).header("ETag");
    GapJudgementKeeper keeper = site.context().getBean(GapJudgementKeeper.class);
    keeper.add(
        new GapJudgement(
            0,
            new GapCell(
                AreaKind.POLICE_AREA,
                new AreaCode("E23000002"),
                new TermId("sexual-abuse"),
                new TermId("women"),
                new TermId("isva")),
            GapJudgement.Sort.NOT_RELEVANT,
            "A. Example",
            "",
            "Tried in a test",
            CatalogueFixtures.TODAY,
            CatalogueFixtures.TODAY.plusMonths(12)),
        GapJudgementRepository.WHATEVER_WAS_SAID,
        kept -> {});

    TestSite.Answer after = site.get(path);

    assertThat(after.header("ETag")).isNotEqualTo(before);
    assertThat(after.body()).contains("Tried in a test");
  }

  @Test
  void anUnknownTableIsRefusedWithThoseThereAre() {
    TestSite.Answer answer = site.get("/gap/priorities.csv?" + QUERY + "&table=secrets");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("ranked, unranked, not-relevant");
  }

  @Test
  void comparingNamesWhatOurMeasureOfRuralityIsNot() {
    assertThat(site.get("/gap/compare?" + QUERY).text())
        .contains("It is not the official Rural Urban Classification.", "North West", "England");
  }
}
