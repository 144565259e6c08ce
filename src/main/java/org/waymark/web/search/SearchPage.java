package org.waymark.web.search;

import java.util.List;
import org.waymark.search.SearchRequest;
import org.waymark.search.ServiceHit.SnippetPart;
import org.waymark.web.listing.MapPoint;
import org.waymark.web.listing.ServiceSummary;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.Pagination;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.problem.FieldError;

/**
 * The search page.
 *
 * @param errors what was not understood; when there is any, there are no results
 * @param understoodAs words searched for instead of those typed; empty when they are the same
 * @param notes how the question was read
 * @param chosen choices made, each with the address without it
 * @param hints other questions that may help
 * @param coverage address of the coverage map for the same choices
 * @param download address of everything found as a CSV file
 * @param orders ways to sort, each with its address
 */
public record SearchPage(
    PageFrame frame,
    SearchForm form,
    List<FieldError> errors,
    List<PlaceChoices> places,
    int total,
    String range,
    String understoodAs,
    List<String> notes,
    List<Chosen> chosen,
    List<Hint> hints,
    List<OrderLink> orders,
    List<Result> results,
    List<MapPoint> points,
    String coverage,
    String download,
    Pagination pagination) {

  /**
   * @param without address of the search without this choice
   */
  public record Chosen(String label, String without) {}

  /** Another question: what it asks and how many services it finds. */
  public record Hint(String text, String href) {}

  /** A way to sort. */
  public record OrderLink(SearchRequest.Order order, String href, boolean current) {}

  /**
   * @param distance in words; empty when there is none to tell
   */
  public record Result(
      ServiceSummary service, String distance, List<String> reasons, List<SnippetPart> snippet) {}
}
