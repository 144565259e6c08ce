package org.waymark.tool.outline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.District;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.geography.outline.OutlineFile;

/**
 * What {@code waymark geodata build} does: reads the tables of the geodata folder, computes the
 * outlines and writes them beside the tables.
 */
public final class BuildOutlines {

  /** The name of the file written. */
  public static final String FILE = "outlines.topo.json";

  private BuildOutlines() {}

  /**
   * Writes {@value #FILE} into the folder.
   *
   * @param geodata the folder with {@code districts.csv} and {@code small_areas.csv.gz}
   * @param made the day to put on the outlines; the same day and tables give the same bytes
   * @return the file written
   * @throws IOException when a table cannot be read or the file cannot be written
   */
  public static Path run(Path geodata, LocalDate made, OutlineProgress progress)
      throws IOException {
    List<District> districts = new ArrayList<>();
    for (Row row : rows(geodata.resolve("districts.csv"))) {
      districts.add(
          new District(
              row.code("district"),
              row.code("council"),
              row.code("police_area"),
              row.findCode("region"),
              row.code("country")));
    }
    List<SmallArea> smallAreas = new ArrayList<>();
    for (Row row : rows(geodata.resolve("small_areas.csv.gz"))) {
      smallAreas.add(
          new SmallArea(
              smallAreas.size(),
              row.get("small_area"),
              Integer.parseInt(row.get("population")),
              new Position(Double.parseDouble(row.get("lon")), Double.parseDouble(row.get("lat"))),
              row.code("district"),
              row.findCode("icb_2026"),
              row.findCode("icb_2024")));
    }
    Path file = geodata.resolve(FILE);
    OutlineFile.write(OutlineBuilder.build(smallAreas, districts, made, progress), file);
    return file;
  }

  /** Rows of a table of ours without quoted fields, which these two never have. */
  private static List<Row> rows(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      List<String> lines = reader.readAllLines();
      Map<String, Integer> columns = new HashMap<>();
      for (String column : lines.getFirst().split(",", -1)) {
        columns.put(column, columns.size());
      }
      return lines.stream().skip(1).map(line -> new Row(columns, line.split(",", -1))).toList();
    }
  }

  private static final class Row {
    private final Map<String, Integer> columns;
    private final String[] fields;

    Row(Map<String, Integer> columns, String[] fields) {
      this.columns = columns;
      this.fields = fields;
    }

    String get(String column) {
      Integer at = columns.get(column);
      if (at == null || at >= fields.length) {
        throw new IllegalArgumentException("No column " + column + " in " + columns.keySet());
      }
      return fields[at];
    }

    AreaCode code(String column) {
      return new AreaCode(get(column));
    }

    @Nullable AreaCode findCode(String column) {
      String value = get(column);
      return value.isEmpty() ? null : new AreaCode(value);
    }
  }
}
