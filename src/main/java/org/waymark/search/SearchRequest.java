package org.waymark.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Position;

/**
 * One question.
 *
 * @param text words as typed; empty asks for everything the filter admits
 * @param place the place to measure distances from; null when the person named none
 * @param page from 1
 * @param pageSize services a page, 1 to {@link #LARGEST_PAGE}
 */
public record SearchRequest(
    String text,
    ServiceFilter filter,
    @Nullable Position place,
    Order order,
    int page,
    int pageSize) {

  /** The most services a page may hold. */
  public static final int LARGEST_PAGE = 100;

  /** The longest text taken, in characters; a longer one is refused. */
  public static final int LONGEST_TEXT = 200;

  /** How results are ordered; the identifier settles every tie, so pages never overlap. */
  public enum Order implements Labelled {
    RELEVANCE("Best match"),
    DISTANCE("Nearest"),
    NAME("Name");

    private final String label;

    Order(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public SearchRequest {
    Objects.requireNonNull(filter);
    Objects.requireNonNull(order);
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "A search takes at most " + LONGEST_TEXT + " characters, not " + text.length());
    }
    if (page < 1) {
      throw new IllegalArgumentException("Pages are numbered from 1, not " + page);
    }
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "A page holds 1 to " + LARGEST_PAGE + " services, not " + pageSize);
    }
    if (order == Order.DISTANCE && place == null) {
      throw new IllegalArgumentException("Ordering by distance needs a place to measure from");
    }
  }

  /** The first page of everything that a filter admits. */
  public static SearchRequest of(ServiceFilter filter) {
    return new SearchRequest("", filter, null, Order.RELEVANCE, 1, 20);
  }
}
