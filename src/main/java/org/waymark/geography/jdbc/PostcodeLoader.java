package org.waymark.geography.jdbc;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.waymark.database.BatchInsert;
import org.waymark.database.DataSetLedger;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.Position;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.boundary.CoordinateSystem;
import org.waymark.geography.place.Postcode;

/**
 * Loads full postcodes from the ONS Postcode Directory (one CSV with a header row) or Code-Point
 * Open (a folder or zip of CSV files without one), instead of those loaded before.
 *
 * <p>Rows are streamed: 2.6 million of them need no more memory than a thousand. All of it is one
 * transaction. A bad row is left out and reported; a file of mostly bad rows is refused and what
 * was loaded before stays, and so is one of a part or an older edition until that is agreed to.
 */
record PostcodeLoader(Transactions transactions, Clock clock, DataSetLedger ledger) {

  /** The name in the ledger. */
  public static final String NAME = "postcodes";

  /** Of rows in England and Wales; above it the file is something else. */
  private static final double BAD_ROWS_REFUSED = 0.1;

  /** Of each sort of fault, the rows that are named. */
  private static final int EXAMPLES_AT_MOST = 3;

  private static final long MAXIMUM_BYTES = 4_000_000_000L;

  private static final Pattern LSOA = Pattern.compile("[EW]01\\d{6}");

