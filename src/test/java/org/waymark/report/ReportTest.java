package org.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.report.Column.Part;

/** One table is the same in every file. */
class ReportTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.named("Service")
              .as(Part.DETAIL, "organisation")
              .as(Part.LABEL, "service")
              .as(Part.CODE, "service_id"),
          Column.text("note", "").meaning("what else"),
          Column.share("share", "Reached").none("Not listed"),
          Column.day("ends", "Ends"),
          Column.yesNo("last", "Last"),
          Column.whole("", "Only on the page"));

  private static final ReportTable TABLE =
      new ReportTable(
          "services",
          "Services",
          "None.",
          COLUMNS,
          List.of(
              row("b", "=1+1, north", 0.5, LocalDate.of(2027, 3, 31), true),
              row("a", "Line \"for all\"", null, null, false)),
          row("all", "All", 1.0, null, false));

  private static List<@Nullable Object> row(
      String code, String name, @Nullable Double share, @Nullable LocalDate ends, boolean last) {
    return Arrays.asList(Named.of(code, name).beside("Org of " + code), "", share, ends, last, 1L);
  }

  @Test
  void aCsvFileIsHeadingsAndRowsOfAsManyCellsAndTheTotalLast() {
    assertThat(new String(CsvFile.bytes(TABLE.file()), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFForganisation,service,service_id,note,share,ends,last\r\n"
                + "Org of b,\"'=1+1, north\",b,,0.5,2027-03-31,yes\r\n"
                + "Org of a,\"Line \"\"for all\"\"\",a,,,,no\r\n"
                + "Org of all,All,all,,1.0,,no\r\n");
  }

  @Test
  void aLongFileIsTheSameSentPieceByPiece() throws IOException {
    FileTable table =
        new FileTable(
            "rows",
            "Rows",
            List.of(FileTable.Heading.text("number"), FileTable.Heading.text("word")),
            () -> IntStream.range(0, 5_001).mapToObj(i -> Arrays.asList(i, "row, " + i)));

    assertThat(CsvFile.stream(table).readAllBytes()).isEqualTo(CsvFile.bytes(table));
  }

  @Test
  void aFileWithoutRowsHasItsHeadings() throws IOException {
    FileTable table =
        new FileTable(
            "none", "None", List.of(FileTable.Heading.text("number")), java.util.stream.Stream::of);

    assertThat(new String(CsvFile.stream(table).readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFnumber\r\n");
  }

  @Test
  void aWorkbookHasItsNotesInFrontAndNumbersThatAreNumbers() throws IOException {
    byte[] bytes = WorkbookFile.bytes(List.of("Title", "=A note"), List.of(TABLE.file()));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets).extracting(Sheet::getName).containsExactly("Notes", "Services");
      assertThat(cells(sheets.getFirst())).contains("Title", "'=A note", "note", "what else");
      List<Row> rows = sheets.get(1).read();
      assertThat(rows).hasSize(4);
      assertThat(rows.get(1).getCell(4).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(1).getCellText(1)).isEqualTo("'=1+1, north");
    }
  }

  private static List<String> cells(Sheet sheet) {
    try {
      return sheet.read().stream().flatMap(Row::stream).map(cell -> cell.getText()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anOrderKeepsTheTotalAndPutsWhatHasNoValueLast() {
    int share = 2;

    assertThat(codes(TABLE.orderedBy(share, false))).containsExactly("b", "a");
    assertThat(codes(TABLE.orderedBy(share, true))).containsExactly("b", "a");
    assertThat(codes(TABLE.orderedBy(0, true))).containsExactly("a", "b");
    assertThat(TABLE.orderedBy(0, true).total()).isEqualTo(TABLE.total());
  }

  @Test
  void valuesOfAnOrderOfTheirOwnStandInItAndAFileSaysIt() {
    String[] gravity = {"unknown", "none", "enough"};
    ReportTable table =
        new ReportTable(
            "findings",
            "Findings",
            "None.",
            List.of(
                Column.text("area", "Area"),
                Column.named("finding", "finding_label", "Finding")
                    .meaning("what is found")
                    .inOrderOf(gravity, each -> each)),
            List.of(
                Arrays.asList("a", Named.of("enough", "Enough")),
                Arrays.asList("b", null),
                Arrays.asList("c", Named.of("unknown", "Not known")),
                Arrays.asList("d", Named.of("none", "None"))));

    assertThat(table.orderedBy(1, false).rows())
        .extracting(row -> row.getFirst())
        .containsExactly("c", "d", "a", "b");
    assertThat(table.orderedBy(1, true).rows())
        .extracting(row -> row.getFirst())
        .containsExactly("a", "d", "c", "b");
    assertThat(table.file().columns())
        .extracting(FileTable.Heading::meaning)
        .containsExactly(
            "",
            "what is found; in the order unknown, none, enough",
            "what is found; in the order unknown, none, enough");
    assertThatThrownBy(
            () ->
                new ReportTable(
                    "findings",
                    "Findings",
                    "None.",
                    table.columns(),
                    List.of(Arrays.asList("e", Named.of("some", "Some")))))
        .hasMessageContaining("no value of the column");
  }

  private static List<String> codes(ReportTable table) {
    return table.rows().stream().map(row -> ((Named) row.getFirst()).code()).toList();
  }

  @Test
  void tablesInOneFileSayWhatARowIsOfAndShareColumnsByName() {
    ReportTable other =
        new ReportTable(
            "others",
            "Others",
            "None.",
            List.of(Column.share("share", "Share"), Column.text("service", "Service")),
            List.of(Arrays.asList(0.25, "x")));
    Report report =
        new Report(
            "Heading",
            List.of("Answer."),
            List.of(TABLE, other),
            List.of(),
            new Report.OneFile("what", List.of("service", "share"), Map.of("others", "other")));

    assertThat(report.files()).hasSize(1);
    assertThat(new String(CsvFile.bytes(report.files().getFirst()), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFwhat,service,share\r\nother,x,0.25\r\n");
    assertThat(report.sheets()).hasSize(2);
  }

  @Test
  void aRowOfTheWrongShapeOrKindIsRefusedWithTheTableNamed() {
    assertThatThrownBy(
            () -> new ReportTable("t", "", "", COLUMNS, List.of(Collections.singletonList("x"))))
        .hasMessageContaining("A row of t has 1 values, not 6");
    assertThatThrownBy(
            () ->
                new ReportTable(
                    "t",
                    "",
                    "",
                    List.of(Column.share("share", "Share")),
                    List.of(Collections.singletonList("x"))))
        .hasMessageContaining("x is no value");
    assertThatThrownBy(() -> new ReportTable("t", "", "", List.of(Column.text("", "")), List.of()))
        .hasMessageContaining("neither on a page nor in files");
  }

  @Test
  void aDescriptionNamesFileNotesAndColumns() {
    assertThat(
            ReportJson.description("/x.csv?a=b", "Title", List.of("A note"), TABLE.file())
                .toString())
        .contains("url=/x.csv?a=b", "A note", "name=share", "datatype=number", "what else");
  }
}
