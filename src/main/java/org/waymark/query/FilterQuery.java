package org.waymark.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.AreaKind;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.search.SearchRequest;

/**
 * A question as an address asks it: the filter, and what only a reader needs besides.
 *
 * @param text words to search for; empty for none
 * @param filter the choices, places resolved
 * @param serves the place that must be served ("postcode"), or null; its small area is the filter's
 * @param near the place to measure from ("near"), or null; its point is the filter's
 * @param withinMiles how far from {@code near}, in miles; null exactly when {@code near} is
 * @param page from 1
 * @param pageSize services a page, 1 to {@link SearchRequest#LARGEST_PAGE}
 * @param by the kind of area to show coverage by; null leaves the choice to the page
 * @param notes what the reader should know of how the question was read, as sentences
 */
public record FilterQuery(
    String text,
    ServiceFilter filter,
    @Nullable AskedPlace serves,
    @Nullable AskedPlace near,
    @Nullable Double withinMiles,
    SearchRequest.Order order,
    int page,
    int pageSize,
    @Nullable AreaKind by,
    List<String> notes) {

  /** Services a page when none is asked. */
  public static final int USUAL_PAGE = 20;

  /** Everything, the first page of it. */
  public static final FilterQuery ALL =
      new FilterQuery(
          "",
          ServiceFilter.ALL,
          null,
          null,
          null,
          SearchRequest.Order.RELEVANCE,
          1,
          USUAL_PAGE,
          null,
          List.of());

  /**
   * A place somebody named.
   *
   * @param asked the words they used
   */
  public record AskedPlace(String asked, PlaceLookup.Found found) {
    public AskedPlace {
      Objects.requireNonNull(found);
      if (asked.isBlank()) {
        throw new IllegalArgumentException("A place needs a name");
      }
    }
  }

  public FilterQuery {
    Objects.requireNonNull(filter);
    Objects.requireNonNull(order);
    notes = List.copyOf(notes);
    if ((near == null) != (withinMiles == null)) {
      throw new IllegalArgumentException("A place to be near and a distance go together");
    }
    if ((serves == null) != (filter.smallArea() == null)) {
      throw new IllegalArgumentException("A place to be served and its small area go together");
    }
    if ((near == null) != (filter.near() == null)) {
      throw new IllegalArgumentException("A place to be near and its point go together");
    }
  }

  /** The point distances are measured from: the place to be near, else the place to be served. */
  public @Nullable Position place() {
    if (near != null) {
      return near.found().position();
    }
    return serves == null ? null : serves.found().position();
  }

  /** The same question for the search. */
  public SearchRequest toSearchRequest() {
    return new SearchRequest(text, filter, place(), order, page, pageSize);
  }

  /** True when nothing narrows the services down. */
  public boolean isOpen() {
    return text.isEmpty() && filter.equals(ServiceFilter.ALL);
  }

  /** This question as parameters, in canonical order; what asks nothing is absent. */
  public Map<String, List<String>> toParameters() {
    return FilterParameters.toParameters(this);
  }

  /** This question as a query string without the question mark; empty when it asks nothing. */
  public String toQueryString() {
    return FilterParameters.format(toParameters());
  }

  /**
   * The query string with one choice added, from the first page again. A parameter that takes one
   * value gets the new value in place of the old.
   *
   * @param name one of {@link FilterParameters#NAMES}
   */
  public String with(String name, String value) {
    return FilterParameters.format(FilterParameters.with(toParameters(), name, value));
  }

  /**
   * The query string with one choice taken away, from the first page again.
   *
   * @param name one of {@link FilterParameters#NAMES}
   * @param value the value to take away; null takes all of them
   */
  public String without(String name, @Nullable String value) {
    return FilterParameters.format(FilterParameters.without(toParameters(), name, value));
  }

  /** The query string of another page. */
  public String onPage(int number) {
    return FilterParameters.format(
        FilterParameters.with(toParameters(), "page", Integer.toString(number)));
  }
}
