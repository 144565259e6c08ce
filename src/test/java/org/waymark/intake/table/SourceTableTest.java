package org.waymark.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.field.Column;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.WrittenFiles.Sheet;

/** Files as people have them: what is read of them, and what is said of the rest. */
class SourceTableTest {

  private record Field(Column column) implements FormColumn {
    static Field of(String heading, String... aliases) {
      return new Field(new Column(heading, "", "", "", List.of(aliases)));
    }
  }

  private static final Field ID = Field.of("Id");
  private static final Field NAME = Field.of("Service name", "name");
  private static final Field SUPPORT = Field.of("Support types", "support");
  private static final Field PHONE = Field.of("Telephone");
  private static final FormColumns<Field> FORM =
      new FormColumns<>(
          List.of(ID, NAME, SUPPORT, PHONE),
          List.of(List.of(NAME), List.of(SUPPORT)),
          Set.of(ID, NAME),
          "waymark import template FILE");

  private static final List<String> HEADINGS = List.of("Id", "Service name", "Support types");

  @TempDir Path folder;

  private final FindingList findings = new FindingList();
  private final List<Map<String, String>> rows = new ArrayList<>();

  private void read(Path file) throws IOException, RefusedFileException {
    SourceTable.read(
        file,
        FORM,
        findings,
        new SourceTable.Rows<Field>() {
          private Map<Integer, Field> columns = Map.of();

          @Override
          public void headings(SourceRow row, Map<Integer, Field> found) {
            columns = found;
          }

          @Override
          public void take(SourceRow row) {
            Map<String, String> read = new LinkedHashMap<>();
            columns.forEach(
                (place, column) -> {
                  String formula = row.formulas().get(place);
                  String cell = formula == null ? row.cell(place) : "formula";
                  if (!cell.isBlank()) {
                    read.put(column.heading(), cell);
                  }
                });
            rows.add(read);
          }
        });
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private List<String> names() {
    return rows.stream().map(row -> row.getOrDefault("Service name", "")).toList();
  }

  private List<String> codes() {
    return findings.kept().stream().map(Finding::code).toList();
  }

  private static Sheet services(String name, String... services) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    for (String each : services) {
      rows.add(List.of("id-" + each, each, "IDVA"));
    }
    return new Sheet(name, rows);
  }

