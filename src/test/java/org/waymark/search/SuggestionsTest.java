package org.waymark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;
import static org.waymark.search.SearchFixtures.snapshotOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.geography.GeographyFixtures;
import org.waymark.snapshot.Snapshot;

class SuggestionsTest {

  private final Organisation trust = anOrganisation().named("Women’s Aid Penrith").build();
  private final Organisation idle = anOrganisation().named("Penrith Idle Hands").build();
  private final Service service =
      anIdvaService().named("Lantern advice").runBy(trust).atAWithheldLocation().build();
  private final Snapshot snapshot =
      snapshotOf(
          catalogueOf(List.of(trust, idle), List.of(service)), GeographyFixtures.smallCountry());
  private final ServiceSearch search = ServiceSearch.inMemory(() -> snapshot);

  private List<String> texts(String typed) {
    return search.suggest(typed, 10).stream().map(Suggestion::text).toList();
  }

  @Test
  void anyWordOfANameMayBeBegun() {
    assertThat(texts("penr")).contains("Women’s Aid Penrith", "Lantern advice");
    assertThat(texts("lan")).contains("Lantern advice");
    assertThat(texts("advice la")).contains("Lantern advice");
  }

  @Test
  void apostropheNeedNotBeTyped() {
    assertThat(texts("womens aid")).contains("Women’s Aid Penrith");
    assertThat(texts("women's aid")).contains("Women’s Aid Penrith");
  }

  @Test
  void abbreviationSuggestsTheTermItStandsFor() {
    assertThat(search.suggest("sarc", 5).getFirst())
        .isEqualTo(new Suggestion("Sexual assault referral centre (SARC)", "support-type", "sarc"));
  }

  @Test
  void areaIsSuggestedWithItsKindAndCode() {
    assertThat(search.suggest("northsh", 5))
        .contains(
            new Suggestion("Northshire (Council)", "area", GeographyFixtures.NORTH_COUNTY.value()));
  }

  @Test
  void typingErrorIsForgiven() {
    assertThat(texts("lanetrn")).contains("Lantern advice");
    assertThat(texts("stlaking")).anyMatch(text -> text.contains("talking"));
  }

  @Test
  void oneCharacterSuggestsNothing() {
    assertThat(texts("l")).isEmpty();
    assertThat(texts(" ! ")).isEmpty();
  }

  @Test
  void organisationWithoutAPublishedServiceIsNotSuggested() {
    assertThat(texts("penrith idle")).doesNotContain("Penrith Idle Hands");
    assertThat(texts("idle")).doesNotContain("Penrith Idle Hands");
  }

  @Test
  void moreThanTwentyCannotBeAskedFor() {
    assertThatThrownBy(() -> search.suggest("la", 21))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20");
  }

  @Test
  void wordBeginsLikeAnotherWithinTheChangesAllowed() {
    assertThat(Suggestions.beginsLike("stalking", "stlak", 1)).isTrue();
    assertThat(Suggestions.beginsLike("stalking", "tlak", 1)).isFalse();
    assertThat(Suggestions.beginsLike("st", "stalking", 2)).isFalse();
  }
}
