package org.waymark.intake.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** A CSV file: a single table without a name. */
final class CsvTable implements TableFile {

  private static final int LONGEST_CELL = 1_000_000;

  /** What Excel writes into the first line to say what separates columns. */
  private static final String SEPARATOR_LINE = "sep=";

  private final Path file;
  private final FileGate.Kind.Csv kind;
  private final char separator;
  private final Sheet sheet;
  private final List<Finding> remarks = new ArrayList<>();

  CsvTable(Path file, FileGate.Kind.Csv kind, ToLongFunction<List<String>> headings)
      throws IOException {
    this.file = file;
    this.kind = kind;
    separator = separator(headings);
    sheet = new Sheet(0, "", false, head(separator));
  }

  /** The one that the file names, or else the one under which most headings are known. */
  private char separator(ToLongFunction<List<String>> headings) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (char each : new char[] {',', ';', '\t', '|'}) {
      List<RawRow> head = head(each);
      candidates.add(
          new Candidate(
              each,
              head.stream().mapToLong(row -> headings.applyAsLong(row.cells())).max().orElse(0),
              head.stream().mapToLong(row -> row.cells().size()).max().orElse(0)));
    }
    return named()
        .or(
            () ->
                candidates.stream()
                    .max(
                        Comparator.comparingLong(Candidate::headings)
                            .thenComparingLong(Candidate::columns))
                    .map(Candidate::separator))
        .orElse(',');
  }

  /**
   * @param headings the most headings that a row has under it
   * @param columns the most columns that a row has under it
   */
  private record Candidate(char separator, long headings, long columns) {}

  private Optional<Character> named() throws IOException {
    try (InputStreamReader reader = reader()) {
      char[] first = new char[SEPARATOR_LINE.length() + 2];
      int read = reader.read(first);
      String line = new String(first, 0, Math.max(0, read));
      return isSeparatorLine(line) && line.length() > SEPARATOR_LINE.length()
          ? Optional.of(line.charAt(SEPARATOR_LINE.length()))
          : Optional.empty();
    }
  }

  private static boolean isSeparatorLine(String text) {
    return text.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length());
  }

  private InputStreamReader reader() throws IOException {
    InputStream stream = Files.newInputStream(file);
    stream.skipNBytes(kind.skip());
    return new InputStreamReader(stream, kind.charset());
  }

  private List<RawRow> head(char under) throws IOException {
    List<RawRow> head = new ArrayList<>();
    read(
        under,
        row -> {
          head.add(row);
          return head.size() < LOOKED_AT;
        });
    return head;
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(sheet);
  }

  @Override
  public void read(Sheet only, Rows rows) throws IOException {
    long broken = read(separator, rows);
    if (broken > 0) {
      remarks.add(
          Finding.brokenAt(
              broken, "a quotation mark is opened and not closed, or a field has no end"));
    }
    if (!kind.charset().name().equals("UTF-8")) {
      remarks.add(Finding.readAs(kind.charset().name()));
    }
  }

  /**
   * @return the line from which the file could not be read; 0 when all that was wanted was
   */
  private long read(char under, Rows rows) throws IOException {
    long line = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(under)
            .ignoreDifferentFieldCount(true)
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_CELL)
            .ofCsvRecord(reader())) {
      for (CsvRecord record : reader) {
        line = record.getStartingLineNumber();
        RawRow row = new RawRow(line, record.getFields(), Map.of(), Set.of(), Set.of());
        boolean skipped = row.isBlank() || (line == 1 && isSeparatorLine(record.getField(0)));
        if (!skipped && !rows.take(row)) {
          return 0;
        }
      }
    } catch (CsvParseException e) {
      return line + 1;
    }
    return 0;
  }

  @Override
  public List<Finding> remarks() {
    return remarks;
  }
}
