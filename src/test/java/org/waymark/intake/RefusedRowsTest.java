package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.catalogue.Service;
import org.waymark.geography.PlaceLookup;
import org.waymark.intake.table.ImportReport;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** The file of refused rows, mended and imported again. */
class RefusedRowsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/London"));

  @TempDir Path folder;

  private static ImportReport run(CatalogueInMemory catalogue, Path file) throws Exception {
    return new ServiceImport(
            catalogue,
            RealGeography.get(),
            Vocabularies.builtIn(),
            postcode -> new PlaceLookup.Unclear(postcode, "Enter a postcode in England"),
            (addresses, who) -> {},
            CLOCK)
        .run(file, new ServiceImport.Options("test", false, "tester"), rows -> {});
  }

  private static void sheet(Workbook book, String name, List<List<String>> rows) {
    Worksheet sheet = book.newWorksheet(name);
    for (int row = 0; row < rows.size(); row++) {
      for (int cell = 0; cell < rows.get(row).size(); cell++) {
        sheet.value(row, cell, rows.get(row).get(cell));
      }
    }
  }

  /** Two sheets, the second with its columns in another order. */
  private Path workbook(String badType, String badArea) throws Exception {
    Path file = folder.resolve("two.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      sheet(
          book,
          "North",
          List.of(
              List.of(
                  "Service id",
                  "Organisation",
                  "Service name",
                  "Support types",
                  "Areas served",
                  "Description"),
              List.of("N1", "Larkholt", "One", "IDVA", "Cumberland", "Good"),
              List.of("N2", "Larkholt", "Two", badType, "Cumberland", "-5 to +5, \"quoted\""),
              List.of("N2", "", "", "Helpline", "Cumbria", "")));
      sheet(
          book,
          "South",
          List.of(
              List.of(
                  "Organisation",
                  "Service id",
                  "Areas served",
                  "Service name",
                  "Support types",
                  "Description"),
              List.of("Larkholt", "S1", "Kent (police area)", "Three", "ISVA", "Good"),
              List.of("Larkholt", "S2", badArea, "Four", "ISVA", "Two\nlines; semicolon")));
    }
    return file;
  }

  @Test
  void aWorkbookOfSeveralSheetsIsMendedInOneFileThatNamesTheSheetOfEachRow() throws Exception {
    CatalogueInMemory catalogue = new CatalogueInMemory();
    ImportReport report = run(catalogue, workbook("No such help", "Atlantis"));
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(2);
    Path refused = folder.resolve("two-refused.csv");
    report.writeRefused(refused);
    String text = Files.readString(refused);
    assertThat(text.lines().findFirst().orElseThrow())
        .isEqualTo(
            "\ufeffService id,Organisation,Service name,Support types,Areas"
                + " served,Description,Sheet refused,Line refused,Why refused");
    assertThat(text).contains(",North,3,", ",North,4,", ",South,3,");

    Files.writeString(
        refused, text.replace("No such help", "IDVA").replace("Atlantis", "Cumberland"), UTF_8);
    ImportReport mended = run(catalogue, refused);
    assertThat(mended.refused()).isZero();
    assertThat(mended.added()).isEqualTo(2);
    assertThat(mended.findings()).isEmpty();

    CatalogueInMemory direct = new CatalogueInMemory();
    run(direct, workbook("IDVA", "Cumberland"));
    assertThat(catalogue.services.values())
        .containsExactlyInAnyOrderElementsOf(List.<Service>copyOf(direct.services.values()));
  }

  @Test
  void aFileOfOneSheetNamesNone() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("one.csv"),
            "Service id,Organisation,Service name,Support types\nA1,Larkholt,One,No such help\n");
    ImportReport report = run(new CatalogueInMemory(), file);
    Path refused = folder.resolve("one-refused.csv");
    report.writeRefused(refused);
    assertThat(Files.readString(refused))
        .contains("Support types,Line refused,Why refused")
        .contains("No such help,2,");
  }
}
