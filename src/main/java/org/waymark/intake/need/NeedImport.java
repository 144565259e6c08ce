package org.waymark.intake.need;

import static org.waymark.intake.need.NeedColumn.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.ImportReport;
import org.waymark.intake.table.ImportReport.RefusedRow;
import org.waymark.intake.table.RefusedRowException;
import org.waymark.intake.table.RefusedRowFile;
import org.waymark.intake.table.RowCells;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.SourceTable;
import org.waymark.intake.table.WrittenFigure;
import org.waymark.need.Measure;
import org.waymark.need.NeedChange;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedStore;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.vocabulary.Vocabularies;

/**
 * Takes a file of need figures in, one value a row: reads it row by row, checks every row, and
 * applies what is good as one change. A row that is refused costs no other and is written to a file
 * with the reason. Reading the same file again changes nothing. Not thread-safe.
 *
 * <p>Memory: the values that are taken in, at most {@value #MOST_VALUES}, and what is stored.
 * Findings and refused rows cost none, however long the file is.
 */
public final class NeedImport {

  /** The most new values of one file. */
  static final int MOST_VALUES = 500_000;

  /** A count above this is of no people of England. */
  static final double MOST_OF_A_COUNT = 1e8;

  /** A count of more than so many times the residents is worth a second look. */
  static final double USUAL_TIMES_RESIDENTS = 2;

  /**
   * How to import.
   *
   * @param source name of the file, for the record of changes
   * @param dryRun true to check and report only
   * @param replace true to take the file's value where an imported one differs; built-in ones are
   *     never replaced
   * @param who who imports, for the record of changes
   */
  public record Options(String source, boolean dryRun, boolean replace, String who) {
    public Options {
      if (who.isBlank()) {
        throw new IllegalArgumentException("Say who imports the file");
      }
    }
  }

  private final NeedStore store;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final Clock clock;

  public NeedImport(NeedStore store, Geography geography, Vocabularies vocabularies, Clock clock) {
    this.store = store;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.clock = clock;
  }

  /**
   * @param refused the file to write refused rows to; it is not touched when there are none
   * @param progress is told the number of rows read so far, now and then
   * @return a report whose refused rows stand in that file
   * @throws RefusedFileException when nothing of the file can be read, or the stored figures were
   *     changed by somebody else meanwhile; nothing is then changed
   */
  public ImportReport run(Path file, Options options, Path refused, LongConsumer progress)
      throws IOException, RefusedFileException {
    return run(
        options,
        refused,
        progress,
        false,
        run -> SourceTable.read(file, NeedColumn.COLUMNS, run.findings, run));
  }

  /**
   * Takes in a table as it is published.
   *
   * @param mapping says which of its columns is what
   * @param period of all its figures; null to take it from the mapping or the table
   * @param refused the file to write refused figures to, in the layout of the form
   */
  public ImportReport run(
      Path file,
      NeedMapping mapping,
      @Nullable NeedPeriod period,
      Options options,
      Path refused,
      LongConsumer progress)
      throws IOException, RefusedFileException {
    return run(
        options,
        refused,
        progress,
        true,
        run -> new PublishedTable(file, mapping, period, run.findings).read(run));
  }

  private interface Reading {
    void read(Run run) throws IOException, RefusedFileException;
  }

  private ImportReport run(
      Options options, Path refused, LongConsumer progress, boolean mapped, Reading reading)
      throws IOException, RefusedFileException {
    Run run = new Run(options, refused, progress, mapped);
    try {
      reading.read(run);
      return run.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      run.close();
    }
  }

  private record Key(String indicator, NeedPeriod period, AreaCode area) {}

  /** A value taken from the file. */
  private record Taken(long line, NeedValue value) {}

  /** A value for an area that has ended, waiting for the others that went into the same area. */
  private record Waiting(RowCells<NeedColumn> cells, NeedValue value) {}

  /** What waits for one area and edition. */
  private record Merger(
      NeedIndicator edition, NeedAreas.Meaning.Ended ended, Map<AreaCode, Waiting> values) {}

  /** One reading of one file. */
  private final class Run implements SourceTable.Rows<NeedColumn> {
    private final Options options;
    private final Path refusedPath;
    private final LongConsumer progress;
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    private final FindingList findings = new FindingList();
    private final NeedStore.Stored stored = store.load();
    private final NeedDefinitions definitions;
    private final NeedAreas areas = new NeedAreas(geography, today);
    private final Map<Key, Taken> taken = new LinkedHashMap<>();
    private final Map<Key, Merger> mergers = new LinkedHashMap<>();
    private final Map<NeedPeriod, NeedPeriod> periods = new HashMap<>();
    private final Map<Integer, NeedColumn> columns = new LinkedHashMap<>();
    private List<String> headings = List.of();
    private @Nullable RefusedRowFile refusedFile;
    private int added;
    private int changed;
    private int unchanged;
    private int refused;
    private int rows;

