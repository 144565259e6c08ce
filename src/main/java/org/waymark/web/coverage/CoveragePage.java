package org.waymark.web.coverage;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code coverage/coverage} shows.
 *
 * @param heading of the page
 * @param errors what was not understood
 * @param notes how the question was read
 * @param answer the answer in sentences, the first of them the headline
 * @param picture the map; null when there are no outlines
 * @param dataAddress where the script gets the map's shapes and figures
 * @param partsLabel what the rows are, e.g. "District"
 * @param rows one for each part, in the order asked for
 * @param total all residents
 * @param services local services, largest share first; empty where there are too many to list
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
    String partsLabel,
    List<Column> columns,
    List<Row> rows,
    Row total,
    List<ServiceLine> services,
    int serviceCount,
    String servicesAddress,
    List<ServiceLine> nationwide,
    long stale,
    String gapAddress,
    String csvAddress,
    String geoJsonAddress,
    String apiAddress,
    String date) {

  /**
   * A heading to sort by.
   *
   * @param sort value of aria-sort: ascending, descending or none
   */
  public record Column(String label, String address, String sort, boolean numeric) {}

  /**
   * One part.
   *
   * @param address of the area's page; empty for the total
   * @param part true when only some of the area's residents are counted here
   * @param style class name of its colour
   * @param more how many services reach it besides those named
   * @param moreAddress where all of them are listed
   */
  public record Row(
      String code,
      String name,
      String address,
      boolean part,
      String residents,
      String reached,
      String share,
      String unreached,
      String depth,
      String style,
      int count,
      List<ServiceLine> services,
      int more,
      String moreAddress) {
    public Row {
      services = List.copyOf(services);
    }
  }

  /**
   * A service with a link.
   *
   * @param share share of residents it reaches, in words; empty where that is not the point
   */
  public record ServiceLine(
      String address, String name, String organisation, String share, boolean stale) {}

  public CoveragePage {
    Objects.requireNonNull(frame);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    answer = List.copyOf(answer);
    legend = List.copyOf(legend);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    services = List.copyOf(services);
    nationwide = List.copyOf(nationwide);
  }
}
