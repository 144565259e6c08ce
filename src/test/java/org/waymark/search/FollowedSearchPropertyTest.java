package org.waymark.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;
import org.waymark.snapshot.ChangingCatalogue;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Synonyms;

/** A search that follows a changing catalogue, against one made anew. */
class FollowedSearchPropertyTest {

  private static final List<String> TEXTS =
      List.of("", "idva", "north", "anchor", "north house advice", "zepyhr", "domestic abuse");
  private static final List<String> BEGINNINGS =
      List.of("no", "north", "house no", "anchor", "ankor", "ad", "org", "idv", "ze", "zefyr");

  private final Geography geography = GeographyFixtures.smallCountry();
  private final ReachCalculator reaches = new ReachCalculator(geography);

  private Snapshot snapshot(ChangingCatalogue catalogue) {
    return SearchFixtures.snapshotOf(catalogue.load().withoutUnlisted(), geography);
  }

  private Snapshot after(Snapshot last, ChangingCatalogue catalogue) {
    Snapshot fresh = snapshot(catalogue);
    ServiceIndex services = last.services().next(fresh.catalogue(), reaches);
    return new Snapshot(
        fresh.number(),
        fresh.today(),
        fresh.vocabularies(),
        geography,
        fresh.catalogue(),
        services);
  }

  @Property(tries = 40)
  void whatIsFoundIsWhatAFreshOneWouldFind(@ForAll long seed) {
    ChangingCatalogue catalogue = new ChangingCatalogue(seed, 30);
    Snapshot[] latest = {snapshot(catalogue)};
    ServiceSearch following = ServiceSearch.inMemory(() -> latest[0]);
    following.follow(latest[0]);
    Suggestions suggestions = Suggestions.of(latest[0], Synonyms.builtIn());
    for (int step = 0; step < 6; step++) {
      Snapshot before = latest[0];
      catalogue.change();
      latest[0] = after(latest[0], catalogue);
      following.follow(latest[0]);
      suggestions = suggestions.next(latest[0], before);
      Snapshot fresh = snapshot(catalogue);
      ServiceSearch anew = ServiceSearch.inMemory(() -> fresh);
      for (String text : TEXTS) {
        for (SearchRequest.Order order : SearchRequest.Order.values()) {
          assertSame(following, anew, request(text, order));
        }
      }
      Suggestions freshSuggestions = Suggestions.of(fresh, Synonyms.builtIn());
      for (String beginning : BEGINNINGS) {
        assertThat(suggestions.find(beginning, 20))
            .as(beginning)
            .isEqualTo(freshSuggestions.find(beginning, 20));
        assertThat(following.suggest(beginning, 20)).isEqualTo(anew.suggest(beginning, 20));
      }
    }
  }

  private static SearchRequest request(String text, SearchRequest.Order order) {
    return new SearchRequest(
        text,
        ServiceFilter.builder().area(AreaCode.ENGLAND).build(),
        new Position(-3, 54),
        order,
        1,
        100);
  }

  private static void assertSame(ServiceSearch following, ServiceSearch anew, SearchRequest asked) {
    SearchResult found = following.search(asked);
    SearchResult expected = anew.search(asked);
    assertThat(found.hits()).as("%s", asked).isEqualTo(expected.hits());
    assertThat(found.facets()).isEqualTo(expected.facets());
    assertThat(found.total()).isEqualTo(expected.total());
  }
}
