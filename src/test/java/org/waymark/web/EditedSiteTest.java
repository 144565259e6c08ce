package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.snapshot.SnapshotKeeper;

class EditedSiteTest {

  @Test
  void aChangeIsSeenByWhoeverReadsNext() {
    Service before = anIdvaService().servingDistrict("E07000026").build();
    try (EditedSite site = EditedSite.of(catalogueOf(before))) {
      Service after = ServiceBuilder.from(before).named("Another name").build();

      site.get(CatalogueRepository.class)
          .apply(CatalogueChange.of("test", "a new name", List.of(), List.of(after)));

      assertThat(site.get(SnapshotKeeper.class).current().catalogue().findService(before.id()))
          .get()
          .extracting(Service::name)
          .isEqualTo("Another name");
    }
  }
}
