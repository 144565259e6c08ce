package org.waymark.intake.need;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.SourceTable;
import org.waymark.intake.table.TableFile;
import org.waymark.intake.table.TableFile.RawRow;
import org.waymark.intake.table.TableFile.Sheet;
import org.waymark.intake.table.WrittenFigure;
import org.waymark.need.NeedPeriod;

/**
 * A table of figures as an office publishes it, read through a mapping: it finds the sheet, the row
 * of headings and the column of codes, and hands every figure over as a row of the form for need
 * figures. Rows of other areas, notes and totals without a code are passed over and told.
 */
final class PublishedTable {

  private static final Pattern FOOTNOTES =
      Pattern.compile("\\[[^\\]]*\\]|\\((?:note|footnote)[^)]*\\)");
  private static final int NAMED_LINES = 5;

  /** What an empty cell beside the code of an area means in a table of figures. */
  private static final String NOTHING = "not available";

  private static final List<NeedColumn> FORM = List.of(NeedColumn.values());

  /**
   * Where a series stands in the sheet.
   *
   * @param values places whose figures are added up
   * @param lower place of the lower bound; -1 for none, like the others
   * @param where what must stand at which place
   * @param heading of its figures, as the table has it
   */
  private record Bound(
      NeedMapping.Series series,
      int area,
      List<Integer> values,
      int lower,
      int upper,
      int period,
      Map<Integer, String> where,
      String heading) {

    /** False when the mapping names a column of periods and the table has none. */
    boolean hasItsPeriod() {
      return period >= 0 || series.get(MappingColumn.PERIOD_COLUMN).isEmpty();
    }
  }

  /**
   * How a mapping fits a sheet.
   *
   * @param place how many rows stand above that of the headings
   * @param lacking headings that the mapping names and the sheet has not
   */
  private record Fit(
      Sheet sheet, int place, RawRow headings, List<Bound> bound, List<String> lacking) {

    /** True when its first rows have an area of the kind of the mapping. */
    boolean hasItsAreas() {
      Bound first = bound.getFirst();
      return sheet.head().stream()
          .flatMap(row -> code(cell(row, first.area())).stream())
          .anyMatch(code -> isOfTheKind(code, first));
    }
  }

  private final Path path;
  private final NeedMapping mapping;
  private final @Nullable NeedPeriod given;
  private final FindingList findings;

  /**
   * @param given the period of all its figures; null to take it from the mapping or the table
   */
  PublishedTable(Path path, NeedMapping mapping, @Nullable NeedPeriod given, FindingList findings) {
    this.path = path;
    this.mapping = mapping;
    this.given = given;
    this.findings = findings;
  }

  /**
   * Which of the mappings fits the file best.
   *
   * @return empty when none fits, or two fit equally well
   */
  static Optional<NeedMapping> choose(Path path, List<NeedMapping> mappings)
      throws IOException, RefusedFileException {
    try (TableFile file = open(path)) {
      NeedMapping best = null;
      double most = 0;
      boolean twice = false;
      for (NeedMapping each : mappings) {
        List<Fit> fits = fits(file, each);
        double found = fits.isEmpty() ? 0 : fits.getFirst().bound().size();
        // All of few is more than half of many.
        double score = found == each.series().size() ? found + 1_000 : found;
        boolean fitting =
            found * 2 > each.series().size()
                && fits.getFirst().hasItsAreas()
                && fits.getFirst().bound().stream().allMatch(Bound::hasItsPeriod);
        if (fitting && score > most) {
          best = each;
          most = score;
          twice = false;
        } else {
          twice |= fitting && score == most;
        }
      }
      return twice ? Optional.empty() : Optional.ofNullable(best);
    }
  }

  private static TableFile open(Path path) throws IOException, RefusedFileException {
    return TableFile.open(path, cells -> cells.stream().filter(cell -> !cell.isBlank()).count());
  }

