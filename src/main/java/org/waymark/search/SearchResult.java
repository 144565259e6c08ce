package org.waymark.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.Facet;
import org.waymark.snapshot.Snapshot;

/**
 * The answer to a {@link SearchRequest}.
 *
 * @param snapshot the state that was searched
 * @param total services found, on all pages
 * @param facets for each facet, how many services each choice would leave; choices by identifier,
 *     in vocabulary order, none with a count of zero
 * @param understoodAs the words that were searched for when they are not those typed (a typing
 *     error mended); null when they are
 */
public record SearchResult(
    Snapshot snapshot,
    int total,
    List<ServiceHit> hits,
    Map<Facet, Map<String, Integer>> facets,
    @Nullable String understoodAs) {
  public SearchResult {
    Objects.requireNonNull(snapshot);
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
  }
}