    Run(Options options, Path refusedPath, LongConsumer progress, boolean mapped) {
      definitions = new NeedDefinitions(stored.table(), vocabularies, today, mapped);
      this.options = options;
      this.refusedPath = refusedPath;
      this.progress = progress;
    }

    @Override
    public void headings(SourceRow row, Map<Integer, NeedColumn> found) {
      headings = row.cells();
      columns.putAll(found);
    }

    @Override
    public void take(SourceRow row) {
      rows++;
      if (rows % 10_000 == 0) {
        progress.accept(rows);
      }
      RowCells<NeedColumn> cells = new RowCells<>(row, columns, findings);
      try {
        cells.check(headings.size(), NeedColumn::longest);
        read(cells);
      } catch (RefusedRowException e) {
        refuse(row);
      }
    }

    private void read(RowCells<NeedColumn> cells) throws RefusedRowException {
      NeedIndicator edition = definitions.read(cells);
      NeedPeriod period = periods.computeIfAbsent(edition.period(), each -> each);
      if (!cells.has(AREA)) {
        throw cells.refuse(AREA, "missing", "the area is not named", "Write its ONS code");
      }
      NeedAreas.Meaning meaning = areas.find(cells.get(AREA), edition.areaKind(), period);
      if (meaning instanceof NeedAreas.Meaning.Unclear unclear) {
        throw cells.refuse(AREA, unclear.code(), unclear.problem(), unclear.remedy());
      }
      if (!cells.has(VALUE)) {
        throw cells.refuse(
            VALUE,
            "missing",
            "there is no value",
            "Write a number, c where it is suppressed, or x where there is none");
      }
      WrittenFigure figure = WrittenFigure.parse(cells.get(VALUE), edition.per() == 100);
      if (figure instanceof WrittenFigure.NotAvailable) {
        cells.note(VALUE, "not-available", "there is no figure; none was stored", "");
        return;
      }
      switch (meaning) {
        case NeedAreas.Meaning.Placed placed ->
            keep(cells, edition, value(cells, edition, period, placed.area(), figure));
        case NeedAreas.Meaning.Ended ended ->
            hold(cells, edition, ended, value(cells, edition, period, ended.area(), figure));
        case NeedAreas.Meaning.Unclear unclear -> throw new IllegalStateException();
      }
    }

    private NeedValue value(
        RowCells<NeedColumn> cells,
        NeedIndicator edition,
        NeedPeriod period,
        Area area,
        WrittenFigure figure)
        throws RefusedRowException {
      Double value = number(cells, VALUE, edition, figure);
      Double lower = bound(cells, LOWER, edition);
      Double upper = bound(cells, UPPER, edition);
      if (value == null) {
        if (lower != null || upper != null) {
          throw cells.refuse(
              lower == null ? UPPER : LOWER,
              "bounds",
              "a suppressed value has bounds, which give it away",
              "Leave them empty");
        }
        return NeedValue.suppressed(edition.id(), period, area.code());
      }
      if ((lower != null && lower > value) || (upper != null && upper < value)) {
        throw cells.refuse(
            lower != null && lower > value ? LOWER : UPPER,
            "bounds",
            "the value " + plain(value) + " does not lie between its bounds",
            "Check the columns; bounds are in the unit of the value");
      }
      lookTwice(cells, edition, area, value);
      return new NeedValue(edition.id(), period, area.code(), value, lower, upper);
    }

    private @Nullable Double number(
        RowCells<NeedColumn> cells, NeedColumn column, NeedIndicator edition, WrittenFigure figure)
        throws RefusedRowException {
      switch (figure) {
        case WrittenFigure.Unreadable unreadable ->
            throw cells.refuse(
                column, unreadable.code(), unreadable.problem(), unreadable.remedy());
        case WrittenFigure.Suppressed suppressed -> {
          if (suppressed.doubtful()) {
            cells.note(
                column,
                "read-as-suppressed",
                "the symbol was kept as suppressed, never as nought",
                "Write 0 where the notes of the table say that it means nought");
          }
          return null;
        }
        case WrittenFigure.NotAvailable none -> {
          return null;
        }
        case WrittenFigure.Number number -> {
          double value = number.value();
          if (!number.marker().isEmpty()) {
            cells.note(
                column,
                "marked",
                "the number was taken without its mark " + number.marker(),
                "Say in the quality note what the mark means");
          }
          if (value < 0) {
            throw cells.refuse(
                column, "negative", "a figure is never below 0", "Correct it, or leave it out");
          }
          if (!(value <= MOST_OF_A_COUNT)) {
            throw cells.refuse(
                column,
                "absurd",
                "the number is greater than " + plain(MOST_OF_A_COUNT),
                "Check the unit and the columns");
          }
          if (edition.measure() == Measure.PREVALENCE && value > edition.per()) {
            if (edition.per() == 100) {
              throw cells.refuse(
                  column,
                  "over-100",
                  "a percentage is at most 100",
                  "Check the column per: is it a rate for each 1,000?");
            }
            cells.warn(
                column,
                "over-its-base",
                "the value is more than the " + edition.per() + " it is given for",
                "Check the column per");
          }
          return value;
        }
      }
    }