  /**
   * What became of a file of postcodes.
   *
   * @param loaded postcodes now in the table
   */
  public record Report(long loaded, List<GeodataFinding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /** True when the file or folder looks like a source of postcodes; cheap. */
  public static boolean recognises(Path file) throws IOException {
    try {
      return !Source.of(file).isEmpty();
    } catch (RefusedFileException e) {
      return false;
    }
  }

  /**
   * Loads the file, or the folder of files.
   *
   * @throws RefusedFileException when it is no file of postcodes; nothing is changed
   */
  public Report load(Path file, Consent consent, LoadProgress progress)
      throws IOException, RefusedFileException {
    List<Source> sources = Source.of(file);
    if (sources.isEmpty()) {
      throw new RefusedFileException(
          file.getFileName()
              + " holds no postcodes; load the ONS Postcode Directory (a CSV with columns pcds,"
              + " doterm, lat, long) or Code-Point Open (its zip, or the folder of CSV files)");
    }
    try {
      return transactions.write(connection -> load(connection, file, sources, consent, progress));
    } catch (UncheckedIOException e) {
      throw new IOException(file + " cannot be read to its end", e);
    } catch (Refusal e) {
      throw new RefusedFileException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Carries a refusal out of the transaction, which it rolls back. */
  private static final class Refusal extends RuntimeException {
    Refusal(String message) {
      super(message);
    }
  }

  private Report load(
      Connection connection,
      Path file,
      List<Source> sources,
      Consent consent,
      LoadProgress progress)
      throws SQLException {
    ledger.lock();
    PostcodeCover there = PostcodeCover.loaded(connection);
    if (consent.add()) {
      PostcodeCover.delete(connection, coverOf(sources).areas());
    } else {
      PostcodeCover.deleteAll(connection);
    }
    Counts counts = new Counts();
    long total = sources.stream().mapToLong(Source::bytes).sum();
    long before = 0;
    // A postcode may stand in a directory twice; the first stands.
    try (BatchInsert insert =
        new BatchInsert(
            connection,
            """
            MERGE INTO postcode AS known
            USING (SELECT CAST(? AS VARCHAR(7)) AS code, CAST(? AS DOUBLE PRECISION) AS longitude,
              CAST(? AS DOUBLE PRECISION) AS latitude, CAST(? AS VARCHAR(9)) AS small_area,
              CAST(? AS INTEGER) AS terminated) AS fresh
            ON known.code = fresh.code
            WHEN NOT MATCHED THEN INSERT (code, longitude, latitude, small_area, terminated)
              VALUES (fresh.code, fresh.longitude, fresh.latitude, fresh.small_area,
                fresh.terminated)
            """)) {
      for (Source source : sources) {
        read(source, insert, counts, before, total, progress);
        before += source.bytes();
      }
    }
    if (counts.good == 0 || counts.bad > BAD_ROWS_REFUSED * (counts.good + counts.bad)) {
      throw new Refusal(
          counts.bad
              + " of "
              + (counts.good + counts.bad)
              + " rows of "
              + file.getFileName()
              + " could not be read, so it was not loaded. The first: "
              + (counts.bad == 0 ? "it has no rows" : first(counts.faults())));
    }
    String edition =
        ledger.findByName(NAME).map(DataSetLedger.Entry::edition).orElse("an earlier file");
    there
        .refusal(counts.cover, consent, edition)
        .ifPresent(
            reason -> {
              throw new Refusal(reason);
            });
    ledger.write(
        new DataSetLedger.Entry(
            NAME,
            (sources.getFirst().kind() == Kind.DIRECTORY
                    ? "ONS Postcode Directory, "
                    : "Code-Point Open, ")
                + file.getFileName()
                + there.kept(counts.cover, consent, edition),
            "",
            clock.instant()));
    progress.report("Postcodes", total, total);
    List<GeodataFinding> findings = new ArrayList<>(counts.all());
    findings.addAll(there.findings(counts.cover, consent, PostcodeCover.known(connection)));
    // A postcode may stand in a file more than once.
    return new Report(PostcodeCover.loaded(connection).postcodes(counts.cover.areas()), findings);
  }

  /** What the files cover; reads them through once, and keeps no row. */
  private static PostcodeCover coverOf(List<Source> sources) throws SQLException {
    Counts counts = new Counts();
    for (Source source : sources) {
      rows(source, counts, (row, bytes) -> {});
    }
    return counts.cover;
  }

  private static String first(List<GeodataFinding> findings) {
    return findings.getFirst().where() + ": " + findings.getFirst().message();
  }

  private static final class Counts {
    long good;
    long bad;
    long elsewhere;
    long withoutPoint;
    final PostcodeCover cover = new PostcodeCover();
    private final Map<String, List<GeodataFinding>> examples = new LinkedHashMap<>();
    private final Map<String, Long> more = new HashMap<>();

    /**
     * @param sort what is told together
     */
    void bad(String where, String sort, String message) {
      bad++;
      List<GeodataFinding> named = examples.computeIfAbsent(sort, _ -> new ArrayList<>());
      if (named.size() < EXAMPLES_AT_MOST) {
        named.add(GeodataFinding.warning(where, message + "; the row was left out"));
      } else {
        more.merge(sort, 1L, Long::sum);
      }
    }

    /** Of each sort the first few, then how many more there were. */
    List<GeodataFinding> faults() {
      List<GeodataFinding> faults = new ArrayList<>();
      examples.forEach(
          (sort, named) -> {
            faults.addAll(named);
            long others = more.getOrDefault(sort, 0L);
            if (others > 0) {
              faults.add(
                  GeodataFinding.warning(
                      "file",
                      String.format(
                          Locale.UK, "%,d more rows like these were left out: %s", others, sort)));
            }
          });
      return faults;
    }

    List<GeodataFinding> all() {
      List<GeodataFinding> all = faults();
      if (elsewhere > 0) {
        all.add(
            GeodataFinding.note(
                "file", elsewhere + " postcodes outside England and Wales were left out"));
      }
      if (withoutPoint > 0) {
        all.add(
            GeodataFinding.note(
                "file", withoutPoint + " postcodes without a position were left out"));
      }
      return all;
    }
  }

  private record Row(
      String code, Position position, @Nullable String smallArea, @Nullable Integer terminated) {}

  private static void read(
      Source source,
      BatchInsert insert,
      Counts counts,
      long bytesBefore,
      long bytesInAll,
      LoadProgress progress)
      throws SQLException {
    rows(
        source,
        counts,
        (row, bytes) -> {
          boolean sent =
              insert.add(
                  row,
                  (statement, values) -> {
                    statement.setString(1, values.code());
                    statement.setDouble(2, values.position().longitude());
                    statement.setDouble(3, values.position().latitude());
                    statement.setString(4, values.smallArea());
                    statement.setObject(5, values.terminated(), Types.INTEGER);
                  });
          if (sent) {
            progress.report("Postcodes", Math.min(bytesBefore + bytes, bytesInAll), bytesInAll);
          }
        });
  }

  /** Takes a row, and how many bytes of its file have been read. */
  @FunctionalInterface
  private interface Rows {
    void take(Row row, long bytes) throws SQLException;
  }

  /** Every good row of a file, one after the other. */
  private static void rows(Source source, Counts counts, Rows rows) throws SQLException {
    Map<String, Integer> columns = new HashMap<>();
    try (CountingStream in = new CountingStream(source.open());
        CsvReader<CsvRecord> csv =
            CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CsvRecord cells : csv) {
        if (source.kind() == Kind.DIRECTORY && columns.isEmpty()) {
          columns.putAll(Directory.columns(cells.getFields()));
          continue;
        }
        String where = source.name() + ", line " + cells.getStartingLineNumber();
        Row row =
            source.kind() == Kind.DIRECTORY
                ? Directory.row(cells, columns, where, counts)
                : CodePoint.row(cells, where, counts);
        if (row == null) {
          continue;
        }
        counts.good++;
        counts.cover.add(row.code(), row.terminated());
        rows.take(row, in.count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvParseException e) {
      throw new Refusal(source.name() + " is not readable as CSV: " + e.getMessage());
    }
  }

  /** The code to store; null, with a finding, when the text is no postcode. */
  private static @Nullable String codeOf(String text, String where, Counts counts) {
    Optional<Postcode> postcode = Postcode.parse(text, outward -> true);
    if (postcode.isEmpty()) {
      counts.bad(where, "not a postcode", "\"" + shortened(text) + "\" is not a postcode");
      return null;
    }
    return postcode.get().compact();
  }

  private static String shortened(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "..." : text;
  }

  /** The ONS Postcode Directory, and the National Statistics Postcode Lookup, which is alike. */
  private static final class Directory {
    /** What the ONS has called each column over the years. */
    private static final Map<String, List<String>> NAMES =
        Map.of(
            "postcode", List.of("pcds", "pcd8", "pcd7", "pcd2", "pcd"),
            "terminated", List.of("doterm"),
            "latitude", List.of("lat"),
            "longitude", List.of("long"),
            "small_area", List.of("lsoa21", "lsoa21cd", "lsoa11", "lsoa11cd"));

    static Map<String, Integer> columns(List<String> header) {
      List<String> lower =
          header.stream()
              .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
              .toList();
      Map<String, Integer> columns = new HashMap<>();
      NAMES.forEach(
          (meaning, names) ->
              names.stream()
                  .filter(lower::contains)
                  .findFirst()
                  .ifPresent(name -> columns.put(meaning, lower.indexOf(name))));
      return columns;
    }

    static boolean recognises(List<String> header) {
      return columns(header).keySet().containsAll(List.of("postcode", "latitude", "longitude"));
    }

    private static String cell(CsvRecord cells, Map<String, Integer> columns, String meaning) {
      Integer at = columns.get(meaning);
      return at == null || at >= cells.getFieldCount() ? "" : cells.getField(at).strip();
    }

    static @Nullable Row row(
        CsvRecord cells, Map<String, Integer> columns, String where, Counts counts) {
      String smallArea = cell(cells, columns, "small_area");
      if (!smallArea.isEmpty() && !LSOA.matcher(smallArea).matches()) {
        counts.elsewhere++; // Scotland, Northern Ireland, Channel Islands, Isle of Man
        return null;
      }
      String code = codeOf(cell(cells, columns, "postcode"), where, counts);
      if (code == null) {
        return null;
      }
      double latitude;
      double longitude;
      String month = cell(cells, columns, "terminated").replace("-", "");
      Integer terminated;
      try {
        latitude = Double.parseDouble(cell(cells, columns, "latitude"));
        longitude = Double.parseDouble(cell(cells, columns, "longitude"));
        terminated = month.isEmpty() ? null : Integer.valueOf(month.substring(0, 6));
      } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
        counts.bad(
            where,
            "not a number",
            "Its latitude, longitude or date of termination is not a number");
        return null;
      }
      if (latitude > 90) {
        counts.withoutPoint++; // 99.999999 stands for "no grid reference"
        return null;
      }
      if (terminated != null && (terminated % 100 < 1 || terminated % 100 > 12)) {
        counts.bad(where, "not a month", "Its month of termination " + month + " is not a month");
        return null;
      }
      if (!CoordinateSystem.isInGreatBritain(longitude, latitude)) {
        counts.bad(
            where,
            "not in Great Britain",
            "Its position "
                + longitude
                + ", "
                + latitude
                + " is not in Great Britain"
                + (CoordinateSystem.isInGreatBritain(latitude, longitude)
                    ? "; latitude and longitude stand in each other's column"
                    : ""));
        return null;
      }
      return new Row(
          code,
          new Position(longitude, latitude),
          smallArea.isEmpty() ? null : smallArea,
          terminated);
    }
  }

  /** Code-Point Open: postcode, quality, easting, northing, country, ... without a header. */
  private static final class CodePoint {
    private static final int FIELDS = 10;

    static boolean recognises(List<String> cells) {
      return cells.size() == FIELDS
          && Postcode.parse(cells.getFirst(), outward -> true).isPresent()
          && cells.get(1).matches("\\d{2}")
          && cells.get(4).matches("[EWS]92\\d{6}|");
    }

    static @Nullable Row row(CsvRecord cells, String where, Counts counts) {
      if (cells.getFieldCount() != FIELDS) {
        counts.bad(
            where,
            "too many or few columns",
            "It has " + cells.getFieldCount() + " columns, not " + FIELDS);
        return null;
      }
      if (cells.getField(4).startsWith("S92")) {
        counts.elsewhere++;
        return null;
      }
      String code = codeOf(cells.getField(0), where, counts);
      if (code == null) {
        return null;
      }
      double easting;
      double northing;
      try {
        easting = Double.parseDouble(cells.getField(2));
        northing = Double.parseDouble(cells.getField(3));
      } catch (NumberFormatException e) {
        counts.bad(where, "not a number", "Its easting or northing is not a number");
        return null;
      }
      if (easting == 0 && northing == 0) {
        counts.withoutPoint++; // quality 90: no co-ordinates
        return null;
      }
      if (!(easting >= 0 && easting <= 700_000 && northing >= 0 && northing <= 1_300_000)) {
        counts.bad(
            where,
            "not on the grid",
            "Its position " + easting + ", " + northing + " is not on the grid");
        return null;
      }
      Point at =
          (Point)
              CoordinateSystem.NATIONAL_GRID.toWgs84(
                  Boundary.WGS84.createPoint(new Coordinate(easting, northing)));
      return new Row(code, new Position(at.getX(), at.getY()), null, null);
    }
  }

  private enum Kind {
    DIRECTORY,
    CODE_POINT
  }

  /**
   * One CSV file, on disk or in a zip.
   *
   * @param bytes unpacked
   */
  private record Source(String name, Kind kind, long bytes, Opener opener) {

    @FunctionalInterface
    interface Opener {
      InputStream open() throws IOException;
    }

    InputStream open() throws IOException {
      return opener.open();
    }

    /** The files to read: one directory, or every file of Code-Point Open; empty for neither. */
    static List<Source> of(Path path) throws IOException, RefusedFileException {
      List<Source> found = new ArrayList<>();
      if (Files.isDirectory(path)) {
        try (Stream<Path> walk = Files.walk(path, 6)) {
          for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
            if (each.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
              add(found, each.toString(), Files.size(each), () -> Files.newInputStream(each));
            }
          }
        }
      } else if (isZip(path)) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
          for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith("__MACOSX/")) {
              if (entry.getSize() > MAXIMUM_BYTES) {
                throw new RefusedFileException(name + " in the zip is larger than 4 GB");
              }
              add(found, name, entry.getSize(), () -> new EntryStream(path, name));
            }
          }
        }
      } else {
        add(
            found,
            String.valueOf(path.getFileName()),
            Files.size(path),
            () -> Files.newInputStream(path));
      }
      // The directory's zip has the same rows again, split by postcode area.
      Optional<Source> directory =
          found.stream()
              .filter(source -> source.kind == Kind.DIRECTORY)
              .max(Comparator.comparingLong(Source::bytes));
      return directory.map(List::of).orElse(found);
    }

    private static void add(List<Source> found, String name, long bytes, Opener opener)
        throws IOException {
      List<String> first = firstRow(opener);
      if (Directory.recognises(first)) {
        found.add(new Source(name, Kind.DIRECTORY, bytes, opener));
      } else if (CodePoint.recognises(first)) {
        found.add(new Source(name, Kind.CODE_POINT, bytes, opener));
      }
    }

    private static List<String> firstRow(Opener opener) throws IOException {
      try (InputStream in = opener.open()) {
        // Only a head of it: a file without line ends must not be read whole.
        String head = new String(in.readNBytes(8_192), StandardCharsets.UTF_8);
        String line = head.lines().findFirst().orElse("");
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(line)) {
          return csv.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        }
      } catch (CsvParseException e) {
        return List.of();
      }
    }

    private static boolean isZip(Path path) throws IOException {
      try (InputStream in = Files.newInputStream(path)) {
        byte[] head = in.readNBytes(2);
        return head.length == 2 && head[0] == 'P' && head[1] == 'K';
      }
    }
  }

  /** An entry of a zip that closes the zip with itself, and ends a zip bomb. */
  private static final class EntryStream extends FilterInputStream {
    private final ZipFile zip;
    private long left = MAXIMUM_BYTES;

    EntryStream(Path path, String name) throws IOException {
      this(new ZipFile(path.toFile()), name);
    }

    private EntryStream(ZipFile zip, String name) throws IOException {
      super(zip.getInputStream(zip.getEntry(name)));
      this.zip = zip;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      left -= n;
      if (left < 0) {
        throw new IOException("A file in the zip is larger than 4 GB unpacked");
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      super.close();
      zip.close();
    }
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
