package org.waymark.geography.tables;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.waymark.Sha256;
import org.waymark.geography.AreaCode;

/**
 * One table of the class path folder {@code /geodata}: CSV in UTF-8 with a header row, compressed
 * when the name ends in {@code .gz}.
 *
 * @param name e.g. "areas.csv"
 * @param bytes the file as it is
 */
public record TableFile(String name, byte[] bytes) {

  /**
   * @throws IllegalStateException when the program was built without it
   */
  public static TableFile read(String name) {
    try (InputStream in = TableFile.class.getResourceAsStream("/geodata/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program was built without its table geodata/" + name + "; build it again");
      }
      return new TableFile(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Table geodata/" + name + " cannot be read", e);
    }
  }

  /** SHA-256 over the tables in this order, in hexadecimal. */
  public static String checksum(List<TableFile> files) {
    MessageDigest digest = Sha256.begin();
    files.forEach(file -> digest.update(file.bytes));
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Its rows, in order.
   *
   * @throws IllegalStateException when a row cannot be read; the message names table and line
   */
  public <T> List<T> rows(Function<Row, T> reader) {
    List<T> result = new ArrayList<>();
    try (InputStream plain = new ByteArrayInputStream(bytes);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(plain, 1 << 16) : plain;
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord each : csv) {
        try {
          result.add(reader.apply(new Row(each)));
        } catch (RuntimeException e) {
          throw new IllegalStateException(
              "geodata/" + name + ", line " + each.getStartingLineNumber() + ": " + e.getMessage(),
              e);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Table geodata/" + name + " cannot be read", e);
    }
    return List.copyOf(result);
  }

  /** One row; an empty field is "not known" or "none". */
  public static final class Row {
    private final NamedCsvRecord fields;

    Row(NamedCsvRecord fields) {
      this.fields = fields;
    }

    /** The text of a field, which may be empty. */
    public String text(String column) {
      return fields.getField(column);
    }

    /** The text of a field; null when it is empty. */
    public @Nullable String textOrNull(String column) {
      String text = text(column);
      return text.isEmpty() ? null : text;
    }

    public AreaCode code(String column) {
      return new AreaCode(text(column));
    }

    public @Nullable AreaCode codeOrNull(String column) {
      String text = text(column);
      return text.isEmpty() ? null : new AreaCode(text);
    }

    public double decimal(String column) {
      return Double.parseDouble(text(column));
    }

    public int whole(String column) {
      return Integer.parseInt(text(column));
    }

    public LocalDate date(String column) {
      return LocalDate.parse(text(column));
    }

    public @Nullable LocalDate dateOrNull(String column) {
      String text = text(column);
      return text.isEmpty() ? null : LocalDate.parse(text);
    }
  }
}