    private @Nullable Double bound(
        RowCells<NeedColumn> cells, NeedColumn column, NeedIndicator edition)
        throws RefusedRowException {
      return cells.has(column)
          ? number(
              cells, column, edition, WrittenFigure.parse(cells.get(column), edition.per() == 100))
          : null;
    }

    private void lookTwice(
        RowCells<NeedColumn> cells, NeedIndicator edition, Area area, double value) {
      double residents = geography.population(area.code());
      if (edition.measure() == Measure.COUNT
          && residents > 0
          && value > residents * USUAL_TIMES_RESIDENTS) {
        cells.warn(
            VALUE,
            "more-than-residents",
            "the count is more than twice the "
                + plain(residents)
                + " residents of "
                + area.shortName(),
            "Check the unit and the area");
      }
    }

    private void keep(RowCells<NeedColumn> cells, NeedIndicator edition, NeedValue value)
        throws RefusedRowException {
      Key key = new Key(value.indicator(), value.period(), value.area());
      Taken earlier = taken.get(key);
      if (earlier != null) {
        if (!earlier.value().equals(value)) {
          throw cells.refuse(
              VALUE,
              "value-twice",
              "line "
                  + earlier.line()
                  + " gives "
                  + words(earlier.value())
                  + " for the same indicator, period and area, and this "
                  + words(value),
              "Delete the wrong one");
        }
        unchanged++;
        return;
      }
      NeedTable table = stored.table();
      NeedValue before = table.findValue(key.indicator(), key.period(), key.area()).orElse(null);
      if (before != null && before.equals(value)) {
        unchanged++;
        return;
      }
      if (edition.origin() == Origin.BUILT_IN) {
        throw cells.refuse(
            VALUE,
            "built-in",
            (before == null
                    ? "the figures of this indicator and period are built in, and have none here"
                    : "the built-in figure is " + words(before) + ", and this " + words(value))
                + ": built-in figures are not changed",
            "Give the series an indicator name of its own, or another period");
      }
      if (before != null && !options.replace()) {
        throw cells.refuse(
            VALUE,
            "differs-from-stored",
            "the figure imported before is " + words(before) + ", and this " + words(value),
            "If it was revised, import the file with --replace");
      }
      if (taken.size() >= MOST_VALUES) {
        throw cells.refuse(
            VALUE,
            "too-many-values",
            "one file gives at most " + MOST_VALUES + " new values",
            "Import the refused rows next");
      }
      taken.put(key, new Taken(cells.row().line(), value));
      added += before == null ? 1 : 0;
      changed += before == null ? 0 : 1;
    }

    private void hold(
        RowCells<NeedColumn> cells,
        NeedIndicator edition,
        NeedAreas.Meaning.Ended ended,
        NeedValue value)
        throws RefusedRowException {
      Key key = new Key(value.indicator(), value.period(), ended.successor().code());
      Merger merger =
          mergers.computeIfAbsent(key, k -> new Merger(edition, ended, new LinkedHashMap<>()));
      Waiting earlier = merger.values().get(value.area());
      if (earlier == null) {
        merger.values().put(value.area(), new Waiting(cells, value));
      } else if (earlier.value().equals(value)) {
        unchanged++;
      } else {
        throw cells.refuse(
            VALUE,
            "value-twice",
            "line "
                + earlier.cells().row().line()
                + " gives "
                + words(earlier.value())
                + " for the same indicator, period and area, and this "
                + words(value),
            "Delete the wrong one");
      }
    }

