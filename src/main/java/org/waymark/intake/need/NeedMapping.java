package org.waymark.intake.need;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.SourceTable;
import org.waymark.report.CsvFile;

/**
 * Says which column of a published table is which indicator: a small table of its own, in which a
 * row is a series. It names headings and not places, so that it fits next year's edition too.
 *
 * @param name what it is called
 * @param series at least one
 */
public record NeedMapping(String name, List<Series> series) {

  /**
   * One series of figures of a table.
   *
   * @param cells what the mapping says of it, by column; what is empty is not in it
   */
  public record Series(Map<FormColumn, String> cells) {
    public Series {
      cells = Map.copyOf(cells);
    }

    String get(FormColumn column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** What a row repeats from the one above where it leaves it empty. */
  private static final Set<FormColumn> REPEATED =
      Set.of(
          MappingColumn.TABLE,
          MappingColumn.SHEET,
          MappingColumn.AREA_COLUMN,
          MappingColumn.PERIOD_COLUMN,
          NeedColumn.AREA_KIND,
          NeedColumn.PERIOD_START,
          NeedColumn.PERIOD_END,
          NeedColumn.SOURCE,
          NeedColumn.LICENCE,
          NeedColumn.PUBLISHED,
          NeedColumn.QUALITY);

  /** Those that come with the program, for the tables that docs/need.md names. */
  private static final List<String> BUILT_IN =
      List.of(
          "census-sex",
          "census-disability",
          "census-ethnicity",
          "census-sexual-orientation",
          "census-religion",
          "census-english-proficiency",
          "population-by-age",
          "police-recorded-crime-by-police-area",
          "police-recorded-crime-by-region",
          "police-force-area-data-tables",
          "recorded-crime-open-data",
          "recorded-violence-open-data",
          "homicide-rate");

  private static final int LONGEST_NAME = 100;

  public NeedMapping {
    series = List.copyOf(series);
  }

  /** The mappings that come with the program. */
  public static List<NeedMapping> builtIn() {
    return BUILT_IN.stream().map(NeedMapping::builtIn).toList();
  }

  private static NeedMapping builtIn(String name) {
    String resource = "/geodata/need/mappings/" + name + ".csv";
    try (InputStream stream = NeedMapping.class.getResourceAsStream(resource)) {
      return parse(
          name,
          new String(
              Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | RefusedFileException e) {
      throw new IllegalStateException("The built-in mapping " + name + " cannot be read", e);
    }
  }

  /**
   * Reads one that {@link #text} wrote.
   *
   * @param name what it is called where it does not say
   */
  public static NeedMapping parse(String name, String text)
      throws IOException, RefusedFileException {
    Path file = Files.createTempFile("waymark-mapping", ".csv");
    try {
      Files.writeString(file, text);
      return read(name, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Reads one from a file of any format that tables are read in.
   *
   * @param name what it is called where it does not say
   * @throws RefusedFileException naming the row, when it cannot be used
   */
  public static NeedMapping read(String name, Path file) throws IOException, RefusedFileException {
    Reading reading = new Reading();
    SourceTable.read(file, MappingColumn.COLUMNS, new FindingList(), reading);
    if (reading.series.isEmpty()) {
      throw new RefusedFileException("The mapping has no rows: give a row for each series");
    }
    for (int i = 0; i < reading.series.size(); i++) {
      Series each = reading.series.get(i);
      for (FormColumn column :
          List.of(MappingColumn.COLUMN, NeedColumn.INDICATOR, NeedColumn.AREA_KIND)) {
        if (each.get(column).isEmpty()) {
          throw new RefusedFileException(
              "Row "
                  + reading.lines.get(i)
                  + " of the mapping has no "
                  + column.heading()
                  + ": "
                  + column.what());
        }
      }
    }
    String own = reading.series.getFirst().get(MappingColumn.TABLE);
    String called = own.isEmpty() ? name : own;
    return new NeedMapping(
        called.length() > LONGEST_NAME ? called.substring(0, LONGEST_NAME) : called,
        reading.series);
  }

  private static final class Reading implements SourceTable.Rows<FormColumn> {
    private final List<Series> series = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final Map<FormColumn, String> above = new HashMap<>();
    private Map<Integer, FormColumn> columns = Map.of();

    @Override
    public void headings(SourceRow row, Map<Integer, FormColumn> found) {
      columns = found;
    }

    @Override
    public void take(SourceRow row) {
      Map<FormColumn, String> cells = new HashMap<>();
      columns.forEach(
          (place, column) -> {
            String text = CellText.trim(row.cell(place));
            if (REPEATED.contains(column)) {
              text = text.isEmpty() ? above.getOrDefault(column, "") : text;
              above.put(column, text);
            }
            if (!text.isEmpty()) {
              cells.put(column, text);
            }
          });
      series.add(new Series(cells));
      lines.add(row.line());
    }
  }

  /** As a CSV file, to be kept. */
  public String text() {
    return text(series);
  }

  static String text(List<Series> series) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(MappingColumn.COLUMNS.listHeadings());
    series.forEach(each -> rows.add(MappingColumn.ALL.stream().map(each::get).toList()));
    return new String(CsvFile.bytes(rows), StandardCharsets.UTF_8);
  }

  /** The texts between bars. */
  static List<String> alternatives(String text) {
    return Arrays.stream(text.split("\\|"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** A note about how it was read. */
  static Finding note(String code, String what) {
    return new Finding(0, "", "", Finding.Severity.NOTE, code, what, "");
  }
}
