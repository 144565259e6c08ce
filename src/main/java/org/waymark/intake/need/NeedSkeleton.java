package org.waymark.intake.need;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.TableFile;
import org.waymark.intake.table.TableFile.RawRow;
import org.waymark.intake.table.TableFile.Sheet;
import org.waymark.intake.table.WrittenFigure;
import org.waymark.intake.table.WrittenId;

/**
 * A mapping begun for a published table: its columns of figures, its areas and, where it has
 * several rows for an area, what tells them apart. A person completes it with what no table says of
 * itself: the unit, the source, and which series are wanted.
 */
public final class NeedSkeleton {

  private static final int MOST_SERIES = 300;
  private static final String LICENCE = "Open Government Licence v3.0";

  private final Sheet sheet;
  private final List<RawRow> rows;
  private final int codes;
  private final RawRow headings;

  private NeedSkeleton(Sheet sheet, List<RawRow> rows, int codes, RawRow headings) {
    this.sheet = sheet;
    this.rows = rows;
    this.codes = codes;
    this.headings = headings;
  }

  /**
   * Writes the mapping as a CSV file.
   *
   * @return how many series it has
   * @throws RefusedFileException when no column of the file has codes of areas beside figures
   */
  public static int write(Path table, Path target) throws IOException, RefusedFileException {
    try (TableFile file =
        TableFile.open(table, cells -> cells.stream().filter(cell -> !cell.isBlank()).count())) {
      Sheet best =
          file.sheets().stream()
              .filter(sheet -> !sheet.hidden())
              .max(Comparator.comparingLong(NeedSkeleton::codes))
              .filter(sheet -> codes(sheet) > 0)
              .orElseThrow(
                  () ->
                      new RefusedFileException(
                          "No sheet of the file has a column of ONS codes, such as E23000002"));
      List<NeedMapping.Series> series =
          of(file, best)
              .series(String.valueOf(table.getFileName()).replaceAll("\\.[A-Za-z]{1,5}$", ""));
      if (series.isEmpty()) {
        throw new RefusedFileException(
            "The sheet has codes of areas and no column of figures with a heading beside them");
      }
      Files.writeString(target, NeedMapping.text(series));
      return series.size();
    }
  }

  private static long codes(Sheet sheet) {
    int column = PublishedTable.codeColumn(sheet.head());
    return sheet.head().stream()
        .filter(row -> PublishedTable.code(cell(row, column)).isPresent())
        .count();
  }

  private static NeedSkeleton of(TableFile file, Sheet sheet)
      throws IOException, RefusedFileException {
    int codes = PublishedTable.codeColumn(sheet.head());
    RawRow headings = sheet.head().getFirst();
    for (RawRow row : sheet.head()) {
      if (PublishedTable.code(cell(row, codes)).isPresent()) {
        break;
      }
      headings = row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1 ? row : headings;
    }
    List<RawRow> rows = new ArrayList<>();
    file.read(
        sheet,
        row -> {
          if (PublishedTable.code(cell(row, codes)).isPresent()) {
            rows.add(row);
          }
          return rows.size() < 20_000;
        });
    return new NeedSkeleton(sheet, rows, codes, headings);
  }

  private static String cell(RawRow row, int place) {
    return place >= 0 && place < row.cells().size() ? row.cells().get(place).strip() : "";
  }

  private String heading(int place) {
    return cell(headings, place).replaceAll("\\s+", " ");
  }

  private List<NeedMapping.Series> series(String table) {
    List<Integer> figures = new ArrayList<>();
    List<Integer> texts = new ArrayList<>();
    int period = -1;
    for (int place = 0; place < headings.cells().size(); place++) {
      if (place == codes || heading(place).isEmpty()) {
        continue;
      }
      if (mostly(place, text -> PublishedPeriod.ofCell(text).isPresent())) {
        period = place;
      } else if (mostly(place, NeedSkeleton::isFigure)) {
        figures.add(place);
      } else {
        texts.add(place);
      }
    }
    List<NeedMapping.Series> series = new ArrayList<>();
    for (String where : conditions(texts, period)) {
      for (int place : figures) {
        if (series.size() < MOST_SERIES) {
          series.add(series(table, place, where, period, series.isEmpty()));
        }
      }
    }
    return series;
  }