  private static Sheet text(String name, String... lines) {
    return new Sheet(name, List.of(lines).stream().map(List::of).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void aCoverSheetAndTitlesDoNotHideTheTable(String format) throws Exception {
    Sheet titled =
        new Sheet(
            "Directory",
            List.of(
                List.of("Services in Larkholt, November 2026"),
                List.of("Kept by the partnership"),
                List.of(),
                HEADINGS,
                List.of("A1", "One", "IDVA"),
                List.of("A2", "Two", "ISVA"),
                List.of(),
                List.of("Source: the partnership's own list"),
                List.of("Not all services have answered")));
    read(
        WrittenFiles.write(
            folder.resolve("f." + format), text("Cover", "A directory", "Read me"), titled));
    assertThat(names()).containsExactly("One", "Two");
    assertThat(codes()).containsExactly("text-under-table", "where-read");
    assertThat(findings.kept().getFirst().problem()).contains("2 rows").contains("to row 9");
    assertThat(findings.kept().getLast().problem())
        .contains("\"Directory\", headings in row 4, rows 5 to 6")
        .contains("\"Cover\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void sheetsOfTheSameColumnsAreReadTogetherInWhateverOrderTheyStand(String format)
      throws Exception {
    Sheet other =
        new Sheet(
            "North",
            List.of(
                List.of("Support types", "Colour", "Name", "Id"),
                List.of("ISVA", "red", "Three", "A3")));
    read(WrittenFiles.write(folder.resolve("f." + format), services("South", "One"), other));
    assertThat(rows)
        .containsExactly(
            Map.of("Id", "id-One", "Service name", "One", "Support types", "IDVA"),
            Map.of("Id", "A3", "Service name", "Three", "Support types", "ISVA"));
    assertThat(findings.kept())
        .anyMatch(
            each ->
                each.code().equals("unknown-column")
                    && each.toString().startsWith("Sheet \"North\", line 1: Colour"))
        .anyMatch(each -> each.problem().contains("\"South\"") && each.problem().contains("North"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void aSheetThatCouldBeReadTooIsNamedWhereItIsNot(String format) throws Exception {
    Sheet more =
        new Sheet(
            "More",
            List.of(
                List.of("Id", "Service name", "Support types", "Telephone"),
                List.of("A", "B", "IDVA", "01632 960123")));
    Sheet lacking = new Sheet("Lacking", List.of(List.of("Id", "Service name")));
    Sheet hidden = new Sheet("Hidden", true, services("x", "Secret").rows(), List.of());
    read(
        WrittenFiles.write(
            folder.resolve("f." + format), services("First", "One"), more, lacking, hidden));
    assertThat(names()).containsExactly("One");
    assertThat(findings.kept())
        .filteredOn(each -> each.code().equals("sheet-not-read"))
        .extracting(Finding::problem)
        .anyMatch(each -> each.contains("\"More\"") && each.contains("other columns"))
        .anyMatch(each -> each.contains("\"Lacking\"") && each.contains("lacks Support types"))
        .anyMatch(each -> each.contains("\"Hidden\"") && each.contains("hidden"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void theValueOfMergedCellsIsReadForEveryRowOfThem(String format) throws Exception {
    Sheet merged =
        new Sheet(
            "Services",
            false,
            List.of(
                List.of("Everything we know", "", "", ""),
                List.of("Id", "Service name", "Support types", "Telephone"),
                List.of("A1", "One", "IDVA", "01632 960123"),
                List.of("A2", "Two", "", ""),
                List.of("A3", "Three", "", ""),
                List.of("A4", "Four", "ISVA", "")),
            List.of("A1:D1", "C3:C5", "D3:D4"));
    read(WrittenFiles.write(folder.resolve("f." + format), merged));
    assertThat(rows)
        .extracting(row -> row.get("Support types"))
        .containsExactly("IDVA", "IDVA", "IDVA", "ISVA");
    assertThat(rows)
        .extracting(row -> row.getOrDefault("Telephone", "-"))
        .containsExactly("01632 960123", "01632 960123", "-", "-");
    assertThat(findings.groups())
        .filteredOn(each -> each.first().code().equals("merged-cells"))
        .extracting(FindingGroup::toString)
        .containsExactlyInAnyOrder(
            "2 times, lines 4, 5: Support types: the cell is merged with one above; its value was"
                + " read for this row too",
            "Line 4: Telephone: the cell is merged with one above; its value was read for this row"
                + " too");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void headingsInTwoRowsAreReadFromTheLower(String format) throws Exception {
    Sheet merged =
        new Sheet(
            "Services",
            false,
            List.of(
                List.of("Id", "Service name", "Support types", "Contact"),
                List.of("", "", "", "Telephone"),
                List.of("A1", "One", "IDVA", "01632 960123")),
            List.of("A1:A2", "B1:B2", "C1:C2"));
    read(WrittenFiles.write(folder.resolve("f." + format), merged));
    assertThat(rows)
        .containsExactly(
            Map.of(
                "Id",
                "A1",
                "Service name",
                "One",
                "Support types",
                "IDVA",
                "Telephone",
                "01632 960123"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void ofAFormulaItsLastResultIsRead(String format) throws Exception {
    Sheet sheet =
        new Sheet(
            "Services",
            List.of(
                HEADINGS,
                List.of("=10+7→17", "=CONCATENATE(\"On\",\"e\")→One", "IDVA"),
                List.of("A2", "=NA()→", "IDVA")));
    read(WrittenFiles.write(folder.resolve("f." + format), sheet));
    assertThat(rows.getFirst()).containsEntry("Id", "17").containsEntry("Service name", "One");
    assertThat(rows.getLast()).containsEntry("Service name", "formula");
    assertThat(codes()).containsExactlyInAnyOrder("calculated", "calculated");
  }

  @Test
  void titlesAboveAndNotesBelowACsvTableAreToldAndNotRead() throws Exception {
    read(
        csv(
            """
            Services of the partnership, as of November
            "Kept by A, B and C"

            Id;Service name;Support types
            A1;One;IDVA
            A2;Two;ISVA
            Source: A; B; C
            [c];kept confidential
            """));
    assertThat(names()).containsExactly("One", "Two");
    assertThat(codes()).containsExactly("text-under-table", "where-read");
    assertThat(findings.kept().getLast().problem())
        .isEqualTo("read: headings in row 4, rows 5 to 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void aLineThatNamesTheSeparatorIsNoRow(String separator) throws Exception {
    read(
        csv(
            "sep="
                + separator
                + "\r\n"
                + String.join(separator, HEADINGS)
                + "\r\nA1"
                + separator
                + "\"One; two, three\""
                + separator
                + "IDVA\r\n"));
    assertThat(names()).containsExactly("One; two, three");
    assertThat(findings.kept()).isEmpty();
  }

  @Test
  void textInTheMiddleOfATableStaysARowForItsReader() throws Exception {
    read(csv("Id,Service name,Support types\nA1,One,IDVA\n,Only a name,\nA2,Two,ISVA\n"));
    assertThat(names()).containsExactly("One", "Only a name", "Two");
  }

  @Test
  void headingsThatStandAgainAreNoRow() throws Exception {
    read(
        csv(
            "Id,Service name,Support types\nA1,One,IDVA\nId,Service name,Support types\n"
                + "A2,Two,ISVA\n"));
    assertThat(names()).containsExactly("One", "Two");
    assertThat(codes()).containsExactly("headings-again");
  }

  @Test
  void spacesThatCannotBeSeenDoNotHideAHeading() throws Exception {
    read(
        csv(
            "\u00A0Id\u00A0,Service\u00A0name,\u200BSupport types,\u00A0\n \u00A0,,,\n"
                + "A1,One,IDVA,\n"));
    assertThat(rows.getFirst()).containsEntry("Service name", "One");
    assertThat(findings.kept()).isEmpty();
    assertThat(CellText.identifier("\u00A0CUM\u2011014\u00A0\u200B")).isEqualTo("CUM-014");
    assertThat(CellText.identifier("CUM\u00A0 14")).isEqualTo("CUM 14");
    assertThat(CellText.trim("\u00A0a\u00A0b\uFEFF")).isEqualTo("a\u00A0b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Café Larkholt – women’s “safe” rooms",
        "don’t",
        "Zoë’s naïve rôle",
        "£45 a session",
        "Crèche",
        "Larkholt – north"
      })
  void lettersOfAMacAreReadAsTheyWereWritten(String name) throws Exception {
    for (String charset : List.of("x-MacRoman", "windows-1252", "UTF-8")) {
      rows.clear();
      read(
          Files.write(
              folder.resolve("table.csv"),
              ("Id,Service name,Support types\rA1," + name + ",IDVA\r")
                  .getBytes(Charset.forName(charset))));
      assertThat(names()).as(charset).containsExactly(name);
    }
    assertThat(codes()).contains("encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls"})
  void aFileWithoutSuchATableIsRefusedWithWhatComesNearest(String format) throws Exception {
    Path file =
        WrittenFiles.write(
            folder.resolve("f." + format),
            text("Cover", "Nothing"),
            new Sheet("List", List.of(List.of("A title"), List.of("Id", "Name", "Colour"))));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("row 2 of the sheet \"List\" lack the column Support types")
        .hasMessageContaining("waymark import template FILE");
    Path hidden =
        WrittenFiles.write(
            folder.resolve("h." + format),
            text("Cover", "Nothing"),
            new Sheet("Kept", true, services("x", "One").rows(), List.of()));
    assertThatThrownBy(() -> read(hidden)).hasMessageContaining("\"Kept\", which is hidden");
  }

  @Test
  void anOpenDocumentThatSwellsBeyondMeasureIsRefused() throws Exception {
    String cell =
        "<table:table-cell office:value-type=\"string\"%s><text:p>x</text:p></table:table-cell>";
    StringBuilder headed = new StringBuilder("<table:table-row>");
    HEADINGS.forEach(each -> headed.append(cell.formatted("").replace(">x<", ">" + each + "<")));
    refused(
        headed
            + "</table:table-row><table:table-row table:number-rows-repeated=\"1000000\">"
            + cell.formatted(" table:number-columns-repeated=\"16000\"")
            + "</table:table-row>",
        "20 million cells");
    refused(
        "<table:table-row>"
            + cell.formatted(" table:number-columns-repeated=\"2000000000\"")
            + "</table:table-row>",
        "columns");
    refused("<table:table-row table:number-rows-repeated=\"x\"/>", "damaged");
    refused("<table:table-row>", "damaged");
  }

  private void refused(String rows, String why) throws IOException {
    Path file = folder.resolve("bomb.ods");
    WrittenFiles.zip(file, ods(WrittenFiles.odsContent("<table:table>" + rows + "</table:table>")));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining(why);
  }

  private static Map<String, String> ods(String content) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put("META-INF/manifest.xml", "<manifest/>");
    parts.put("content.xml", content);
    return parts;
  }

  @Test
  void entitiesPasswordsAndMacrosAreRefusedInEveryFormat() throws Exception {
    Path file = folder.resolve("f.ods");
    WrittenFiles.zip(
        file,
        ods(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + WrittenFiles.odsContent("<table:table/>")));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("entities");
    Map<String, String> locked = ods("x");
    locked.put("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>");
    WrittenFiles.zip(file, locked);
    assertThatThrownBy(() -> read(file)).hasMessageContaining("password");
    Map<String, String> macros = ods(WrittenFiles.odsContent("<table:table/>"));
    macros.put("Basic/Standard/Module1.xml", "<module/>");
    WrittenFiles.zip(file, macros);
    assertThatThrownBy(() -> read(file)).hasMessageContaining("macros");
    WrittenFiles.zip(file, Map.of("xl/workbook.bin", "x"));
    assertThatThrownBy(() -> read(file)).hasMessageContaining(".xlsb");
    WrittenFiles.zip(file, Map.of("Index/Document.iwa", "x"));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("Numbers");
    try (var parts = new org.apache.poi.poifs.filesystem.POIFSFileSystem();
        var out = Files.newOutputStream(file)) {
      parts.createDocument(new java.io.ByteArrayInputStream(new byte[9]), "EncryptedPackage");
      parts.writeFilesystem(out);
    }
    assertThatThrownBy(() -> read(file)).hasMessageContaining("password");
    try (var parts = new org.apache.poi.poifs.filesystem.POIFSFileSystem();
        var out = Files.newOutputStream(file)) {
      parts.createDocument(new java.io.ByteArrayInputStream(new byte[9]), "WordDocument");
      parts.writeFilesystem(out);
    }
    assertThatThrownBy(() -> read(file)).hasMessageContaining("not a workbook");
    byte[] cut =
        Files.readAllBytes(WrittenFiles.write(folder.resolve("f.xls"), services("S", "One")));
    Files.write(file, java.util.Arrays.copyOf(cut, 1500));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("damaged");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> read(file)).hasMessageContaining("empty");
  }

  @Test
  void valuesOfAnOpenDocumentAreReadAsTheySay() throws Exception {
    Path file = folder.resolve("f.ods");
    String cell =
        "<table:table-cell office:value-type=\"%s\" %s><text:p>%s</text:p></table:table-cell>";
    StringBuilder xml = new StringBuilder("<table:table table:name=\"S\"><table:table-row>");
    List.of("Id", "Service name", "Support types", "Telephone")
        .forEach(each -> xml.append(cell.formatted("string", "", each)));
    xml.append("</table:table-row><table:table-row>");
    xml.append(cell.formatted("date", "office:date-value=\"2026-05-20T00:00:00\"", "20/05/26"));
    xml.append(cell.formatted("percentage", "office:value=\"0.234\"", "23%"));
    xml.append(cell.formatted("boolean", "office:boolean-value=\"true\"", "TRUE"));
    xml.append(cell.formatted("float", "office:value=\"1632960123\"", "01632960123"));
    xml.append("</table:table-row><table:table-row><table:table-cell/>");
    xml.append(
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a"
            + " comment</text:p></office:annotation><text:p>One<text:s"
            + " text:c=\"2\"/>two</text:p><text:p>three</text:p></table:table-cell>");
    xml.append(cell.formatted("float", "office:value=\"1.5E3\"", "1,500"));
    xml.append("</table:table-row></table:table>");
    WrittenFiles.zip(file, ods(WrittenFiles.odsContent(xml.toString())));
    read(file);
    assertThat(rows)
        .containsExactly(
            Map.of(
                "Id",
                "2026-05-20",
                "Service name",
                "23.4%",
                "Support types",
                "Yes",
                "Telephone",
                "01632960123"),
            Map.of("Service name", "One  two\nthree", "Support types", "1500"));
  }

  @Test
  void equalFindingsAreOneGroupHoweverManyThereAre() {
    for (int line = 2; line < 30_002; line++) {
      findings.add(
          new Finding(line, "value", line + " [p]", Finding.Severity.NOTE, "marked", "taken", ""));
    }
    findings.add(
        new Finding(40_000, "value", "x", Finding.Severity.REFUSED, "bad", "it is bad", "Mend it"));
    assertThat(findings.kept()).hasSize(FindingList.MOST_KEPT);
    assertThat(findings.groups())
        .extracting(FindingGroup::toString)
        .containsExactly(
            "30000 times, lines 2, 3, 4, 5, 6 …: value \"2 [p]\", \"3 [p]\", \"4 [p]\", \"5 [p]\","
                + " \"6 [p]\" …: taken",
            "Line 40000: value \"x\": it is bad. Mend it");
  }

  @Test
  void equalFindingsOfNoLineNameNone() {
    for (String value : List.of("a", "b")) {
      findings.add(new Finding(0, "indicator", value, Finding.Severity.NOTE, "new", "shown", ""));
    }
    assertThat(findings.groups())
        .extracting(FindingGroup::toString)
        .containsExactly("2 times: indicator \"a\", \"b\": shown");
    assertThat(findings.groups())
        .extracting(FindingGroup::sentence)
        .containsExactly("2 times: indicator \"a\", \"b\": shown.");
  }

  @Test
  void aQuestionOrASentenceGetsNoFurtherFullStop() {
    for (String remedy : List.of("Did you mean Polish?", "Enter a postcode.", "Enter a day")) {
      assertThat(
              new Finding(2, "x", "y", Finding.Severity.WARNING, "bad", "it is bad", remedy)
                  .reason())
          .doesNotContain("?.", "..")
          .matches(".*[.?]");
    }
  }
}