  /** Without case, punctuation, line breaks and footnotes. */
  static String key(String heading) {
    return FOOTNOTES
        .matcher(heading.toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replaceAll("[^\\p{L}\\p{N}+*<>]", "");
  }

  // Where the table is

  /** The sheets that the mapping fits, that with the most series first. */
  private static List<Fit> fits(TableFile file, NeedMapping mapping) {
    List<Fit> fits = new ArrayList<>();
    for (Sheet sheet : file.sheets()) {
      Fit best = null;
      int codes = codeColumn(sheet.head());
      for (int place = 0; place < sheet.head().size() && !sheet.hidden(); place++) {
        Fit fit = fit(sheet, place, codes, mapping);
        if (!fit.bound().isEmpty() && (best == null || fit.bound().size() > best.bound().size())) {
          best = fit;
        }
      }
      if (best != null) {
        fits.add(best);
      }
    }
    fits.sort((one, other) -> Integer.compare(other.bound().size(), one.bound().size()));
    return fits;
  }

  private static Fit fit(Sheet sheet, int place, int codes, NeedMapping mapping) {
    RawRow headings = sheet.head().get(place);
    List<String> keys = headings.cells().stream().map(PublishedTable::key).toList();
    List<Bound> bound = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (NeedMapping.Series series : mapping.series()) {
      bind(sheet, headings, keys, codes, series)
          .ifPresentOrElse(bound::add, () -> lacking.add(series.get(MappingColumn.COLUMN)));
    }
    return new Fit(sheet, place, headings, bound, lacking);
  }

  private static Optional<Bound> bind(
      Sheet sheet, RawRow headings, List<String> keys, int codes, NeedMapping.Series series) {
    String wanted = series.get(MappingColumn.SHEET);
    int area = place(keys, series.get(MappingColumn.AREA_COLUMN));
    area = area < 0 ? codes : area;
    List<Integer> values = places(keys, series.get(MappingColumn.COLUMN));
    String period = series.get(MappingColumn.PERIOD_COLUMN);
    Map<Integer, String> where = where(keys, series.get(MappingColumn.WHERE));
    if (area < 0
        || values.isEmpty()
        || values.contains(area)
        || where == null
        || (!wanted.isEmpty() && !key(sheet.name()).startsWith(key(wanted)))) {
      return Optional.empty();
    }
    return Optional.of(
        new Bound(
            series,
            area,
            values,
            place(keys, series.get(MappingColumn.LOWER_COLUMN)),
            place(keys, series.get(MappingColumn.UPPER_COLUMN)),
            place(keys, period),
            where,
            values.stream()
                .map(each -> headings.cells().get(each).strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" + "))));
  }