  private boolean mostly(int place, Predicate<String> test) {
    long filled =
        rows.stream().map(row -> cell(row, place)).filter(text -> !text.isEmpty()).count();
    long met =
        rows.stream()
            .map(row -> cell(row, place))
            .filter(text -> !text.isEmpty())
            .filter(test)
            .count();
    return filled > 0 && met * 2 > filled;
  }

  private static boolean isFigure(String text) {
    return !(WrittenFigure.parse(text, true) instanceof WrittenFigure.Unreadable);
  }

  /** What tells rows of one area and period apart; one empty condition where nothing needs to. */
  private List<String> conditions(List<Integer> texts, int period) {
    Set<String> seen = new HashSet<>();
    boolean several = false;
    for (RawRow row : rows) {
      several |= !seen.add(cell(row, codes) + "|" + cell(row, period));
    }
    if (!several) {
      return List.of("");
    }
    List<Integer> telling = texts.stream().filter(place -> !names(place)).toList();
    Set<String> conditions = new LinkedHashSet<>();
    for (RawRow row : rows) {
      List<String> parts = new ArrayList<>();
      telling.forEach(
          place ->
              parts.add(
                  heading(place).replace('=', ' ') + "=" + cell(row, place).replace(';', ',')));
      conditions.add(String.join("; ", parts));
    }
    return List.copyOf(conditions);
  }

  /** True for a column that has one value for each area, as its name is. */
  private boolean names(int place) {
    Map<String, String> byArea = new HashMap<>();
    return rows.stream()
        .allMatch(
            row -> {
              String before = byArea.putIfAbsent(cell(row, codes), cell(row, place));
              return before == null || before.equals(cell(row, place));
            });
  }

  private NeedMapping.Series series(
      String table, int place, String where, int period, boolean first) {
    String label =
        Stream.concat(
                Stream.of(where.split(";"))
                    .map(each -> each.substring(each.indexOf('=') + 1).strip())
                    .filter(each -> !each.isEmpty()),
                Stream.of(heading(place)))
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    Map<FormColumn, String> cells = new HashMap<>();
    // Bars and free-standing pluses have a meaning here; headings are compared without spaces.
    cells.put(MappingColumn.COLUMN, heading(place).replace('|', ' ').replace(" + ", "+"));
    cells.put(MappingColumn.WHERE, where);
    cells.put(NeedColumn.INDICATOR, shortened(WrittenId.of(label), 100));
    cells.put(NeedColumn.LABEL, shortened(label, 300));
    cells.put(NeedColumn.MEASURE, "count");
    if (first) {
      cells.put(MappingColumn.TABLE, shortened(WrittenId.of(table), 100));
      cells.put(MappingColumn.SHEET, sheet.name());
      cells.put(MappingColumn.AREA_COLUMN, heading(codes));
      cells.put(NeedColumn.AREA_KIND, kind().slug());
      cells.put(NeedColumn.LICENCE, LICENCE);
      if (period >= 0) {
        cells.put(MappingColumn.PERIOD_COLUMN, heading(period));
      }
    }
    cells.values().removeIf(String::isEmpty);
    return new NeedMapping.Series(cells);
  }

  private static String shortened(String text, int most) {
    return (text.length() > most ? text.substring(0, most) : text).replaceAll("-$", "");
  }

  /** The kind of area that most codes are of. */
  private AreaKind kind() {
    List<AreaCode> all =
        rows.stream().flatMap(row -> PublishedTable.code(cell(row, codes)).stream()).toList();
    return Stream.of(
            AreaKind.POLICE_AREA,
            AreaKind.DISTRICT,
            AreaKind.COUNCIL,
            AreaKind.ICB,
            AreaKind.REGION,
            AreaKind.COUNTRY)
        .max(Comparator.comparingLong(kind -> all.stream().filter(kind::admits).count()))
        .orElseThrow();
  }
}
