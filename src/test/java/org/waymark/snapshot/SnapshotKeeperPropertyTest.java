package org.waymark.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import io.micronaut.context.event.ApplicationEventPublisher;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.RandomCatalogue;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.GeographyRepository;
import org.waymark.vocabulary.Vocabularies;

/** Snapshots made from the one before and what changed, against those made anew. */
class SnapshotKeeperPropertyTest {

  private static final Clock CLOCK =
      Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  private final Geographies geographies = new Geographies();

  /** A geography that can be exchanged for an equal one. */
  private static final class Geographies implements GeographyRepository {
    private long revision = 1;

    @Override
    public long revision() {
      return revision;
    }

    @Override
    public Geography load() {
      return GeographyFixtures.smallCountry();
    }
  }

  private SnapshotKeeper keeperOf(ChangingCatalogue catalogue) {
    return new SnapshotKeeper(
        catalogue, geographies, CLOCK, ApplicationEventPublisher.noOp(), () -> false, 5_000, 5);
  }

  @Property(tries = 60)
  void whatFollowsIsWhatAFreshOneWouldBe(@ForAll long seed) {
    Random random = new Random(seed);
    ChangingCatalogue catalogue = new ChangingCatalogue(seed, random.nextInt(90));
    SnapshotKeeper following = keeperOf(catalogue);
    following.current();
    if (random.nextBoolean()) {
      following.professional();
    }
    for (int step = 0; step < 8; step++) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        catalogue.change();
      }
      following.refresh();
      SnapshotKeeper fresh = keeperOf(catalogue);
      assertSame(following.current(), fresh.current(), seed + step);
      if (random.nextInt(3) > 0) {
        assertSame(following.professional(), fresh.professional(), seed + step);
      }
    }
  }

  private static void assertSame(Snapshot followed, Snapshot fresh, long seed) {
    assertThat(followed.catalogue().revision()).isEqualTo(fresh.catalogue().revision());
    assertThat(followed.catalogue().listOrganisations())
        .isEqualTo(fresh.catalogue().listOrganisations());
    assertThat(followed.catalogue().listServices()).isEqualTo(fresh.catalogue().listServices());
    assertThat(followed.catalogue().hasUnlisted()).isEqualTo(fresh.catalogue().hasUnlisted());
    fresh
        .catalogue()
        .listOrganisations()
        .forEach(
            each ->
                assertThat(followed.catalogue().servicesOf(each.id()))
                    .isEqualTo(fresh.catalogue().servicesOf(each.id())));
    assertSame(followed.services(), fresh.services(), seed);
  }

  private static void assertSame(ServiceIndex followed, ServiceIndex fresh, long seed) {
    assertThat(services(followed)).isEqualTo(services(fresh));
    assertThat(followed.listCommissioners()).isEqualTo(fresh.listCommissioners());
    assertThat(followed.listLanguages()).isEqualTo(fresh.listLanguages());
    assertThat(followed.listedAnywhere()).isEqualTo(fresh.listedAnywhere());
    assertThat(followed.offerCount()).isEqualTo(fresh.offerCount());
    for (int offer = 0; offer < fresh.offerCount(); offer++) {
      assertThat(followed.reachOfOffer(offer)).isEqualTo(fresh.reachOfOffer(offer));
    }
    for (int service = 0; service < fresh.size(); service++) {
      assertThat(followed.firstOfferOf(service)).isEqualTo(fresh.firstOfferOf(service));
      assertThat(followed.reachOf(service)).isEqualTo(fresh.reachOf(service));
      assertThat(followed.findOrdinal(fresh.service(service).id())).hasValue(service);
    }
    for (var cohort : Vocabularies.builtIn().cohorts().terms()) {
      for (GroupFit fit : GroupFit.values()) {
        assertThat(followed.servicesFor(cohort.id(), fit))
            .isEqualTo(fresh.servicesFor(cohort.id(), fit));
      }
      assertThat(followed.servicesForPartOf(cohort.id()))
          .isEqualTo(fresh.servicesForPartOf(cohort.id()));
    }
    RandomCatalogue random = new RandomCatalogue(seed);
    List<ServiceFilter> filters = new ArrayList<>(List.of(ServiceFilter.ALL));
    filters.add(ServiceFilter.builder().area(AreaCode.ENGLAND).build());
    for (int i = 0; i < 12; i++) {
      filters.add(random.filter());
    }
    for (ServiceFilter filter : filters) {
      assertThat(followed.countAll(filter, null)).isEqualTo(fresh.countAll(filter, null));
      assertThat(followed.selectForCoverage(filter).serviceBits())
          .isEqualTo(fresh.selectForCoverage(filter).serviceBits());
    }
  }

  private static List<Object> services(ServiceIndex index) {
    List<Object> services = new ArrayList<>();
    for (int i = 0; i < index.size(); i++) {
      services.add(index.service(i));
    }
    return services;
  }

  @Test
  void anotherGeographyMakesAllAnew() {
    ChangingCatalogue catalogue = new ChangingCatalogue(7, 30);
    SnapshotKeeper keeper = keeperOf(catalogue);
    Geography before = keeper.current().geography();

    catalogue.change();
    assertThat(keeper.refresh().geography()).isSameAs(before);
    geographies.revision++;

    assertThat(keeper.refresh().geography()).isNotSameAs(before);
    assertSame(keeper.current(), keeperOf(catalogue).current(), 7);
  }

  @Test
  void whoeverChangesTheCatalogueReadsTheirChange() {
    ChangingCatalogue catalogue = new ChangingCatalogue(7, 30);
    SnapshotKeeper keeper = keeperOf(catalogue);
    keeper.current();

    catalogue.change();
    keeper.onCatalogueChanged(new CatalogueChanged(catalogue.latestRevision(), Set.of()));

    assertThat(keeper.current().catalogue().revision()).isEqualTo(catalogue.latestRevision());
  }

  @Test
  void changesPutOffAreReadTogetherWhenTheyAreWaitedFor() {
    ChangingCatalogue catalogue = new ChangingCatalogue(7, 30);
    SnapshotKeeper keeper =
        new SnapshotKeeper(
            catalogue, geographies, CLOCK, ApplicationEventPublisher.noOp(), () -> true, 5_000, 5);
    Snapshot before = keeper.current();

    for (int i = 0; i < 50; i++) {
      catalogue.change();
      keeper.onCatalogueChanged(new CatalogueChanged(catalogue.latestRevision(), Set.of()));
    }
    assertThat(keeper.current()).isSameAs(before);
    keeper.caughtUp().join();

    assertThat(keeper.current().catalogue().revision()).isEqualTo(catalogue.latestRevision());
    assertThat(keeper.current().number()).isEqualTo(before.number() + 1);
  }
}
