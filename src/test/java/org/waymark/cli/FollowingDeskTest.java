package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationBuilder;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.jdbc.RandomServices;
import org.waymark.intake.ImportDesk;
import org.waymark.intake.UneditedDesk;

class FollowingDeskTest {

  /** Keeps a catalogue that is made anew for every look. */
  private static final class Kept implements UneditedDesk {
    private Catalogue catalogue = Catalogue.empty();

    @Override
    public Catalogue catalogue() {
      return new Catalogue(
          catalogue.revision(), catalogue.listOrganisations(), catalogue.listServices());
    }

    @Override
    public void take(CatalogueChange change, Runnable alongside) {
      catalogue =
          catalogue.with(
              catalogue.revision() + 1,
              new CatalogueDifference(
                  change.organisations(), Set.of(), change.services(), Set.of()));
      alongside.run();
    }
  }

  @Property(tries = 50)
  void theCatalogueAfterwardsIsTheOneThatIsThere(@ForAll long seed) {
    RandomServices random = new RandomServices(seed, "file");
    List<Organisation> organisations = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Organisation organisation = random.organisation();
      organisations.add(organisation);
      services.add(random.service(organisation));
      services.add(random.service(organisation));
    }
    Kept kept = new Kept();
    take(kept, organisations, services.subList(0, 6));
    services.replaceAll(each -> ServiceBuilder.builder(each).name(each.name() + " again").build());
    organisations.set(
        0, OrganisationBuilder.builder(organisations.getFirst()).name("Renamed").build());

    FollowingDesk desk = take(kept, organisations, services.subList(2, 10));

    Catalogue there = kept.catalogue();
    assertThat(desk.after().revision()).isEqualTo(there.revision());
    assertThat(desk.after().listServices()).isEqualTo(there.listServices());
    assertThat(desk.after().listOrganisations()).isEqualTo(there.listOrganisations());
    organisations.forEach(
        each ->
            assertThat(desk.after().servicesOf(each.id())).isEqualTo(there.servicesOf(each.id())));
  }

  @Test
  void whatIsChangedWhileTheFileIsReadIsSeen() {
    RandomServices random = new RandomServices(1, "file");
    Organisation organisation = random.organisation();
    Service service = random.service(organisation);
    Kept kept = new Kept();

    try (FollowingDesk desk = new FollowingDesk(kept)) {
      desk.close();
      kept.take(
          CatalogueChange.of("another", "meanwhile", List.of(organisation), List.of(service)),
          () -> {});

      assertThat(desk.catalogue().findService(service.id())).contains(service);
    }
  }

  @Test
  void catalogueThatCannotBeReadFailsWhoAsksForItAndNotWhoCloses() {
    ImportDesk broken =
        (ImportDesk)
            Proxy.newProxyInstance(
                ImportDesk.class.getClassLoader(),
                new Class<?>[] {ImportDesk.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("no database");
                });

    try (FollowingDesk desk = new FollowingDesk(broken)) {
      assertThatThrownBy(desk::catalogue)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no database");
    }
  }

  private static FollowingDesk take(
      ImportDesk kept, List<Organisation> organisations, List<Service> services) {
    FollowingDesk desk = new FollowingDesk(kept);
    desk.catalogue();
    desk.take(CatalogueChange.of("tester", "a file", organisations, services), () -> {});
    return desk;
  }
}
