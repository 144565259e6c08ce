package org.waymark.search;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabularies;

/** Snapshots of a few listings and searches of them. */
final class SearchFixtures {

  private static final AtomicLong NUMBER = new AtomicLong();

  private SearchFixtures() {}

  static Snapshot snapshotOf(Service... services) {
    return snapshotOf(catalogueOf(services), GeographyFixtures.smallCountry());
  }

  static Snapshot snapshotOf(Catalogue catalogue, Geography geography) {
    return new Snapshot(
        NUMBER.incrementAndGet(),
        TODAY,
        Vocabularies.builtIn(),
        geography,
        catalogue,
        new ServiceIndex(catalogue, Vocabularies.builtIn(), new ReachCalculator(geography), TODAY));
  }

  static ServiceSearch searchOf(Service... services) {
    Snapshot snapshot = snapshotOf(services);
    return ServiceSearch.inMemory(() -> snapshot);
  }

  static SearchRequest words(String text) {
    return words(text, ServiceFilter.ALL);
  }

  static SearchRequest words(String text, ServiceFilter filter) {
    return new SearchRequest(text, filter, null, SearchRequest.Order.RELEVANCE, 1, 100);
  }

  static List<String> names(SearchResult result) {
    return result.hits().stream().map(hit -> hit.service().name()).toList();
  }

  /** Names of what a text finds, best first. */
  static List<String> found(ServiceSearch search, String text) {
    return names(search.search(words(text)));
  }
}
