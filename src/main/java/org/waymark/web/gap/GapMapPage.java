package org.waymark.web.gap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.coverage.MapFigure;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code gap/map} shows.
 *
 * @param kinds what the map can be divided by
 * @param shows what it can show
 * @param map null when there are no outlines
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
    @Nullable MapFigure map,
    TablePart table,
    Files files,
    String date) {
  /** The figures as files. */
  public record Files(String csv, String workbook, String geoJson) {}
}
