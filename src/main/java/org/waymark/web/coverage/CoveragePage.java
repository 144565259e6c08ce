package org.waymark.web.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code coverage/coverage} shows.
 *
 * @param heading of the page
 * @param errors what was not understood
 * @param places what places could have been meant
 * @param notes how the question was read
 * @param answer the answer in sentences, the first of them the headline
 * @param map null when there are no outlines
 * @param areas the parts in figures, in the order asked for
 * @param date the day of the catalogue, in words
 */
public record CoveragePage(
    PageFrame frame,
    String heading,
    List<FieldError> errors,
    List<PlaceChoices> places,
    CoverageForm form,
    List<String> notes,
    List<String> answer,
    @Nullable MapFigure map,
    TablePart areas,
    Counted counted,
    Links links,
    String date) {
  /**
   * The services that were counted.
   *
   * @param table local services, largest share first, those that do not count after those that do;
   *     null where there are too many to list
   * @param count how many local services count
   * @param address the search that lists them
   * @param notCounted how many local services are listed and do not count
   * @param nationwide services for all of England that count
   */
  public record Counted(
      @Nullable TablePart table,
      int count,
      String address,
      int notCounted,
      List<ServiceLine> nationwide) {}

  /**
   * Where else the figures are.
   *
   * @param gap what is missing there, by the gap analysis
   */
  public record Links(String gap, String csv, String geoJson, String api) {}

  /**
   * A service with a link.
   *
   * @param cautions what to check, in words
   */
  public record ServiceLine(
      String address, String name, String organisation, List<String> cautions) {}
}
