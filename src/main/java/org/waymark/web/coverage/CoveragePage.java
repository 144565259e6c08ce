package org.waymark.web.coverage;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code coverage/coverage} shows.
 *
 * @param heading of the page
 * @param errors what was not understood
 * @param notes how the question was read
 * @param answer the answer in sentences, the first of them the headline
 * @param picture the map; null when there are no outlines
 * @param dataAddress where the script gets the map's shapes and figures
 * @param areas the parts in figures, in the order asked for
 * @param services local services, largest share first; null where there are too many to list
 * @param serviceCount how many local services there are
 * @param servicesAddress the search that lists them
 * @param nationwide services for all of England
 * @param stale how many of the local services have not been checked lately
 * @param gapAddress what is missing there, by the gap analysis
 * @param date the day of the catalogue, in words
 */
public record CoveragePage(
    PageFrame frame,
    String heading,
    List<FieldError> errors,
    CoverageForm form,
    List<String> notes,
    List<String> answer,
    @Nullable CoveragePicture picture,
    String dataAddress,
    List<ShareClass> legend,
    TablePart areas,
    @Nullable TablePart services,
    int serviceCount,
    String servicesAddress,
    List<ServiceLine> nationwide,
    long stale,
    String gapAddress,
    String csvAddress,
    String geoJsonAddress,
    String apiAddress,
    String date) {

  /** A service with a link. */
  public record ServiceLine(String address, String name, String organisation, boolean stale) {}

  public CoveragePage {
    Objects.requireNonNull(frame);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    answer = List.copyOf(answer);
    legend = List.copyOf(legend);
    nationwide = List.copyOf(nationwide);
  }
}
