package org.waymark.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables that a spreadsheet opens without running anything: text that would begin a formula
 * gets an apostrophe in front, which reading takes away again.
 */
public final class TableWriter {

  private static final Pattern NUMBER_OR_PHONE = Pattern.compile("^[+-]?[\\d\\s().,/-]+$");

  private TableWriter() {}

  static String neutral(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char first = text.charAt(0);
    boolean formula = "=+-@\t\r".indexOf(first) >= 0 && !NUMBER_OR_PHONE.matcher(text).matches();
    return formula ? "'" + text : text;
  }

  /** With a byte order mark, so that Excel reads it as UTF-8. */
  public static String csv(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    text.write('\uFEFF');
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      for (List<String> row : rows) {
        writer.writeRecord(row.stream().map(TableWriter::neutral).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** One sheet of a workbook, the first row bold and fixed; every cell is text. */
  public record SheetOf(String name, List<List<String>> rows) {}

  public static void xlsx(OutputStream out, List<SheetOf> sheets) throws IOException {
    try (Workbook workbook = new Workbook(out, "Waymark", "1.0")) {
      for (SheetOf each : sheets) {
        Worksheet sheet = workbook.newWorksheet(each.name());
        sheet.freezePane(0, 1);
        for (int row = 0; row < each.rows().size(); row++) {
          List<String> cells = each.rows().get(row);
          for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            if (!text.isEmpty()) {
              sheet.value(row, column, neutral(text));
            }
          }
        }
        if (!each.rows().isEmpty() && !each.rows().getFirst().isEmpty()) {
          sheet.range(0, 0, 0, each.rows().getFirst().size() - 1).style().bold().set();
        }
      }
    }
  }

  /**
   * Writes an empty form as CSV, and its help beside it.
   *
   * @return both files
   */
  public static List<Path> csvWithHelp(Path file, List<List<String>> form, List<List<String>> help)
      throws IOException {
    Files.write(file, csv(form).getBytes(StandardCharsets.UTF_8));
    String name = String.valueOf(file.getFileName());
    Path beside = file.resolveSibling(name.replaceAll("(?i)\\.csv$", "") + "-help.csv");
    Files.write(beside, csv(help).getBytes(StandardCharsets.UTF_8));
    return List.of(file, beside);
  }
}
