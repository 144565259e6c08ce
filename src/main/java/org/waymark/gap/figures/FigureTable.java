package org.waymark.gap.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.gap.GapCell;
import org.waymark.gap.GapFinding;
import org.waymark.geography.Area;
import org.waymark.vocabulary.Term;

/**
 * A table of figures.
 *
 * @param id lower-case words joined by hyphens, unique in its report
 * @param caption what the rows are
 * @param empty the sentence in its place when there is no row
 * @param rows each with a value, or null for none, in every column
 */
public record FigureTable(
    String id,
    String caption,
    String empty,
    List<Column> columns,
    List<List<@Nullable Object>> rows) {

  /** What the values of a column are. */
  public enum Kind {
    /** A {@link String}. */
    TEXT(String.class),
    /** A {@link Long}. */
    WHOLE(Long.class),
    /** A {@link Double} from 0 to 1. */
    SHARE(Double.class),
    /** A {@link Double}, shown with one decimal. */
    DECIMAL(Double.class),
    /** A {@link CellFinding}. */
    FINDING(CellFinding.class),
    /** A {@link Service}. */
    SERVICE(Service.class),
    /** An {@link Area}. */
    AREA(Area.class),
    /** A {@link Term}; null is "anybody" in a column of cohorts. */
    TERM(Term.class),
    /** A {@link LocalDate}. */
    DAY(LocalDate.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }

    public boolean isNumeric() {
      return this == WHOLE || this == SHARE || this == DECIMAL;
    }
  }

  /**
   * A column.
   *
   * @param name of the column in files, lower-case words joined by underscores
   * @param label of the column on pages
   */
  public record Column(String name, String label, Kind kind) {
    public Column {
      Objects.requireNonNull(kind);
    }

    /** Names of its columns in a file: what has a code and a name has two. */
    public List<String> fileColumns() {
      return switch (kind) {
        case FINDING, AREA, TERM -> List.of(name, name + "_label");
        case SERVICE -> List.of(name, name + "_name");
        case TEXT, WHOLE, SHARE, DECIMAL, DAY -> List.of(name);
      };
    }

    /** A value in a file, as many as {@link #fileColumns}; the empty text for none. */
    public List<Object> fileValues(@Nullable Object value) {
      if (value == null) {
        return Collections.nCopies(fileColumns().size(), "");
      }
      return switch (kind) {
        case FINDING -> {
          GapFinding finding = ((CellFinding) value).finding();
          yield List.of(finding.slug(), finding.label());
        }
        case AREA -> List.of(((Area) value).code().value(), ((Area) value).shortName());
        case TERM -> List.of(((Term) value).id().value(), ((Term) value).label());
        case SERVICE -> List.of(((Service) value).id().toString(), ((Service) value).name());
        case DECIMAL, SHARE -> List.of(Math.round((Double) value * 1e6) / 1e6);
        case TEXT, WHOLE, DAY -> List.of(value);
      };
    }
  }

  /**
   * A finding in a table.
   *
   * @param cell the cell it is of, to lead to its evidence; null for none
   */
  public record CellFinding(GapFinding finding, @Nullable GapCell cell) {
    public CellFinding {
      Objects.requireNonNull(finding);
    }
  }

  public FigureTable {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row of " + id + " has " + row.size() + " values, not " + columns.size());
      }
      for (int i = 0; i < row.size(); i++) {
        Object value = row.get(i);
        if (value != null && !columns.get(i).kind().type.isInstance(value)) {
          throw new IllegalArgumentException(
              value + " is no value of the column " + columns.get(i).name() + " of " + id);
        }
      }
      copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copies);
  }
}
