package org.waymark.intake.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.ImportReport;
import org.waymark.intake.table.WrittenFiles;
import org.waymark.intake.table.WrittenFiles.Sheet;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedValue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** Tables laid out as offices publish them. Their figures are invented where they are not real. */
class PublishedTableTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Path REAL = Path.of("..", "shared", "geodata", "need");
  private static final NeedPeriod YEAR =
      new NeedPeriod(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31));

  private static final String MAPPING =
      """
      table,column,indicator,label,measure,per,unit,denominator,area_kind,source,licence
      zz-table,Stalking,zz-stalking,Invented stalking,count,,offences,,police-area,Invented office,Invented licence
      ,Harassment* | Nuisance,zz-harassment,Invented harassment,count,,offences,,,,
      ,Stalking + Harassment*,zz-both,Invented both,count,,offences,,,,
      """;

  @TempDir Path folder;

  private final NeedInMemory store = new NeedInMemory();

  private ImportReport run(Path file, NeedMapping mapping, @Nullable NeedPeriod period)
      throws IOException, RefusedFileException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneId.of("Europe/London"));
    return new NeedImport(store, ENGLAND, Vocabularies.builtIn(), clock)
        .run(
            file,
            mapping,
            period,
            new NeedImport.Options("test", false, false, "tester"),
            folder.resolve("refused.csv"),
            rows -> {});
  }

  private static List<String> codes(ImportReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  private NeedValue value(String indicator, String area) {
    return store.load().table().findValue(indicator, new AreaCode(area)).orElseThrow();
  }

  private static List<Sheet> published() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("Table 4: Invented offences, England and Wales, year ending March 2025"));
    table.add(List.of("This worksheet contains one table. Some cells refer to notes."));
    table.add(List.of());
    table.add(
        List.of(
            "Area code",
            "Area name",
            "Stalking\n[note 2]",
            "Harassment [note 3] 2024/25",
            "Other"));
    table.add(List.of("K04000001", "ENGLAND AND WALES", "999,999", "9", "1"));
    table.add(List.of("E12000002", "North West", "5,000", "8", "1"));
    table.add(List.of("E23000001", "Metropolitan Police", "1,234", "2 000", "1"));
    table.add(List.of("\u00A0E23000002 ", "Cumbria", "[c]", "[x]", "1"));
    table.add(List.of("E23000003", "Lancashire", "12 [u]", "..", "1"));
    table.add(List.of("E23000099", "Nowhere", "1", "1", "1"));
    table.add(List.of("S32000001", "Scotland", "1", "1", "1"));
    table.add(List.of("", "British Transport Police", "77", "1", "1"));
    table.add(List.of("Source: an invented office"));
    return List.of(
        new Sheet(
            "Cover", List.of(List.of("Invented offences"), List.of("Published 24 July 2025"))),
        new Sheet("Notes", List.of(List.of("Note", "Text"), List.of("note 2", "Invented"))),
        new Sheet("Table 4", table));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void aWorkbookAsItIsPublishedIsReadThroughItsMapping(String format) throws Exception {
    Path file =
        WrittenFiles.write(folder.resolve("f." + format), published().toArray(Sheet[]::new));
    ImportReport report = run(file, NeedMapping.parse("m", MAPPING), null);

    assertThat(value("zz-stalking", "E23000001"))
        .isEqualTo(NeedValue.of("zz-stalking", YEAR, new AreaCode("E23000001"), 1234));
    assertThat(value("zz-harassment", "E23000001").number()).isEqualTo(2000);
    assertThat(value("zz-both", "E23000001").number()).isEqualTo(3234);
    assertThat(value("zz-stalking", "E23000002").isSuppressed()).isTrue();
    assertThat(value("zz-both", "E23000002").isSuppressed()).isTrue();
    assertThat(store.load().table().findValue("zz-harassment", new AreaCode("E23000002")))
        .isEmpty();
    assertThat(value("zz-stalking", "E23000003").number()).isEqualTo(12);
    assertThat(report.refused()).isEqualTo(3);
    assertThat(codes(report))
        .contains(
            "understood",
            "other-areas",
            "rows-without-code",
            "unknown-area",
            "not-available",
            "marked");
    assertThat(report.findings().getFirst().problem())
        .contains("the sheet \"Table 4\", headings in row 4")
        .contains("\"Stalking [note 2]\" is zz-stalking by police-area, 2024/25")
        .contains("\"Stalking [note 2] + Harassment [note 3] 2024/25\" is zz-both");
    assertThat(report.findings())
        .filteredOn(each -> each.code().equals("other-areas"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.problem())
                    .contains("1 of codes E12, 1 of codes K04, 1 of codes S32"));

    ImportReport again = run(file, NeedMapping.parse("m", MAPPING), null);
    assertThat(again.added() + again.changed()).isZero();
    // The refused figures are in the layout of the form: mended, they can be imported.
    assertThat(Files.readAllLines(folder.resolve("refused.csv")).get(0))
        .contains("indicator,label");
  }

  @Test
  void theMappingOfLastYearFitsTheNextEdition() throws Exception {
    run(
        WrittenFiles.write(folder.resolve("a.ods"), published().toArray(Sheet[]::new)),
        NeedMapping.parse("m", MAPPING),
        null);
    List<List<String>> next = new ArrayList<>();
    next.add(List.of("Table 4: Invented offences, year ending March 2026"));
    next.add(List.of("Area name", "Area code", "Harassment 2025/26", "Stalking"));
    next.add(List.of("Metropolitan Police", "E23000001", "5", "=2*3→6"));
    next.add(List.of("Cumbria", "E23000002", "[x]", "[c]"));
    Path file = WrittenFiles.write(folder.resolve("b.xlsx"), new Sheet("4", next));
    assertThat(
            PublishedTable.choose(
                    file,
                    List.of(NeedMapping.builtIn().getFirst(), NeedMapping.parse("m", MAPPING)))
                .orElseThrow()
                .name())
        .isEqualTo("zz-table");
    ImportReport report = run(file, NeedMapping.parse("m", MAPPING), null);
    assertThat(value("zz-stalking", "E23000001").number()).isEqualTo(6);
    assertThat(codes(report)).contains("calculated", "newer-period", "older-figure-stays");
  }

  @Test
  void whatTheTableLacksIsSaidAndCostsNothingElse() throws Exception {
    List<List<String>> rows =
        List.of(List.of("code", "Stalking"), List.of("E23000001", "5"), List.of("Total", "5"));
    Path file =
        WrittenFiles.write(folder.resolve("a.xlsx"), new Sheet("A", rows), new Sheet("B", rows));
    assertThatThrownBy(() -> run(file, NeedMapping.parse("m", MAPPING), null))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("--period");
    ImportReport report = run(file, NeedMapping.parse("m", MAPPING), YEAR);
    assertThat(report.added()).isEqualTo(1);
    assertThat(codes(report)).contains("column-not-found", "sheet-not-read", "rows-without-code");
    Path other =
        WrittenFiles.write(folder.resolve("b.xlsx"), new Sheet("A", List.of(List.of("x"))));
    assertThatThrownBy(() -> run(other, NeedMapping.parse("m", MAPPING), YEAR))
        .hasMessageContaining("--skeleton");
  }

  @Test
  void aSkeletonNamesTheColumnsOfFiguresAndIsAMappingOnceItIsCompleted() throws Exception {
    Path file = WrittenFiles.write(folder.resolve("t.ods"), published().toArray(Sheet[]::new));
    Path skeleton = folder.resolve("skeleton.csv");
    assertThat(NeedSkeleton.write(file, skeleton)).isEqualTo(3);
    NeedMapping begun = NeedMapping.read("x", skeleton);
    assertThat(begun.name()).isEqualTo("t");
    assertThat(begun.series())
        .extracting(each -> each.get(NeedColumn.INDICATOR))
        .containsExactly("stalking-note-2", "harassment-note-3-2024-25", "other");
    assertThat(begun.series())
        .allMatch(each -> each.get(NeedColumn.AREA_KIND).equals("police-area"));
    ImportReport unfinished = run(file, begun, null);
    assertThat(unfinished.added()).isZero();
    assertThat(codes(unfinished)).contains("undefined-indicator");
    List<NeedMapping.Series> completed = new ArrayList<>();
    for (NeedMapping.Series each : begun.series()) {
      Map<FormColumn, String> cells = new HashMap<>(each.cells());
      cells.put(NeedColumn.UNIT, "offences");
      cells.put(NeedColumn.SOURCE, "Invented office");
      completed.add(new NeedMapping.Series(cells));
    }
    assertThat(run(file, new NeedMapping("t", completed), null).added()).isEqualTo(7);
  }

  @Test
  void aSkeletonOfALongTableHasASeriesForEachOfItsKindsOfRow() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("long.csv"),
            """
            period;code;name;group;offences
            2024/25;E23000001;Metropolitan Police;Rape;5
            2024/25;E23000001;Metropolitan Police;Stalking;6
            2024/25;E23000002;Cumbria;Rape;7
            2024/25;E23000002;Cumbria;Stalking;8
            """);
    Path skeleton = folder.resolve("skeleton.csv");
    assertThat(NeedSkeleton.write(file, skeleton)).isEqualTo(2);
    assertThat(NeedMapping.read("x", skeleton).series())
        .extracting(
            each -> each.get(MappingColumn.WHERE) + "/" + each.get(MappingColumn.PERIOD_COLUMN))
        .containsExactly("group=Rape/period", "group=Stalking/period");
  }

  @Test
  void aMappingThatWasKeptIsTheSame() throws Exception {
    NeedMapping mapping = NeedMapping.parse("m", MAPPING);
    assertThat(NeedMapping.parse("n", mapping.text())).isEqualTo(mapping);
    for (NeedMapping each : NeedMapping.builtIn()) {
      assertThat(NeedMapping.parse("n", each.text())).isEqualTo(each);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Recorded crime, year ending June 2025', 2024-07-01, 2025-06-30",
    "YE Mar 2025, 2024-04-01, 2025-03-31",
    "Apr 2024 to Mar 2025, 2024-04-01, 2025-03-31",
    "'Apr. 2024 – March 2025 (provisional)', 2024-04-01, 2025-03-31",
    "2024-07/2025-06, 2024-07-01, 2025-06-30",
    "2024-04-01 to 2025-03-31, 2024-04-01, 2025-03-31",
    "2023/24, 2023-04-01, 2024-03-31",
    "2023-24, 2023-04-01, 2024-03-31",
    "2014/15-2016/17, 2014-04-01, 2017-03-31",
    "mye_mid2024_age, 2024-06-30, 2024-06-30",
    "Mid-2024: persons, 2024-06-30, 2024-06-30",
    "Census 2021, 2021-03-21, 2021-03-21",
    "disabled_census2021, 2021-03-21, 2021-03-21",
    "as at 1 April 2026, 2026-04-01, 2026-04-01"
  })
  void aPeriodIsReadFromTheWordsOfATable(String words, LocalDate start, LocalDate end) {
    assertThat(PublishedPeriod.in(words)).contains(new NeedPeriod(start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Table 12",
        "E23000001",
        "Offences 2024",
        "2024/29",
        "1234/56",
        "31 February 2025 x"
      })
  void otherWordsAreNoPeriod(String words) {
    assertThat(PublishedPeriod.in(words)).isEmpty();
  }

  @Test
  void theBuiltInMappingsAreWhole() {
    assertThat(NeedMapping.builtIn())
        .allSatisfy(
            each ->
                assertThat(each.series())
                    .isNotEmpty()
                    .allMatch(series -> !series.get(NeedColumn.SOURCE).isEmpty()));
  }

  /**
   * The layout of the office's workbook: a cover, notes, titles, notes in headings, other areas.
   */
  private static Sheet[] forceAreaTables() {
    List<NeedMapping.Series> series =
        NeedMapping.builtIn().stream()
            .filter(each -> each.name().equals("police-force-area-data-tables"))
            .findFirst()
            .orElseThrow()
            .series();
    List<String> headings = new ArrayList<>(List.of("Area Code", "Area Name"));
    for (NeedMapping.Series each : series) {
      headings.add(each.get(MappingColumn.COLUMN).split(" \\| ", -1)[0] + "\n[note 3]");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Table P1: Police recorded crime by offence group and police force area, English"
                + " regions and Wales, number of offences, year ending September 2025 [note 1]"));
    rows.add(List.of("This worksheet contains one table. [x] = not available. [c] = suppressed."));
    rows.add(headings);
    rows.add(ofP1("K04000001", "ENGLAND AND WALES", series.size(), "5,287,312"));
    rows.add(ofP1("E92000001", "ENGLAND", series.size(), "4,947,379"));
    rows.add(ofP1("E12000002", "North West", series.size(), "12,345"));
    rows.add(ofP1("E23000002", "Cumbria", series.size(), "1,234"));
    rows.add(ofP1("E23000003", "Lancashire", series.size(), "[x]"));
    rows.add(ofP1("E23000005", "Greater Manchester", series.size(), "[c]"));
    rows.add(ofP1("", "British Transport Police", series.size(), "83,163"));
    rows.add(List.of("Source: Police recorded crime from the Home Office"));
    return new Sheet[] {
      new Sheet("Cover_sheet", List.of(List.of("Police force area data tables"))),
      new Sheet("Notes", List.of(List.of("Note number", "Note text"), List.of("1", "Invented"))),
      new Sheet("Table P1", rows),
      new Sheet(
          "Table P2",
          List.of(List.of("Area Code", "Area Name", "Rate"), List.of("E23000002", "Cumbria", "7")))
    };
  }

  private static List<String> ofP1(String code, String name, int series, String figure) {
    List<String> row = new ArrayList<>(List.of(code, name));
    row.addAll(Collections.nCopies(series, figure));
    return row;
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void thePoliceForceAreaTablesAreReadAsTheyArePublished(String format) throws Exception {
    Path file = WrittenFiles.write(folder.resolve("pfa." + format), forceAreaTables());
    NeedMapping mapping = PublishedTable.choose(file, NeedMapping.builtIn()).orElseThrow();

    ImportReport report = run(file, mapping, null);

    assertThat(mapping.name()).isEqualTo("police-force-area-data-tables");
    assertThat(report.refused()).as(report.groups().toString()).isZero();
    assertThat(value("police-recorded-stalking-and-harassment", "E23000002"))
        .isEqualTo(
            NeedValue.of(
                "police-recorded-stalking-and-harassment",
                new NeedPeriod(LocalDate.of(2024, 10, 1), LocalDate.of(2025, 9, 30)),
                new AreaCode("E23000002"),
                1234));
    assertThat(
            store.load().table().findValue("police-recorded-homicide", new AreaCode("E23000003")))
        .isEmpty();
    assertThat(value("police-recorded-homicide", "E23000005").isSuppressed()).isTrue();
    assertThat(report.added()).isEqualTo(2 * mapping.series().size());
    assertThat(codes(report)).contains("other-areas", "rows-without-code", "not-available");
  }

  @ParameterizedTest
  @CsvSource({
    "census2021_sex_by_lad25.csv, census-sex, 954, 0",
    "census2021_disability_by_lad25.csv, census-disability, 636, 0",
    "census2021_ethnicity_by_lad25.csv, census-ethnicity, 6042, 0",
    "census2021_sexual_orientation_16plus_by_lad25.csv, census-sexual-orientation, 1590, 0",
    "mye_mid2020_age_by_lad25.csv, population-by-age, 6360, 0",
    "mye_mid2024_age_by_lad25.csv, population-by-age, 6360, 0",
    "census2021_religion_by_lad25.csv, census-religion, 2862, 0",
    "census2021_english_proficiency_3plus_by_lad25.csv, census-english-proficiency, 1908, 0",
    "police_recorded_crime_ye_jun2025_by_pfa.csv, police-recorded-crime-by-police-area, 989, 0",
    "police_recorded_crime_ye_jun2025_by_region.csv, police-recorded-crime-by-region, 0, 207",
    "homicide_rate_3yr_2014_to_2025_by_pfa.csv, homicide-rate, 0, 378",
    "police_recorded_crime_2017_18_by_pfa.csv, recorded-crime-open-data, 1032, 0",
    "police_recorded_violence_sexual_2017_18_by_pfa_offence.csv, recorded-violence-open-data, 2150,"
        + " 0"
  })
  void theRealTablesAreRecognisedAndReadWhole(String name, String mapping, int same, int added)
      throws Exception {
    assumeTrue(Files.exists(REAL), () -> REAL + " is not there; its test is left out");
    NeedMapping chosen =
        PublishedTable.choose(REAL.resolve(name), NeedMapping.builtIn()).orElseThrow();
    assertThat(chosen.name()).isEqualTo(mapping);
    ImportReport report = run(REAL.resolve(name), chosen, null);
    assertThat(report.refused()).as(report.groups().toString()).isZero();
    assertThat(report.unchanged()).isEqualTo(same);
    assertThat(report.added()).isEqualTo(added);
  }
}
