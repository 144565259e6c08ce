package org.waymark.intake.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.waymark.geography.RefusedFileException;

/** The rows of a CSV file or of the first sheet of a workbook, one after another. */
public final class SourceTable {

  /** Takes rows in file order. */
  @FunctionalInterface
  public interface Rows {
    void take(SourceRow row);
  }

  /**
   * How far the reading came.
   *
   * @param encoding what the letters were in
   * @param brokenLine line from which the file could not be read; 0 when all of it was
   */
  public record Outcome(String encoding, long brokenLine, String brokenWhy) {}

  private static final int LONGEST_CELL = 1_000_000;

  private SourceTable() {}

  /**
   * @param isHeading whether a text is the heading of a column the reader knows, which tells what
   *     separates the columns of a CSV file
   */
  public static Outcome read(Path file, Predicate<String> isHeading, Rows rows)
      throws IOException, RefusedFileException {
    return switch (FileGate.admit(file)) {
      case FileGate.Kind.Csv csv -> readCsv(file, csv, isHeading, rows);
      case FileGate.Kind.Xlsx xlsx -> readWorkbook(file, rows);
    };
  }

  private static Outcome readCsv(
      Path file, FileGate.Kind.Csv kind, Predicate<String> isHeading, Rows rows)
      throws IOException {
    char separator = separator(file, kind, isHeading);
    long line = 0;
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(kind.skip());
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .fieldSeparator(separator)
              .ignoreDifferentFieldCount(true)
              .skipEmptyLines(true)
              .maxBufferSize(LONGEST_CELL)
              .ofCsvRecord(new InputStreamReader(stream, kind.charset()))) {
        for (CsvRecord row : reader) {
          line = row.getStartingLineNumber();
          rows.take(new SourceRow(line, row.getFields(), Map.of()));
        }
      } catch (CsvParseException e) {
        return new Outcome(
            kind.charset().name(),
            line + 1,
            "a quotation mark is opened and not closed, or a field has no end");
      }
    }
    return new Outcome(kind.charset().name(), 0, "");
  }

  /** The separator under which the first line has the most headings we know. */
  private static char separator(Path file, FileGate.Kind.Csv kind, Predicate<String> isHeading)
      throws IOException {
    String first = "";
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(kind.skip());
      char[] head = new char[16 * 1024];
      int read = new BufferedReader(new InputStreamReader(stream, kind.charset())).read(head);
      first = new String(head, 0, Math.max(0, read)).lines().findFirst().orElse("");
    }
    String line = first;
    return Stream.of(',', ';', '\t')
        .max(
            Comparator.comparingLong(
                separator ->
                    Arrays.stream(line.split(java.util.regex.Pattern.quote("" + separator)))
                        .filter(cell -> isHeading.test(cell.replace("\"", "")))
                        .count()))
        .filter(separator -> line.indexOf(separator) >= 0)
        .orElse(',');
  }

  private static Outcome readWorkbook(Path file, Rows rows)
      throws IOException, RefusedFileException {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
      Sheet sheet = workbook.getFirstSheet();
      try (Stream<Row> lines = sheet.openStream()) {
        for (Iterator<Row> each = lines.iterator(); each.hasNext(); ) {
          SourceRow row = row(each.next());
          if (!row.isBlank()) {
            rows.take(row);
          }
        }
      }
    } catch (ExcelReaderException | java.io.UncheckedIOException | ClassCastException e) {
      throw new RefusedFileException(
          "The workbook is damaged. Open it in a spreadsheet and save it again");
    }
    return new Outcome(StandardCharsets.UTF_8.name(), 0, "");
  }

  private static SourceRow row(Row row) {
    List<String> cells = new ArrayList<>();
    Map<Integer, String> formulas = new HashMap<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      if (cell == null) {
        cells.add("");
      } else if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
        formulas.put(i, "=" + cell.getFormula());
        cells.add("");
      } else {
        cells.add(text(cell));
      }
    }
    return new SourceRow(row.getRowNum(), cells, formulas);
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      if (isDate(cell)) {
        LocalDate date = cell.asDate().toLocalDate();
        return date.toString();
      }
      return cell.asNumber().stripTrailingZeros().toPlainString();
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return cell.asBoolean() ? "Yes" : "No";
    }
    return cell.getText() == null ? "" : cell.getText();
  }

  private static boolean isDate(Cell cell) {
    Integer format = cell.getDataFormatId();
    if (format != null && (format >= 14 && format <= 17 || format == 22)) {
      return true;
    }
    String pattern = cell.getDataFormatString();
    return pattern != null
        && pattern.toLowerCase(Locale.ROOT).contains("y")
        && !pattern.contains("General");
  }
}
