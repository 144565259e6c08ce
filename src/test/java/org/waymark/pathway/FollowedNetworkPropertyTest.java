package org.waymark.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.catalogue.Catalogue;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.snapshot.ChangingCatalogue;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabularies;

/** Networks made from the one before, against those made anew. */
class FollowedNetworkPropertyTest {

  private final Geography geography = GeographyFixtures.smallCountry();

  private Snapshot snapshot(Catalogue catalogue) {
    return new Snapshot(
        catalogue.revision(),
        TODAY,
        Vocabularies.builtIn(),
        geography,
        catalogue,
        new ServiceIndex(catalogue, Vocabularies.builtIn(), new ReachCalculator(geography), TODAY));
  }

  @Property(tries = 40)
  void whereServicesSitIsWhatAFreshOneWouldSay(@ForAll long seed) {
    ChangingCatalogue catalogue = new ChangingCatalogue(seed, 30);
    PathwayNetwork following = PathwayNetwork.of(snapshot(catalogue.load()), ReferralRoutes.none());
    for (int step = 0; step < 6; step++) {
      catalogue.change();
      Snapshot next = snapshot(catalogue.load());
      following = following.next(next, ReferralRoutes.none());
      PathwayNetwork fresh = PathwayNetwork.of(next, ReferralRoutes.none());
      for (int service = 0; service < next.services().size(); service++) {
        assertThat(following.homesOf(service)).isEqualTo(fresh.homesOf(service));
        assertThat(following.isFromAfar(service)).isEqualTo(fresh.isFromAfar(service));
        assertThat(following.stagesOf(service)).isEqualTo(fresh.stagesOf(service));
      }
    }
  }
}
