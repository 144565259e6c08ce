package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.coverage.CoverageForm.Choice;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/map} shows.
 *
 * @param kinds what the map can be divided by
 * @param shows what it can show
 */
public record GapMapPage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    List<FieldError> errors,
    GapForm form,
    List<Choice> kinds,
    List<Choice> shows,
    List<String> notes,
    List<String> answer,
    Drawn drawn,
    Table table,
    String date) {
  /**
   * The map.
   *
   * @param picture null when there are no outlines
   * @param dataAddress where the script gets its shapes and figures
   * @param legend one entry for each colour
   */
  public record Drawn(
      @Nullable CoveragePicture picture, String dataAddress, String legendTitle, List<Key> legend) {
    public Drawn {
      legend = List.copyOf(legend);
    }
  }

  /** The same in figures. */
  public record Table(
      String caption, List<Column> columns, List<Row> rows, String csv, String geoJson) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param style class name of the colour
   * @param symbol may be empty
   */
  public record Key(String style, String symbol, String label) {}

  /** A heading to sort by. */
  public record Column(String label, String address, String sort, boolean numeric) {}

  /**
   * One area.
   *
   * @param part true when some of its residents live outside the area of the map
   */
  public record Row(
      String code,
      String name,
      String matrixAddress,
      boolean part,
      FindingMark mark,
      String cellAddress,
      String residents,
      String reached,
      String share,
      String services,
      String priority,
      String national) {}

  public GapMapPage {
    Objects.requireNonNull(frame);
    errors = List.copyOf(errors);
    kinds = List.copyOf(kinds);
    shows = List.copyOf(shows);
    notes = List.copyOf(notes);
    answer = List.copyOf(answer);
  }
}
