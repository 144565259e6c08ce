package org.waymark.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.testing.DatabaseContract;

/**
 * A whole import at the size Waymark is made for. The limits are generous, for slow machines: they
 * catch a query per service, not a slow day. The times are printed.
 */
abstract class TenThousandServicesContract extends DatabaseContract {

  @Test
  void tenThousandServicesAreSavedReplacedAndReadInSeconds() {
    List<Organisation> organisations = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    RandomServices random = new RandomServices(10_000, "speed");
    for (int i = 0; i < 500; i++) {
      Organisation organisation = random.organisation();
      organisations.add(organisation);
      for (int j = 0; j < 20; j++) {
        services.add(random.service(organisation));
      }
    }
    CatalogueChange change = CatalogueChange.of("tester", "load", organisations, services);
    CatalogueRepository repository = CatalogueRepositories.on(dataSource());

    long start = System.nanoTime();
    repository.apply(change);
    long added = System.nanoTime();
    repository.apply(change);
    long replaced = System.nanoTime();
    Catalogue catalogue = repository.load();
    long read = System.nanoTime();

    Duration adding = Duration.ofNanos(added - start);
    Duration replacing = Duration.ofNanos(replaced - added);
    Duration reading = Duration.ofNanos(read - replaced);
    System.out.println(
        "10,000 services: added " + adding + ", replaced " + replacing + ", read " + reading);
    assertThat(catalogue.listServices()).hasSize(10_000);
    assertThat(adding).isLessThan(Duration.ofMinutes(2));
    assertThat(replacing).isLessThan(Duration.ofMinutes(2));
    assertThat(reading).isLessThan(Duration.ofSeconds(30));
  }
}
