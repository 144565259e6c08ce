package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.ImportReport;
import org.waymark.intake.table.WrittenFiles;
import org.waymark.pathway.jdbc.InMemoryReferralRoutes;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.DemonstrationLoader;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

class ServiceImportTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final Position CARLISLE = new Position(-2.9329, 54.8925);
  private static final String HEAD =
      "Service id,Organisation,Service name,Support types,Areas served,Crime types";

  @TempDir Path folder;

  private final CatalogueInMemory catalogue = new CatalogueInMemory();
  private final List<WithheldAddress> kept = new ArrayList<>();
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/London"));
  private final Function<String, PlaceLookup> places =
      postcode ->
          postcode.startsWith("CA")
              ? new PlaceLookup.Found(postcode, CARLISLE, 0, null)
              : new PlaceLookup.Unclear(postcode, "Enter a postcode in England");

  private ImportReport run(Path file, boolean dryRun) throws IOException, RefusedFileException {
    return new ServiceImport(
            catalogue, ENGLAND, TERMS, places, (addresses, who) -> kept.addAll(addresses), clock)
        .run(file, new ServiceImport.Options("test", dryRun, "tester"), rows -> {});
  }

  private ImportReport run(String text) throws IOException, RefusedFileException {
    return run(file(text.getBytes(UTF_8)), false);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("services.csv"), bytes);
  }

  private Service only() {
    assertThat(catalogue.services).hasSize(1);
    return catalogue.services.values().iterator().next();
  }

  private static List<String> codes(ImportReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  @Test
  void aRowBecomesAListing() throws Exception {
    ImportReport report =
        run(
            """
            service ID,provider,Name,Support,Coverage,Crimes,cohorts,opening hours,phone,min age,LAST UPDATED,Taking referrals,Waiting time
            A1,Larkholt Trust,Larkholt ISVA,ISVA; Counselling,Cumberland,Rape,Children=specialist; Deaf and BSL=by and for,Mon-Fri 9am-5pm; Sat 10:00-13:00,01632 960123 (office),13,20/05/2026,Waiting list,12
            """);
    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isEqualTo(1);
    Service service = only();
    assertThat(service.supportTypes())
        .containsExactlyInAnyOrder(new TermId("isva"), new TermId("counselling"));
    assertThat(service.offers().getFirst().serviceAreas())
        .containsExactly(new ServiceArea.Coded(new AreaCode("E06000063")));
    assertThat(service.cohorts())
        .containsExactlyInAnyOrder(
            new CohortLevel(new TermId("children"), CohortLevel.Level.SPECIALIST),
            new CohortLevel(new TermId("deaf-and-bsl"), CohortLevel.Level.BY_AND_FOR));
    assertThat(service.openingTimes()).hasSize(6);
    assertThat(service.contacts())
        .containsExactly(new Contact(Contact.Kind.TELEPHONE, "01632 960123", "office"));
    assertThat(service.eligibility().minimumAge()).isEqualTo(13);
    assertThat(service.assuredOn()).isEqualTo(LocalDate.of(2026, 5, 20));
    assertThat(service.capacity().waitWeeks()).isEqualTo(12);
    assertThat(service.provenance().source()).isEqualTo("test");
  }

  @Test
  void whatARowDoesNotSayIsNotStated() throws Exception {
    run(
        """
        Service id,Organisation,Service name,Support types,Areas served
        A1,Larkholt Trust,Larkholt ISVA,ISVA,Cumberland
        """);
    assertThat(only().referralSources()).isEmpty();
    assertThat(only().eligibility().report()).isEqualTo(ReportRequirement.NOT_STATED);
  }

  @Test
  void aCellThatCannotBeReadKeepsWhatIsKnown() throws Exception {
    String headings =
        "Service id,Organisation,Service name,Support types,Areas served,Languages,Opening"
            + " times,Telephone,Description\n";
    run(headings + "A1,Larkholt,Larkholt,ISVA,Cumberland,Polish,Mon-Fri 9-5,01632 960123,Old\n");
    Service before = only();
    ImportReport report =
        run(headings + "A1,Larkholt,Larkholt,ISVA,Cumberland,Polsh,maybe,01632 96012,New\n");
    assertThat(report.findings().stream().map(Finding::field))
        .containsExactlyInAnyOrder("Languages", "Opening times", "Telephone");
    assertThat(only().languages()).isEqualTo(before.languages()).isNotEmpty();
    assertThat(only().openingTimes()).isEqualTo(before.openingTimes()).isNotEmpty();
    assertThat(only().openingNote()).isEqualTo(before.openingNote());
    assertThat(only().contacts()).isEqualTo(before.contacts()).isNotEmpty();
    assertThat(only().description()).isEqualTo("New");
  }

  @Test
  void spacesThatDoNotBreakMakeNoOtherServiceOrOrganisation() throws Exception {
    String headings =
        "Service id,Organisation,Organisation id,Service name,Support types,Areas served\n";
    run(headings + "A 1,Larkholt,L 1,Larkholt,ISVA,Cumberland\n");
    ImportReport report =
        run(
            headings
                + "\u00a0A\u00a01,Larkholt,L\u00a01\u00a0,Larkholt\u00a0,ISVA,\u00a0Cumberland\n");
    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isZero();
    assertThat(only().organisation()).isNotNull();
  }

  @Test
  void everyBadCellOfARowIsNamed() throws Exception {
    ImportReport report =
        run(
            """
            Service id,Organisation,Service name,Crime types,Support types,Areas served,Youngest age,Report to police,Yearly value,Ends,Last checked
            A1,Larkholt Trust,Larkholt ISVA,Murmur,ISVA,Atlantis,adults,perhaps,much,some day,1/1/2099
            """);
    assertThat(report.findings().stream().map(Finding::field))
        .contains(
            "Crime types",
            "Areas served",
            "Youngest age",
            "Report to police",
            "Yearly value",
            "Ends",
            "Last checked");
    assertThat(report.added()).isZero();
  }

  @Test
  void furtherRowsAddOffersAndLocations() throws Exception {
    ImportReport report =
        run(
            """
            Service id,Organisation,Service name,Support types,Areas served,Location may be shown,Postcode,Location name
            A1,Larkholt,Larkholt,Community outreach,Cumberland,Public,ca1 1aa,Rooms
            A1,,,Helpline,England,,,
            ,,,,,Withheld,CA2 2BB,House
            """);
    assertThat(report.findings()).isEmpty();
    Service service = only();
    assertThat(service.offers()).hasSize(2);
    assertThat(service.offers().getLast().serviceAreas())
        .containsExactly(new ServiceArea.EnglandWide());
    assertThat(service.locations()).hasSize(2);
    assertThat(((ServiceLocation.Public) service.locations().getFirst()).postcode())
        .isEqualTo("CA1 1AA");
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().postcode()).isEqualTo("CA2 2BB");
    assertThat(service.toString()).doesNotContain("CA2 2BB");
  }

  @Test
  void aBadRowCostsNoGoodOneAndSaysWhatToDo() throws Exception {
    ImportReport report =
        run(
            HEAD
                + """

                A1,Larkholt,One,IDVA,Cumberland,Domestic abuse
                A2,Larkholt,Two,IDVVA,Cumberland,Domestic abuse
                A3,Larkholt,Three,IDVA,Cumberlnad,Domestic abuse
                A4,Larkholt,Four,IDVA,Durham (police area),Domestic abuse
                """);
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(2);
    assertThat(codes(report)).containsExactly("unknown-term", "unknown-area");
    Finding term = report.findings().getFirst();
    assertThat(term.line()).isEqualTo(3);
    assertThat(term.field()).isEqualTo("Support types");
    assertThat(term.value()).isEqualTo("IDVVA");
    assertThat(term.remedy()).contains("IDVA");
    assertThat(report.findings().get(1).remedy()).contains("Cumberland");
  }

  @Test
  void refusedRowsCanBeMendedAndImportedAgain() throws Exception {
    ImportReport report =
        run(HEAD + "\nA1,Larkholt,One,IDVVA,Cumberland,Rape\nA1,,,Helpline,England,\n");
    Path refused = folder.resolve("refused.csv");
    report.writeRefused(refused);
    String text = Files.readString(refused);
    assertThat(text).contains("Why refused", "IDVVA", "Refused with another row");
    ImportReport again = run(text.replace("A1,Larkholt,One,IDVVA", "A1,Larkholt,One,IDVA"));
    assertThat(again.added()).isEqualTo(1);
    assertThat(again.findings()).isEmpty();
    assertThat(only().offers()).hasSize(2);
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    ImportReport report =
        run(file((HEAD + "\nA1,Larkholt,One,IDVA,Cumberland,Rape\n").getBytes(UTF_8)), true);
    assertThat(report.added()).isEqualTo(1);
    assertThat(catalogue.services).isEmpty();
    assertThat(catalogue.revision).isZero();
  }

  @Test
  void theSameFileTwiceChangesNothing() throws Exception {
    String text =
        HEAD
            + "\n"
            + "A1,Larkholt,One,IDVA,Cumberland,Rape\n"
            + ",Larkholt,Two,ISVA,Durham (police area),Rape\n";
    assertThat(run(text).added()).isEqualTo(2);
    ImportReport again = run(text);
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.changesSomething()).isFalse();
    assertThat(catalogue.revision).isEqualTo(1);
    assertThat(codes(again)).containsExactly("id-derived");
    ImportReport changed = run(text.replace("One", "Uno"));
    assertThat(changed.changed()).isEqualTo(1);
    assertThat(changed.unchanged()).isEqualTo(1);
  }

  @Test
  void anIdThatStandsForTwoServicesIsRefused() throws Exception {
    ImportReport report =
        run(
            HEAD
                + "\nA1,Larkholt,One,IDVA,Cumberland,Rape\nA2,Larkholt,Two,IDVA,Cumberland,Rape\n"
                + "A1,Larkholt,Three,IDVA,Cumberland,Rape\nA2,,,Helpline,England,\n");
    assertThat(report.added()).isEqualTo(2);
    assertThat(codes(report)).containsExactly("id-twice", "apart-from-its-service");
  }

  @Test
  void oldAreasAreTranslatedAndASplitSaysSo() throws Exception {
    ImportReport report = run(HEAD + "\nA1,Larkholt,One,IDVA,E10000006; E08000016,Rape\n");
    assertThat(codes(report)).containsExactly("area-split", "area-renamed");
    assertThat(report.findings().getFirst().problem()).contains("Westmorland and Furness");
    assertThat(only().offers().getFirst().serviceAreas())
        .containsExactlyInAnyOrder(
            new ServiceArea.Coded(new AreaCode("E06000063")),
            new ServiceArea.Coded(new AreaCode("E06000064")),
            new ServiceArea.Coded(new AreaCode("E08000038")));
  }

  @Test
  void aDistanceNeedsAPublicPlace() throws Exception {
    String head =
        "Service id,Organisation,Service name,Support types,Areas served,Location may be"
            + " shown,Postcode\n";
    ImportReport report =
        run(
            head
                + "A1,Larkholt,One,Counselling,within 10 miles,Withheld,CA1 1AA\n"
                + "A2,Larkholt,Two,Counselling,within 25 km,Public,CA1 1AA\n");
    assertThat(report.added()).isEqualTo(1);
    assertThat(codes(report)).containsExactly("radius-without-public-location");
    assertThat(report.findings().getFirst().remedy()).contains("Name the areas");
  }

  @Test
  void aDistanceFromWhatCannotBePlacedAndAShapeWithNobodyInItAreRefused() throws Exception {
    String head =
        "Service id,Organisation,Service name,Support types,Areas served,Drawn areas,Location may"
            + " be shown,Postcode\n";
    ImportReport report =
        run(
            head
                + "A1,Larkholt,One,Counselling,within 10 miles,,Public,QX9 9ZZ\n"
                + "A2,Larkholt,Two,Counselling,,\"Sea = POLYGON ((-5.5 53.9, -5 53.9, -5 54.1, -5.5"
                + " 53.9))\",,\n"
                + "A3,Larkholt,Three,Counselling,within 10 miles of Leeds,,Public,CA1 1AA\n");
    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.findings())
        .filteredOn(each -> each.severity() == Finding.Severity.REFUSED)
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(
            "radius-without-position", "reaches-nobody", "radius-out-of-range");
  }

  @Test
  void aWithheldPlaceIsInNoFindingAndNotInTheReportsText() throws Exception {
    String head =
        "Service id,Organisation,Service name,Support types,Description,Address,Postcode,Location"
            + " may be shown,Latitude\n";
    ImportReport report =
        run(
            head
                + "A1,Larkholt,One,Refuge,Come to 99 Secretstile Row,99 Secretstile Row,CA9"
                + " 9ZZ,Withheld,54.1\n"
                + "A2,Larkholt,Two,Refuge,Fine,77 Secretstile Row,NOT A POSTCODE SECRET,Withheld,\n"
                + "A3,Larkholt,Three,Refuge,Fine,=55 Secretstile Row,CA9 9ZZ,Hidden,\n"
                + "A4,Larkholt,Four,Refuge,Fine,55 Secretstile Row,CA9 9ZZ,,\n");
    assertThat(report.added()).isEqualTo(1);
    assertThat(codes(report))
        .contains("withheld-place-in-text", "bad-postcode", "unknown-choice", "disclosure-missing");
    assertThat(report.findings().toString() + report + report.summary())
        .doesNotContain("Secretstile", "SECRET", "CA9", "54.1");
    assertThat(kept).hasSize(1);
    assertThat(kept.toString()).doesNotContain("Secretstile");
    assertThat(catalogue.load().listServices().toString()).doesNotContain("Secretstile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Description",
        "Other conditions",
        "Opening note",
        "Funders",
        "Organisation description",
        "E-mail"
      })
  void aRowWhoseWordsGiveAHiddenPlaceAwayIsRefusedAndCostsNoOther(String column) throws Exception {
    String head =
        "Service id,Organisation,Service name,Support types,Location may be shown," + column + "\n";
    ImportReport report =
        run(
            head
                + "A1,Larkholt,One,Refuge,Withheld,a@example.org (at ca9\u00a09zz)\n"
                + "A2,Fellside,Two,Refuge,Public,a@example.org (at CA9 9ZZ)\n"
                + "A3,Fellside,Three,Refuge,Withheld,a@example.org\n");

    boolean ofTheOrganisation = column.startsWith("Organisation");
    assertThat(report.added()).isEqualTo(ofTheOrganisation ? 0 : 2);
    assertThat(report.refused()).isEqualTo(ofTheOrganisation ? 3 : 1);
    assertThat(report.refusedRows()).hasSize(report.refused());
    assertThat(report.findings())
        .filteredOn(finding -> finding.severity() == Severity.REFUSED)
        .allMatch(finding -> finding.code().equals("withheld-place-in-text"));
    assertThat(report.findings().toString()).doesNotContainIgnoringCase("9ZZ");
  }

  @Test
  void formulasAreRefusedInASheetAndNeutralisedOnTheWayOut() throws Exception {
    Path sheet = folder.resolve("services.xlsx");
    try (OutputStream out = Files.newOutputStream(sheet);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      var page = workbook.newWorksheet("Services");
      List<String> head =
          List.of(
              "Service id",
              "Organisation",
              "Service name",
              "Support types",
              "Last checked",
              "Youngest age");
      for (int i = 0; i < head.size(); i++) {
        page.value(0, i, head.get(i));
      }
      page.value(1, 0, 17);
      page.value(1, 1, "Larkholt");
      page.value(1, 2, "One");
      page.value(1, 3, "IDVA");
      page.value(1, 4, LocalDate.of(2026, 5, 20));
      page.style(1, 4).format("yyyy-MM-dd").set();
      page.value(1, 5, 16);
      page.value(2, 0, "B");
      page.value(2, 1, "Larkholt");
      page.formula(2, 2, "HYPERLINK(\"http://x.example.org\")");
      page.value(2, 3, "IDVA");
    }
    ImportReport report = run(sheet, false);
    assertThat(report.added()).isEqualTo(1);
    assertThat(codes(report)).contains("formula");
    Service service = only();
    assertThat(service.assuredOn()).isEqualTo(LocalDate.of(2026, 5, 20));
    assertThat(service.provenance().externalId()).isEqualTo("17");
    assertThat(service.eligibility().minimumAge()).isEqualTo(16);

    ImportReport flagged =
        run(HEAD + ",Description\nC,Larkholt,Two,IDVA,Cumberland,Rape,=cmd|' /C calc'!A0\n");
    assertThat(codes(flagged)).containsExactly("formula-like");
    String csv = new ServiceExport(ENGLAND, TERMS, true).csv(catalogue.load(), s -> true);
    assertThat(csv).contains("'=cmd|").doesNotContain(",=cmd");
  }

  @Test
  void columnsAreFoundByAnyNameInAnyOrderAndStrangersReported() throws Exception {
    ImportReport report =
        run("Favourite colour,Support type,Title,Descripton,Provider\nred,IDVA,One,x,Larkholt\n");
    assertThat(report.added()).isEqualTo(1);
    assertThat(codes(report))
        .containsExactlyInAnyOrder("unknown-column", "unknown-column", "id-derived", "no-area");
    assertThat(report.findings().get(1).remedy()).contains("\"Description\"");
    assertThatThrownBy(() -> run("Organisation,Service name\nx,y\n"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("Support types")
        .hasMessageContaining("template");
  }

  @Test
  void everyUsualEncodingIsRead() throws Exception {
    String text = HEAD + "\nA1,Café Larkholt,One,IDVA,Cumberland,Rape\n";
    for (byte[] bytes :
        List.of(
            text.getBytes(UTF_8),
            ("\uFEFF" + text).getBytes(UTF_8),
            text.getBytes(Charset.forName("windows-1252")),
            ("\uFEFF" + text).getBytes(UTF_16LE),
            text.getBytes(UTF_16LE),
            text.replace(',', ';').getBytes(UTF_8),
            text.replace(',', '\t').getBytes(UTF_8))) {
      catalogue.services.clear();
      catalogue.organisations.clear();
      assertThat(run(file(bytes), false).added()).isEqualTo(1);
      assertThat(catalogue.organisations.values().iterator().next().name())
          .isEqualTo("Café Larkholt");
    }
  }

  @Test
  void anIdentifierIsTheSameHoweverItsSpacesAndHyphensWereTyped() throws Exception {
    assertThat(run(HEAD + "\nA-1 x,Larkholt,One,IDVA,Cumberland,Rape\n").added()).isEqualTo(1);
    ImportReport again =
        run(HEAD + "\n\u00A0A\u20111\u00A0x\u200B,Larkholt,One,IDVA,Cumberland,Rape\n");
    assertThat(again.added()).isZero();
    assertThat(again.unchanged()).isEqualTo(1);
  }

  @Test
  void aWorkbookOfMoreSheetsWithMergedCellsAndNotesIsReadWhole() throws Exception {
    List<String> head =
        List.of("Service id", "Organisation", "Service name", "Support types", "Areas served");
    for (String format : List.of("xlsx", "ods", "xls")) {
      catalogue.services.clear();
      catalogue.organisations.clear();
      ImportReport report =
          run(
              WrittenFiles.write(
                  folder.resolve("services." + format),
                  new WrittenFiles.Sheet("Cover", List.of(List.of("Directory of services"))),
                  new WrittenFiles.Sheet(
                      "North",
                      false,
                      List.of(
                          List.of("Services, November"),
                          head,
                          List.of("A1", "Larkholt", "One", "IDVA", "Cumberland"),
                          List.of("A2", "", "Two", "ISVA", "Cumberland"),
                          List.of("Source: the partnership")),
                      List.of("B3:B4")),
                  new WrittenFiles.Sheet(
                      "South",
                      List.of(
                          head,
                          List.of("A3", "Wrenfold", "Three", "IDVA", "Cumberland"),
                          List.of("", "", "", "Helpline", "Cumbria"),
                          List.of("A4", "Wrenfold", "", "IDVA", "Cumberland")))),
              false);
      assertThat(report.added()).as(format).isEqualTo(3);
      assertThat(report.refused()).isEqualTo(1);
      assertThat(report.findings())
          .filteredOn(each -> each.severity() == Severity.REFUSED)
          .allMatch(each -> each.sheet().equals("South") && each.line() == 4);
      assertThat(catalogue.organisations).hasSize(2);
    }
  }

  @Test
  void theWrongKindOfFileIsRefusedWithAReason() throws Exception {
    assertRefused("%PDF-1.7 ...".getBytes(UTF_8), "PDF");
    assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "damaged");
    assertRefused("<!DOCTYPE html><html>".getBytes(UTF_8), "web page");
    assertRefused("{\"a\":1}".getBytes(UTF_8), "JSON");
    assertRefused(new byte[] {1, 2, 3, 4, 0, 0, 7, 8, 9, 14, 15, 16}, "not text");
    assertRefused(new byte[0], "empty");
    assertRefused(zip("hello.txt", 10), "zip archive");
    assertThatThrownBy(() -> run(folder.resolve("nothing.csv"), true))
        .hasMessageContaining("no file");
  }

  private void assertRefused(byte[] bytes, String why) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> run(file, false))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining(why);
  }

  private static byte[] zip(String big, int megabytes) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      if (!big.endsWith(".txt")) {
        zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        zip.write("<workbook/>".getBytes(UTF_8));
      }
      zip.putNextEntry(new ZipEntry(big));
      byte[] zeros = new byte[1024 * 1024];
      for (int i = 0; i < megabytes; i++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aZipBombIsRefusedBeforeItIsRead() throws Exception {
    Path file = Files.write(folder.resolve("bomb.xlsx"), zip("xl/worksheets/sheet1.xml", 60));
    assertThatThrownBy(() -> run(file, false))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("unpacks");
  }

  @Test
  void strangeCellsAndRowsAreRefusedOneByOne() throws Exception {
    ImportReport report =
        run(
            HEAD
                + "\nA1,Larkholt,One,IDVA,Cumberland,Rape,one,two\n"
                + "A2,Larkholt\n"
                + "A3,Larkholt,Na\0me,IDVA,Cumberland,Rape\n"
                + "A4,Larkholt,"
                + "x".repeat(5_000)
                + ",IDVA,Cumberland,Rape\n"
                + "A5,Larkholt,Good,IDVA,Cumberland,Rape\n"
                + "A6,Larkholt,\"Open,IDVA,Cumberland,Rape\n");
    assertThat(report.added()).isEqualTo(1);
    assertThat(codes(report)).contains("ragged-row", "control-character", "too-long");
    assertThat(only().name()).isEqualTo("Good");
    assertThat(report.refused()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void theDemonstrationCatalogueComesBackTheSameThroughCsvAndThroughASheet() throws Exception {
    DemonstrationCatalogue demo = DemonstrationCatalogue.generate(5, ENGLAND, TERMS, TODAY);
    ServiceExport export = new ServiceExport(ENGLAND, TERMS, true);
    for (String name : List.of("demo.csv", "demo.xlsx")) {
      CatalogueInMemory store = new CatalogueInMemory();
      store.apply(demo.asChange());
      Path file = folder.resolve(name);
      export.write(demo.asCatalogue(), s -> true, file);
      ServiceImport back =
          new ServiceImport(
              store, ENGLAND, TERMS, places, (addresses, who) -> kept.addAll(addresses), clock);
      ImportReport same =
          back.run(file, new ServiceImport.Options("demonstration", false, "tester"), rows -> {});
      assertThat(same.findings().stream().map(Finding::toString).limit(5)).isEmpty();
      assertThat(same.unchanged()).as(name).isEqualTo(demo.services().size());
      assertThat(store.revision).isEqualTo(1);
    }
    assertThat(kept).isEmpty();
    for (var place : demo.withheldPlaces()) {
      assertThat(Files.readString(folder.resolve("demo.csv"))).doesNotContain(place.postcode());
    }
  }

  @Test
  void aPlaceBesideTheGreenwichMeridianIsWrittenAsPeopleWriteNumbers() throws Exception {
    Service service = anIdvaService().serving("E09000011").at(-0.0003, 51.4779).build();
    Path file = folder.resolve("greenwich.csv");
    new ServiceExport(ENGLAND, TERMS, false).write(catalogueOf(service), s -> true, file);

    assertThat(Files.readString(file)).contains("-0.0003").doesNotContain("E-4");
    assertThat(run(file, true).counts()).doesNotContainKey(Finding.Severity.WARNING);
  }

  @Test
  @Tag("slow")
  void tenThousandServicesAreTakenInWholeAndComeBackTheSame() throws Exception {
    DemonstrationCatalogue demo = DemonstrationCatalogue.generate(5, 10_000, ENGLAND, TERMS, TODAY);
    Path file = folder.resolve("many.csv");
    new ServiceExport(ENGLAND, TERMS, true).write(demo.asCatalogue(), s -> true, file);

    assertThat(run(file, false).added()).isEqualTo(10_000);
    assertThat(run(file, false).unchanged()).isEqualTo(10_000);
  }

  @Test
  void theTemplateIsReadByTheImportAndItsExamplesAreGood() throws Exception {
    Path form = folder.resolve("form.xlsx");
    ImportTemplate.form(TERMS).write(form);
    assertThat(Files.size(form)).isGreaterThan(5_000);
    Path csv = folder.resolve("form.csv");
    assertThat(ImportTemplate.form(TERMS).write(csv)).hasSize(2);
    List<String> examples = new ArrayList<>();
    for (TemplateColumn column : TemplateColumn.asked()) {
      boolean onlyForAreas = column.heading().equals("Location area");
      examples.add("\"" + (onlyForAreas ? "" : column.example().replace("\"", "\"\"")) + "\"");
    }
    String text = Files.readString(csv).strip() + "\r\n" + String.join(",", examples) + "\r\n";
    ImportReport report = run(text);
    assertThat(report.findings().stream().filter(f -> f.severity() != Severity.NOTE)).isEmpty();
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void theExampleOfTheDocumentIsGoodAndTheDocumentNamesEveryColumnAndCode() throws Exception {
    String document = Files.readString(Path.of("docs/import.md"));
    int begins = document.indexOf("```csv\n") + "```csv\n".length();
    ImportReport report = run(document.substring(begins, document.indexOf("```", begins)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isEqualTo(2);
    assertThat(kept).hasSize(1);
    for (TemplateColumn column : TemplateColumn.values()) {
      assertThat(document)
          .contains(
              "| " + column.heading() + " | " + column.what() + " | `" + column.example() + "` |");
    }
    Matcher codes =
        Pattern.compile(
                "(?:refuse|warn|tell|note|wrong|Fault)\\((?:[^;\"]|\"\")*?\"([a-z]+(?:-[a-z]+)+)\"")
            .matcher(
                Files.readString(Path.of("src/main/java/org/waymark/intake/ListingReader.java"))
                    + Files.readString(
                        Path.of("src/main/java/org/waymark/intake/ServiceImport.java"))
                    + Files.readString(Path.of("src/main/java/org/waymark/intake/FileSources.java"))
                    + sourcesOf(Path.of("src/main/java/org/waymark/catalogue/field")));
    int found = 0;
    while (codes.find()) {
      found++;
      assertThat(document).contains("`" + codes.group(1) + "`");
    }
    assertThat(found).isGreaterThan(25);
  }

  private static String sourcesOf(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "{*Codec,*Text,*Texts,*Numbers}.java")) {
      for (Path file : files) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void theDemonstrationIsLoadedIntoAnEmptyCatalogueOnceAndRemovedWhole() {
    DemonstrationLoader loader =
        new DemonstrationLoader(
            catalogue,
            (addresses, who) -> kept.addAll(addresses),
            new InMemoryReferralRoutes(Clock.systemUTC()));
    assertThat(loader.loadWhenEmpty(ENGLAND, TERMS, TODAY)).isTrue();
    assertThat(catalogue.revision).isEqualTo(1);
    assertThat(catalogue.services).hasSize(DemonstrationCatalogue.USUAL_SIZE);
    assertThat(kept).isNotEmpty();
    assertThat(loader.remove("tester")).isEqualTo(DemonstrationCatalogue.USUAL_SIZE);
    assertThat(catalogue.organisations).isEmpty();
    assertThat(loader.loadWhenEmpty(ENGLAND, TERMS, TODAY)).isFalse();
  }
}