  /** The column in which most rows have the code of an area; -1 when there is none. */
  static int codeColumn(List<RawRow> rows) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (RawRow row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        if (code(row.cells().get(i)).isPresent()) {
          counts.merge(i, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(-1);
  }

  static Optional<AreaCode> code(String cell) {
    return cell.length() < 9
        ? Optional.empty()
        : AreaCode.parse(CellText.identifier(cell).split("\\s", 2)[0]);
  }

  private static boolean isOfTheKind(AreaCode code, Bound bound) {
    String kind = bound.series().get(NeedColumn.AREA_KIND).toLowerCase(Locale.ROOT);
    return AreaKind.ofSlug(kind.replaceAll("[ _]", "-"))
        .map(each -> each.admits(code))
        .orElse(true);
  }

  private static String cell(RawRow row, int place) {
    return place >= 0 && place < row.cells().size() ? row.cells().get(place) : "";
  }

  /** The place of the first heading that is one of the alternatives; -1 when none is. */
  private static int place(List<String> keys, String alternatives) {
    for (String each : NeedMapping.alternatives(alternatives)) {
      int place = find(keys, each);
      if (place >= 0) {
        return place;
      }
    }
    return -1;
  }

  private static int find(List<String> keys, String heading) {
    String key = key(heading);
    if (key.isEmpty()) {
      return -1;
    }
    if (!key.contains("*")) {
      return keys.indexOf(key);
    }
    Pattern pattern =
        Pattern.compile(
            Arrays.stream(key.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    for (int i = 0; i < keys.size(); i++) {
      if (pattern.matcher(keys.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  /** The places of the first alternative all of whose headings are there; empty when none is. */
  private static List<Integer> places(List<String> keys, String alternatives) {
    for (String each : NeedMapping.alternatives(alternatives)) {
      List<Integer> places = new ArrayList<>();
      for (String heading : each.split(" \\+ ")) {
        int place = find(keys, heading);
        if (place >= 0) {
          places.add(place);
        }
      }
      if (places.size() == each.split(" \\+ ").length) {
        return places;
      }
    }
    return List.of();
  }

  /** What must stand at which place; null when one of the headings is not there. */
  private static @Nullable Map<Integer, String> where(List<String> keys, String conditions) {
    Map<Integer, String> where = new LinkedHashMap<>();
    for (String each : conditions.split(";")) {
      if (!each.isBlank()) {
        String[] sides = each.split("=", 2);
        int place = place(keys, sides[0]);
        if (place < 0) {
          return null;
        }
        where.put(place, key(sides.length == 1 ? "" : sides[1]));
      }
    }
    return where;
  }

  // Its rows

  /**
   * Reads the table.
   *
   * @throws RefusedFileException when the mapping does not fit, or the period is not said
   */
  void read(SourceTable.Rows<NeedColumn> rows) throws IOException, RefusedFileException {
    try (TableFile file = open(path)) {
      List<Fit> fits = fits(file, mapping);
      if (fits.isEmpty()) {
        throw new RefusedFileException(
            "The mapping \""
                + mapping.name()
                + "\" fits no sheet of the file: it needs the columns "
                + mapping.series().stream()
                    .map(each -> each.get(MappingColumn.COLUMN))
                    .limit(3)
                    .collect(Collectors.joining(", "))
                + " ... beside a column of ONS codes. Write one for this file: waymark import need"
                + " FILE --skeleton MAPPING.csv");
      }
      Fit fit = fits.getFirst();
      Map<Bound, NeedPeriod> periods = periods(fit);
      tell(fit, fits, periods);
      rows.headings(
          new SourceRow(
              "", fit.headings().line(), FORM.stream().map(NeedColumn::heading).toList(), Map.of()),
          FORM.stream().collect(Collectors.toMap(FORM::indexOf, each -> each)));
      Rows reading = new Rows(fit, periods, rows);
      file.read(fit.sheet(), reading);
      reading.end();
      file.remarks().forEach(findings::add);
    }
  }

  /** The period of each series that has no column for it. */
  private Map<Bound, NeedPeriod> periods(Fit fit) throws RefusedFileException {
    Map<Bound, NeedPeriod> periods = new HashMap<>();
    List<String> words = new ArrayList<>();
    fit.sheet().head().subList(0, fit.place()).forEach(row -> words.addAll(row.cells()));
    words.addAll(fit.headings().cells());
    words.add(fit.sheet().name());
    words.add(String.valueOf(path.getFileName()));
    for (Bound bound : fit.bound()) {
      boolean said = !bound.series().get(NeedColumn.PERIOD_START).isEmpty();
      if (given != null) {
        periods.put(bound, given);
      } else if (!said && bound.period() < 0) {
        NeedPeriod found =
            PublishedPeriod.in(bound.heading())
                .or(() -> words.stream().flatMap(w -> PublishedPeriod.in(w).stream()).findFirst())
                .orElseThrow(
                    () ->
                        new RefusedFileException(
                            "Neither the mapping nor the headings, titles and name of the table say"
                                + " the period. Say it: --period 2024-04-01/2025-03-31"));
        periods.put(bound, found);
      }
    }
    return periods;
  }

  private void tell(Fit fit, List<Fit> fits, Map<Bound, NeedPeriod> periods) {
    StringBuilder read = new StringBuilder();
    read.append("read with the mapping \"").append(mapping.name()).append('"');
    if (!fit.sheet().name().isEmpty()) {
      read.append(", from the sheet \"").append(fit.sheet().name()).append('"');
    }
    read.append(", headings in row ").append(fit.headings().line());
    for (Bound bound : fit.bound()) {
      NeedPeriod period = periods.get(bound);
      String start = bound.series().get(NeedColumn.PERIOD_START);
      read.append("\n    \"")
          .append(bound.heading())
          .append("\" is ")
          .append(bound.series().get(NeedColumn.INDICATOR))
          .append(" by ")
          .append(bound.series().get(NeedColumn.AREA_KIND))
          .append(", ")
          .append(
              period != null
                  ? period.label()
                  : bound.period() >= 0
                      ? "period of each row"
                      : start + " to " + bound.series().get(NeedColumn.PERIOD_END));
    }
    findings.add(NeedMapping.note("understood", read.toString()));
    if (!fit.lacking().isEmpty()) {
      findings.add(
          new Finding(
              0,
              "",
              "",
              Finding.Severity.WARNING,
              "column-not-found",
              "the table has no column "
                  + fit.lacking().stream()
                      .map(each -> "\"" + each + "\"")
                      .collect(Collectors.joining(", "))
                  + "; those series have no figures",
              "Write its heading as the table has it into the mapping"));
    }
    List<String> others =
        fits.stream()
            .skip(1)
            .filter(each -> each.bound().size() == fit.bound().size())
            .map(each -> "\"" + each.sheet().name() + "\"")
            .toList();
    if (!others.isEmpty()) {
      findings.add(
          new Finding(
              0,
              "",
              "",
              Finding.Severity.WARNING,
              "sheet-not-read",
              "the mapping fits the sheets " + String.join(", ", others) + " too; not read",
              "Name the sheet that is meant in the mapping, and import again for each that is"));
    }
  }

  /** Hands the figures of the rows over. */
  private final class Rows implements TableFile.Rows {
    private final Fit fit;
    private final Map<Bound, NeedPeriod> periods;
    private final SourceTable.Rows<NeedColumn> rows;
    private final Map<String, Integer> otherAreas = new TreeMap<>();
    private final List<Long> withoutCode = new ArrayList<>();
    private final boolean named;
    private int without;
    private int passed;

    Rows(Fit fit, Map<Bound, NeedPeriod> periods, SourceTable.Rows<NeedColumn> rows) {
      this.fit = fit;
      this.periods = periods;
      this.rows = rows;
      // A table without any code names its areas.
      int area = fit.bound().getFirst().area();
      named =
          fit.sheet().head().stream()
              .skip(fit.place() + 1L)
              .noneMatch(row -> code(cell(row, area)).isPresent());
    }

    @Override
    public boolean take(RawRow row) {
      if (passed <= fit.place()) {
        passed++;
        return true;
      }
      String other = null;
      boolean taken = false;
      for (Bound bound : fit.bound()) {
        if (!meets(row, bound)) {
          continue;
        }
        AreaCode code = code(cell(row, bound.area())).orElse(null);
        boolean blank = cell(row, bound.area()).isBlank();
        if (code != null && !isOfTheKind(code, bound)) {
          other = code.prefix();
        } else if (code != null || (named && !blank && hasFigure(row, bound))) {
          tellCalculated(row, bound);
          rows.take(source(row, bound));
          taken = true;
        } else {
          other = other == null ? "" : other;
        }
      }
      if (!taken && other != null) {
        pass(row, other);
      }
      return true;
    }

    private void tellCalculated(RawRow row, Bound bound) {
      if (bound.values().stream().anyMatch(row.calculated()::contains)) {
        findings.add(
            new Finding(
                row.line(),
                bound.heading(),
                "",
                Finding.Severity.NOTE,
                "calculated",
                "the cell holds a formula; what it last came to was read",
                ""));
      }
    }

    private void pass(RawRow row, String prefix) {
      if (!prefix.isEmpty()) {
        otherAreas.merge(prefix, 1, Integer::sum);
        return;
      }
      without++;
      if (withoutCode.size() < NAMED_LINES) {
        withoutCode.add(row.line());
      }
    }

    private static boolean meets(RawRow row, Bound bound) {
      return bound.where().entrySet().stream()
          .allMatch(each -> key(cell(row, each.getKey())).equals(each.getValue()));
    }

    private static boolean hasFigure(RawRow row, Bound bound) {
      return bound.values().stream()
          .allMatch(
              place ->
                  !cell(row, place).isBlank()
                      && !(WrittenFigure.parse(cell(row, place), true)
                          instanceof WrittenFigure.Unreadable));
    }

    /** The figure as a row of the form. */
    private SourceRow source(RawRow row, Bound bound) {
      Map<Integer, String> formulas = new HashMap<>();
      for (int place : bound.values()) {
        String formula = row.uncalculated().get(place);
        if (formula != null) {
          formulas.put(FORM.indexOf(NeedColumn.VALUE), formula);
        }
      }
      NeedPeriod period = period(row, bound);
      List<String> cells = new ArrayList<>();
      for (NeedColumn column : FORM) {
        cells.add(
            switch (column) {
              case AREA -> cell(row, bound.area());
              case VALUE -> value(row, bound);
              case LOWER -> cell(row, bound.lower());
              case UPPER -> cell(row, bound.upper());
              case PERIOD_START ->
                  period != null
                      ? period.start().toString()
                      : bound.period() >= 0
                          ? cell(row, bound.period())
                          : bound.series().get(column);
              case PERIOD_END ->
                  period != null
                      ? period.end().toString()
                      : bound.period() >= 0 ? "" : bound.series().get(column);
              default -> bound.series().get(column);
            });
      }
      return new SourceRow("", row.line(), cells, formulas);
    }

    private @Nullable NeedPeriod period(RawRow row, Bound bound) {
      NeedPeriod period = periods.get(bound);
      return period != null || bound.period() < 0
          ? period
          : PublishedPeriod.ofCell(cell(row, bound.period())).orElse(null);
    }

    /** The figure, or the sum of several; of these a symbol stands for the whole. */
    private String value(RawRow row, Bound bound) {
      if (bound.values().size() == 1) {
        String only = cell(row, bound.values().getFirst());
        return only.isBlank() ? NOTHING : only;
      }
      BigDecimal sum = BigDecimal.ZERO;
      String symbol = null;
      for (int place : bound.values()) {
        String cell = cell(row, place).strip();
        switch (cell.isEmpty()
            ? new WrittenFigure.NotAvailable()
            : WrittenFigure.parse(cell, false)) {
          case WrittenFigure.Number number -> sum = sum.add(BigDecimal.valueOf(number.value()));
          case WrittenFigure.Suppressed suppressed -> symbol = "[c]";
          case WrittenFigure.NotAvailable none -> symbol = symbol == null ? "[x]" : symbol;
          case WrittenFigure.Unreadable unreadable -> {
            return cell;
          }
        }
      }
      return symbol == null ? sum.stripTrailingZeros().toPlainString() : symbol;
    }

    void end() {
      if (!otherAreas.isEmpty()) {
        findings.add(
            NeedMapping.note(
                "other-areas",
                "rows of areas of other kinds were passed over: "
                    + otherAreas.entrySet().stream()
                        .map(each -> each.getValue() + " of codes " + each.getKey())
                        .collect(Collectors.joining(", "))));
      }
      if (without > 0) {
        findings.add(
            NeedMapping.note(
                "rows-without-code",
                without
                    + (without == 1 ? " row has" : " rows have")
                    + " no code of an area, as totals and notes have none, and were passed over:"
                    + " row "
                    + withoutCode.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (without > NAMED_LINES ? " ..." : "")));
      }
    }
  }
}