    /** Adds up what went wholly into one area, or refuses it where a part of the sum is missing. */
    private void settle(Merger merger) {
      String successor = NeedAreas.named(merger.ended().successor());
      List<String> lacking =
          merger.ended().whole().stream()
              .filter(code -> !merger.values().containsKey(code))
              .map(
                  code ->
                      geography
                          .findArea(merger.edition().areaKind(), code)
                          .map(NeedAreas::named)
                          .orElse(code.value()))
              .toList();
      NeedValue sum = lacking.isEmpty() ? merged(merger) : null;
      List<RowCells<NeedColumn>> all =
          merger.values().values().stream().map(Waiting::cells).toList();
      if (sum == null) {
        for (RowCells<NeedColumn> cells : all) {
          cells.refuse(
              AREA,
              "area-not-whole",
              "the area had ended when the period did and is a part of "
                  + successor
                  + (lacking.isEmpty()
                      ? ", and it is not known how many people each part had"
                      : ", and the file has no value of " + String.join(" and ", lacking)),
              "Give the figure for " + successor);
          refuse(cells.row());
        }
        return;
      }
      try {
        keep(all.getFirst(), merger.edition(), sum);
      } catch (RefusedRowException e) {
        all.forEach(cells -> refuse(cells.row()));
        return;
      }
      for (RowCells<NeedColumn> cells : all) {
        cells.note(
            AREA,
            "area-renamed",
            "the area had ended when the period did; its figure was "
                + (all.size() == 1 ? "stored for " : "put together with others for ")
                + successor,
            "");
      }
    }

    private @Nullable NeedValue merged(Merger merger) {
      AreaCode successor = merger.ended().successor().code();
      String indicator = merger.edition().id();
      List<NeedValue> values = merger.values().values().stream().map(Waiting::value).toList();
      NeedPeriod period = values.getFirst().period();
      if (values.stream().anyMatch(NeedValue::isSuppressed)) {
        return NeedValue.suppressed(indicator, period, successor);
      }
      boolean counted = merger.edition().measure() == Measure.COUNT;
      double all = values.stream().mapToDouble(value -> geography.population(value.area())).sum();
      double sum = 0;
      Double lower = 0.0;
      Double upper = 0.0;
      for (NeedValue value : values) {
        double people = geography.population(value.area());
        if (!counted && values.size() > 1 && people == 0) {
          return null;
        }
        double weight = counted || values.size() == 1 ? 1 : people / all;
        sum += value.number() * weight;
        lower = plus(lower, value.lower(), weight);
        upper = plus(upper, value.upper(), weight);
      }
      return new NeedValue(indicator, period, successor, sum, lower, upper);
    }

    private static @Nullable Double plus(
        @Nullable Double sum, @Nullable Double bound, double weight) {
      return sum == null || bound == null ? null : Double.valueOf(sum + bound * weight);
    }

    private void refuse(SourceRow row) {
      refused++;
      RefusedRow refusedRow =
          RefusedRow.of(row, findings.takeRefusals(), "Refused with another row of the same sum.");
      try {
        RefusedRowFile out = refusedFile;
        if (out == null) {
          out = new RefusedRowFile(refusedPath, headings);
          refusedFile = out;
        }
        out.add(refusedRow);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    ImportReport finish() throws RefusedFileException {
      mergers.values().forEach(this::settle);
      progress.accept(rows);
      new NeedComparison(stored.table(), geography, findings)
          .tell(taken.values().stream().map(Taken::value).toList());
      apply();
      return new ImportReport(
          options.dryRun(),
          added,
          changed,
          unchanged,
          refused,
          rows,
          findings,
          headings,
          List.of());
    }

    private void apply() throws RefusedFileException {
      List<NeedValue> values = taken.values().stream().map(Taken::value).toList();
      if (options.dryRun() || values.isEmpty()) {
        return;
      }
      // An edition of which every value was refused is not worth keeping.
      var filled =
          values.stream()
              .map(value -> List.of(value.indicator(), value.period()))
              .collect(Collectors.toSet());
      NeedChange change =
          new NeedChange(
              options.who(),
              "Import of " + options.source(),
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              definitions.fresh().stream()
                  .filter(each -> filled.contains(List.of(each.id(), each.period())))
                  .toList(),
              values);
      try {
        store.apply(change, stored.revision());
      } catch (StaleException e) {
        throw new RefusedFileException(
            "Somebody else changed the need figures meanwhile. Nothing was written: import again");
      }
    }

    void close() throws IOException {
      if (refusedFile != null) {
        refusedFile.close();
      }
    }
  }

  static String words(NeedValue value) {
    if (value.isSuppressed()) {
      return "suppressed";
    }
    return plain(value.number())
        + (value.lower() == null && value.upper() == null
            ? ""
            : " (" + bound(value.lower()) + " to " + bound(value.upper()) + ")");
  }

  private static String bound(@Nullable Double bound) {
    return bound == null ? "none" : plain(bound);
  }

  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
