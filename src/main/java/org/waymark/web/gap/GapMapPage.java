package org.waymark.web.gap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

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
    TablePart table,
    Files files,
    String date) {
  /**
   * The map.
   *
   * @param picture null when there are no outlines
   * @param dataAddress where the script gets its shapes and figures
   * @param legend one entry for each colour
   */
  public record Drawn(
      @Nullable CoveragePicture picture,
      String dataAddress,
      String legendTitle,
      List<Key> legend) {}

  /** The figures as files. */
  public record Files(String csv, String workbook, String geoJson) {}

  /**
   * @param style class name of the colour
   * @param symbol may be empty
   */
  public record Key(String style, String symbol, String label) {}
}
