package org.waymark.intake.need;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.ImportReport;
import org.waymark.need.Measure;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** What the files count is invented: no such figures exist. */
class NeedImportTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final NeedPeriod YEAR =
      new NeedPeriod(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31));
  private static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final String HEAD = String.join(",", NeedColumn.COLUMNS.listHeadings()) + "\n";

  /** An invented count of offences by police area, up to the area. */
  private static final String COUNT =
      "zz-count,Invented count,invented offences,Rape,,count,,offences,,police-area,2024-04-01,"
          + "2025-03-31,Invented source,Invented licence,2025-07-24,,";

  private static final String SHARE =
      "zz-share,Invented share,invented people,Domestic abuse,,prevalence,100,people,"
          + "census-2021-residents,police-area,2024-04-01,2025-03-31,Invented source,"
          + "Invented licence,,,";

  /** A further row of the same, up to the area. */
  private static final String AGAIN = "zz-count,,,,,,,,,,,,,,,,";

  @TempDir Path folder;

  private final NeedInMemory store = new NeedInMemory();
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/London"));

  private ImportReport run(Path file, boolean dryRun, boolean replace)
      throws IOException, RefusedFileException {
    return new NeedImport(store, ENGLAND, TERMS, clock)
        .run(
            file,
            new NeedImport.Options("test.csv", dryRun, replace, "tester"),
            refusedFile(),
            rows -> {});
  }

  private Path refusedFile() {
    return folder.resolve("refused.csv");
  }

  private ImportReport run(String rows) throws IOException, RefusedFileException {
    return run(file(HEAD + rows), false, false);
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("need.csv"), text.getBytes(UTF_8));
  }

  private NeedTable table() {
    return store.load().table();
  }

  private Finding only(ImportReport report) {
    assertThat(report.findings()).hasSize(1);
    return report.findings().getFirst();
  }

  private static List<String> codes(ImportReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  @Test
  void aRowBecomesAnIndicatorWithItsValue() throws Exception {
    ImportReport report = run(COUNT + "E23000002,1234.5,1200,1300\n");

    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isEqualTo(1);
    assertThat(table().findEdition("zz-count", YEAR))
        .contains(
            new NeedIndicator(
                "zz-count",
                "Invented count",
                "invented offences",
                new TermId("rape"),
                null,
                Measure.COUNT,
                1,
                "offences",
                null,
                AreaKind.POLICE_AREA,
                YEAR.start(),
                YEAR.end(),
                "Invented source",
                "Invented licence",
                LocalDate.of(2025, 7, 24),
                null,
                NeedIndicator.Origin.IMPORTED));
    assertThat(table().findValue("zz-count", CUMBRIA))
        .contains(new NeedValue("zz-count", YEAR, CUMBRIA, 1234.5, 1200.0, 1300.0));
    assertThat(store.changes.getFirst().who()).isEqualTo("tester");
    assertThat(refusedFile()).doesNotExist();
  }

  @Test
  void furtherRowsRepeatWhatTheyLeaveEmpty() throws Exception {
    ImportReport report =
        run(COUNT + "E23000002,1,,\n" + AGAIN + "Kent,\"2,000\",,\n" + AGAIN + "E23000001,3,,\n");

    assertThat(report.findings()).isEmpty();
    assertThat(table().findValue("zz-count", new AreaCode("E23000032")).orElseThrow().number())
        .isEqualTo(2000);
  }

  @Test
  void anImportedNewerPeriodOfABuiltInIndicatorAnswersAndTheOlderStays() throws Exception {
    run(
        "crime-2017-18-rape-offences,,,,,,,,,,2024-04-01,2025-03-31,Invented source,"
            + "Invented licence,,,E23000002,7,,\n");

    assertThat(table().findValue("crime-2017-18-rape-offences", CUMBRIA).orElseThrow().number())
        .isEqualTo(7);
    assertThat(table().listEditions("crime-2017-18-rape-offences"))
        .extracting(NeedIndicator::periodLabel)
        .containsExactly("2024/25", "2017/18");
  }

  @Test
  void theSameFileAgainChangesNothing() throws Exception {
    String rows = COUNT + "E23000002,1,,\n" + AGAIN + "E23000001,c,,\n";
    run(rows);
    ImportReport again = run(rows);

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.added() + again.changed() + again.refused()).isZero();
    assertThat(store.changes).hasSize(1);
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    ImportReport report = run(file(HEAD + COUNT + "E23000002,1,,\n"), true, false);

    assertThat(report.added()).isEqualTo(1);
    assertThat(store.changes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "[c]", "C", "*", "<5", "< 10", "suppressed"})
  void aSuppressedValueIsStoredAsSuch(String written) throws Exception {
    ImportReport report = run(COUNT + "E23000002," + written + ",,\n");

    assertThat(report.findings()).isEmpty();
    assertThat(table().findValue("zz-count", CUMBRIA).orElseThrow().isSuppressed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "–", "—"})
  void aSymbolThatIsNoNumberStaysSuppressedAndTheSenderIsTold(String written) throws Exception {
    ImportReport report = run(COUNT + "E23000002," + written + ",,\n");

    assertThat(only(report).code()).isEqualTo("read-as-suppressed");
    assertThat(report.refused()).isZero();
    assertThat(table().findValue("zz-count", CUMBRIA).orElseThrow().isSuppressed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[x]", "[u]", "z", "[z]", "..", ":", "n/a"})
  void aValueThatIsNotAvailableIsNotStored(String written) throws Exception {
    ImportReport report = run(COUNT + "E23000002," + written + ",,\n");

    assertThat(only(report).code()).isEqualTo("not-available");
    assertThat(report.refused()).isZero();
    assertThat(table().findValue("zz-count", CUMBRIA)).isEmpty();
  }

  @Test
  void whatANewEditionReplacesAndWhatHasNoFigureAnyMoreIsListed() throws Exception {
    run(
        COUNT
            + "E23000001,1,,\n"
            + AGAIN
            + "E23000002,2,,\n"
            + AGAIN
            + "E23000003,3,,\n"
            + AGAIN
            + "E23000004,4,,\n");
    String next = COUNT.replace("2024-04-01", "2025-04-01").replace("2025-03-31", "2026-03-31");
    ImportReport report =
        run(next + "E23000001,10,,\n" + AGAIN + "E23000002,[x],,\n" + AGAIN + "E23000003,[c],,\n");

    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly(
            "not-available", "newer-period", "no-longer-a-figure", "older-figure-stays");
    assertThat(report.findings().get(1).problem())
        .isEqualTo("2025/26: is shown instead of 2024/25 in 1 area");
    assertThat(report.findings().get(2).problem())
        .contains("no longer shown, in 1 area: ", "(E23000003)");
    assertThat(report.findings().get(3).problem())
        .contains("that of 2024/25 stays, in 2 areas: Cumbria (E23000002); Merseyside");
    assertThat(table().findValue("zz-count", YEAR, CUMBRIA).orElseThrow().number()).isEqualTo(2);

    ImportReport revised = run(file(HEAD + next + "E23000001,11,,\n"), false, true);
    assertThat(revised.findings().getFirst().code()).isEqualTo("replaced");
    assertThat(revised.findings().getFirst().problem())
        .contains("1 area: Metropolitan Police (E23000001) 10, now 11");
  }

  @ParameterizedTest
  @CsvSource({
    "[low], unclear-symbol",
    "NaN, not-a-number",
    "#N/A, not-a-number",
    "'1,5', not-a-number",
    "about 20, not-a-number",
    "-3, negative",
    "1e9, absurd",
    "1e999, absurd",
  })
  void aValueThatCannotBeTrueIsRefused(String written, String code) throws Exception {
    ImportReport report = run(COUNT + "E23000002,\"" + written + "\",,\n");

    assertThat(only(report).code()).isEqualTo(code);
    assertThat(only(report).field()).isEqualTo("value");
    assertThat(only(report).value()).isEqualTo(written);
    assertThat(only(report).line()).isEqualTo(2);
    assertThat(only(report).remedy()).isNotBlank();
    assertThat(report.refused()).isEqualTo(1);
    assertThat(store.changes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "E23000099, unknown-area, Did you mean",
    "E99999999, unknown-area, Look the code up",
    "S32000011, not-england-or-wales, Leave the row out",
    "N32000001, not-england-or-wales, Leave the row out",
    "K04000001, not-england-or-wales, E92000001",
    "E06000063, other-kind, indicator of their own",
    "Cumbrai, unknown-area, Did you mean Cumbria?",
  })
  void anAreaThatIsNoneOfItsKindIsRefusedWithARemedy(String area, String code, String remedy)
      throws Exception {
    ImportReport report = run(COUNT + area + ",1,,\n");

    assertThat(only(report).code()).isEqualTo(code);
    assertThat(only(report).remedy()).contains(remedy);
    assertThat(report.refused()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",Rape,| ,Rappe,|unknown-term|Did you mean",
        ",count,,|,sum,,|unknown-choice|Write count",
        ",police-area,|,parish,|unknown-choice|police-area",
        "2025-03-31|2024-03-31|ends-before-start|Exchange",
        "2025-03-31|2027-03-31|in-the-future|foreseen",
        "2024-04-01|31/02/2024|bad-date|2026-05-20",
        "zz-count|ZZ Count|bad-indicator|zz-count",
        ",count,,|,count,100,|count-with-per|prevalence",
        "offences,,police|offences,no-such-thing,police|unknown-indicator|first row",
      })
  void aDefinitionThatCannotBeReadIsRefused(String good, String bad, String code, String remedy)
      throws Exception {
    ImportReport report = run(COUNT.replaceFirst(good, bad.strip()) + "E23000002,1,,\n");

    assertThat(only(report).code()).isEqualTo(code);
    assertThat(only(report).remedy()).contains(remedy);
    assertThat(report.refused()).isEqualTo(1);
  }

  @Test
  void aPrevalenceNeedsTheNumberItIsPerAndADenominator() throws Exception {
    assertThat(codes(run(SHARE.replace("census-2021-residents", "") + "E23000002,1,,\n")))
        .containsExactly("no-denominator");
    assertThat(codes(run(SHARE.replace(",100,", ",,") + "E23000002,1,,\n")))
        .containsExactly("missing");
  }

  @Test
  void aPercentageIsAtMostAHundredAndARateOverItsBaseIsAWarning() throws Exception {
    assertThat(codes(run(SHARE + "E23000002,100.1,,\n"))).containsExactly("over-100");
    assertThat(codes(run(SHARE + "E23000002,12.5%,,\n"))).isEmpty();
    ImportReport rate =
        run(SHARE.replace("zz-share", "zz-rate").replace(",100,", ",1000,") + "E23000002,1200,,\n");
    assertThat(codes(rate)).containsExactly("over-its-base");
    assertThat(rate.added()).isEqualTo(1);
  }

  @Test
  void aCountOfMoreThanTwiceTheResidentsIsTakenWithAWarning() throws Exception {
    ImportReport report = run(COUNT + "E23000002,5000000,,\n");

    assertThat(codes(report)).containsExactly("more-than-residents");
    assertThat(report.added()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5,6,7", "5,1,4", "c,1,9", "5,x1,", "5,-1,9"})
  void boundsThatDoNotHoldTheValueAreRefused(String value, String lower, String upper)
      throws Exception {
    ImportReport report =
        run(COUNT + "E23000002," + value + "," + lower + "," + (upper == null ? "" : upper) + "\n");

    assertThat(report.refused()).isEqualTo(1);
    assertThat(only(report).field()).isIn("lower", "upper");
  }

  @Test
  void aValueGivenTwiceDifferentlyIsRefusedWithBoth() throws Exception {
    ImportReport report =
        run(
            COUNT
                + "E23000002,1,,\n"
                + AGAIN
                + "E23000002,2,,\n"
                + AGAIN
                + "E23000002,1,,\n"
                + AGAIN
                + "E23000001,4,,\n");

    Finding finding = only(report);
    assertThat(finding.code()).isEqualTo("value-twice");
    assertThat(finding.problem()).contains("line 2").contains("gives 1 ").contains("this 2");
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.unchanged()).isEqualTo(1);
  }

  @Test
  void aValueThatDiffersFromAnEarlierImportIsRefusedUnlessItReplaces() throws Exception {
    run(COUNT + "E23000002,1,,\n");
    ImportReport refused = run(COUNT + "E23000002,2,,\n");
    assertThat(only(refused).code()).isEqualTo("differs-from-stored");
    assertThat(only(refused).problem()).contains("is 1").contains("this 2");

    ImportReport replaced = run(file(HEAD + COUNT + "E23000002,2,,\n"), false, true);
    assertThat(replaced.changed()).isEqualTo(1);
    assertThat(table().findValue("zz-count", CUMBRIA).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void aBuiltInValueIsNeverOverwritten() throws Exception {
    String built = "crime-2017-18-rape-offences,,,,,,,,,,2017-04-01,2018-03-31,,,,,E23000002,";

    assertThat(run(built + "424,,\n").unchanged()).isEqualTo(1);
    ImportReport report = run(file(HEAD + built + "425,,\n"), false, true);
    assertThat(only(report).code()).isEqualTo("built-in");
    assertThat(only(report).problem()).contains("424").contains("425");
  }

  @Test
  void aRowThatDefinesTheIndicatorOtherwiseIsRefused() throws Exception {
    ImportReport report =
        run(
            COUNT
                + "E23000002,1,,\n"
                + COUNT.replace("Invented count", "Another thing")
                + "E23000001,2,,\n");

    assertThat(only(report).code()).isEqualTo("conflicting-definition");
    assertThat(only(report).problem()).contains("Invented count");
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void anUndefinedIndicatorIsAnsweredWithTheOneMeant() throws Exception {
    ImportReport report =
        run("crime-2017-18-rape-offence,,,,,,,,,,2024-04-01,,,,,,E23000002,7,,\n");

    assertThat(only(report).code()).isEqualTo("undefined-indicator");
    assertThat(only(report).remedy()).contains("crime-2017-18-rape-offences");
  }

  @Test
  void anEndedBoardIsKeptForThePeriodInWhichItStood() throws Exception {
    String icb = COUNT.replace("police-area", "icb");
    ImportReport report = run(icb + "E54000027,10,,\n" + AGAIN + "E54000028,5,,\n");

    assertThat(report.findings()).isEmpty();
    LocalDate today = LocalDate.of(2026, 9, 1);
    assertThat(
            table()
                .findFigure(
                    "zz-count",
                    ENGLAND.findArea(AreaKind.ICB, new AreaCode("E54000071")).orElseThrow(),
                    ENGLAND,
                    today)
                .orElseThrow()
                .value())
        .as("the board of today is made of the two of then")
        .isEqualTo(15);
  }

  @Test
  void anEndedBoardOfALaterPeriodIsTranslatedWhereItsSumIsWhole() throws Exception {
    String icb =
        COUNT
            .replace("police-area", "icb")
            .replace("2024-04-01", "2026-04-01")
            .replace("2025-03-31", "2026-06-30");
    ImportReport whole = run(icb + "E54000027,10,,\n" + AGAIN + "E54000028,5,,\n");
    assertThat(codes(whole)).containsExactly("area-renamed", "area-renamed");
    assertThat(table().findValue("zz-count", new AreaCode("E54000071")).orElseThrow().number())
        .isEqualTo(15);

    ImportReport hole = run(icb.replace("zz-count", "zz-hole") + "E54000027,10,,\n");
    assertThat(only(hole).code()).isEqualTo("area-not-whole");
    assertThat(only(hole).problem()).contains("E54000071").contains("E54000028");

    ImportReport split = run(icb.replace("zz-count", "zz-split") + "E54000025,10,,\n");
    assertThat(only(split).code()).isEqualTo("area-split");
    assertThat(only(split).remedy()).contains("E54000065").contains("E54000066");

    ImportReport joined = run(icb.replace("zz-count", "zz-joined") + "E54000022,10,,\n");
    assertThat(only(joined).code()).isEqualTo("area-not-whole");
    assertThat(only(joined).problem()).contains("E54000023");
  }

  @Test
  void oldDistrictsAddUpToTheCouncilThatFollowedThem() throws Exception {
    String district = COUNT.replace("police-area", "district");
    ImportReport report =
        run(
            district
                + "E07000026,1,,\n"
                + AGAIN
                + "E07000028,2,,\n"
                + AGAIN
                + "E07000029,c,,\n"
                + AGAIN
                + "E07000030,4,,\n");

    assertThat(
            table().findValue("zz-count", new AreaCode("E06000063")).orElseThrow().isSuppressed())
        .as("a sum with a suppressed part")
        .isTrue();
    assertThat(report.refused()).as("one of the two that made Westmorland").isEqualTo(1);
  }

  @Test
  void aBadRowCostsNoGoodOneAndIsWrittenWithTheReason() throws Exception {
    ImportReport report =
        run(
            COUNT
                + "E23000099,1,,\n"
                + AGAIN
                + "E23000002,2,,\n"
                + AGAIN
                + "E23000001,-1,,\n"
                + AGAIN
                + "E23000003,3,,,,,too many\n");

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.rows()).isEqualTo(4);
    List<String> lines = Files.readAllLines(refusedFile());
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).endsWith("Line refused,Why refused");
    assertThat(lines.get(1)).contains("zz-count,Invented count").contains("E23000099,1,,,2,");
    assertThat(lines.get(2)).contains("never below 0");
  }

  @Test
  void theMendedFileOfRefusedRowsCanBeImported() throws Exception {
    run(COUNT + "E23000099,1,,\n");
    Path mended =
        Files.writeString(
            folder.resolve("mended.csv"),
            Files.readString(refusedFile()).replace("E23000099", "E23000002"));

    ImportReport report = run(mended, false, false);
    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void aWorkbookIsReadAndAFormulaInItIsRefused() throws Exception {
    Path file = folder.resolve("need.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Need");
      String[] headings = HEAD.strip().split(",");
      String[] cells = (COUNT + "E23000002,,,").split(",", -1);
      for (int column = 0; column < headings.length; column++) {
        sheet.value(0, column, headings[column]);
        if (!cells[column].isEmpty()) {
          sheet.value(1, column, cells[column]);
          sheet.value(2, column, cells[column]);
        }
      }
      sheet.value(1, 17, 12);
      sheet.formula(2, 17, "1+1");
      sheet.value(2, 16, "E23000001");
    }
    ImportReport report = run(file, false, false);

    assertThat(codes(report)).containsExactly("formula");
    assertThat(report.added()).isEqualTo(1);
    assertThat(table().findValue("zz-count", CUMBRIA).orElseThrow().number()).isEqualTo(12);
  }

  @Test
  void semicolonsSeparateWhereTheHeadingsSaySo() throws Exception {
    ImportReport report =
        run(file((HEAD + COUNT + "E23000002,5,,\n").replace(',', ';')), false, false);

    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void aFileWithoutTheColumnsThatAreNeededIsRefusedWhole() throws Exception {
    assertThatThrownBy(() -> run(file("indicator,place\na,b\n"), false, false))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("area, value")
        .hasMessageContaining("waymark import template --need");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotWrittenOver() throws Exception {
    Path file = file(HEAD + COUNT + "E23000002,1,,\n");
    NeedImport slow = new NeedImport(store, ENGLAND, TERMS, clock);

    assertThatThrownBy(
            () ->
                slow.run(
                    file,
                    new NeedImport.Options("test.csv", false, false, "slow"),
                    refusedFile(),
                    rows -> {
                      if (store.changes.isEmpty()) {
                        store.changes.add(
                            new org.waymark.need.NeedChange(
                                "other", "", clock.instant(), List.of(), List.of()));
                      }
                    }))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("import again");
    assertThat(store.changes).hasSize(1);
  }

  @Test
  @Tag("slow")
  void aVeryLongFileInWhichEverythingIsWrongIsReadToItsEnd() throws Exception {
    Path file = folder.resolve("long.csv");
    int rows = 1_000_000;
    try (Writer writer = Files.newBufferedWriter(file)) {
      writer.write("indicator,area,value\n");
      for (int i = 0; i < rows; i++) {
        writer.write("zz-" + i + ",E23000002," + i + "\n");
      }
    }
    ImportReport report = run(file, false, false);

    assertThat(report.refused()).isEqualTo(rows);
    assertThat(report.findings()).hasSizeLessThanOrEqualTo(FindingList.MOST_KEPT);
    assertThat(report.refusedRows()).isEmpty();
    try (var lines = Files.lines(refusedFile())) {
      assertThat(lines.count()).isEqualTo(rows + 1L);
    }
  }

  @Test
  void theTemplateIsReadWithItsOwnHeadings() throws Exception {
    Path form = folder.resolve("form.xlsx");
    NeedTemplate.form(TERMS, table()).write(form);

    ImportReport report = run(form, true, false);
    assertThat(codes(report)).containsExactly("where-read");
    assertThat(report.findings().getFirst().problem()).contains("Not read", "\"Help\", \"Lists\"");
    assertThat(report.rows()).isZero();
    assertThat(NeedTemplate.form(TERMS, table()).write(folder.resolve("form.csv"))).hasSize(2);
  }
}
