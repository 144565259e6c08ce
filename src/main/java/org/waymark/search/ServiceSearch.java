package org.waymark.search;

import java.util.List;

/** Searches the latest snapshot. Thread-safe. */
public interface ServiceSearch {

  /** Finds services, a page of them, with facets. */
  SearchResult search(SearchRequest request);

  /**
   * What somebody may be typing, best first.
   *
   * @param prefix two characters or more; fewer suggest nothing
   * @param limit at most this many, 1 to 20
   */
  List<Suggestion> suggest(String prefix, int limit);
}
