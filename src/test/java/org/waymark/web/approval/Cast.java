package org.waymark.web.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.waymark.account.Account;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingChange;
import org.waymark.listing.Saved;
import org.waymark.listing.TestDesk;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.TestSite;
import org.waymark.web.TestSite.Visitor;

/** Two organisations in two police areas, and everybody who may do something, or may not. */
public final class Cast implements AutoCloseable {

  public static final AreaCode CUMBRIA = new AreaCode("E23000002");
  public static final AreaCode LANCASHIRE = new AreaCode("E23000003");

  public final Organisation organisation =
      CatalogueFixtures.anOrganisation().named("Furness Advocates").build();
  public final Organisation stranger =
      CatalogueFixtures.anOrganisation().named("Lancashire Advocates").build();
  public final TestSite site;
  public final Account editor;
  public final Account commissioner;
  public final Account colleague;
  public final Account elsewhere;
  public final Account convenor;
  public final Account administrator;
  public final Account strangerEditor;

  public Cast(Service... services) {
    Catalogue catalogue = CatalogueFixtures.catalogueOf(List.of(organisation, stranger), List.of());
    site = TestSite.of(catalogue);
    editor = site.account("edith@example.org", new Grant.Provider(organisation.id(), true));
    commissioner = site.account("carla@example.org", new Grant.Commissioner(CUMBRIA));
    colleague = site.account("colin@example.org", new Grant.Commissioner(CUMBRIA));
    elsewhere = site.account("elsie@example.org", new Grant.Commissioner(LANCASHIRE));
    convenor = site.account("connor@example.org", new Grant.Convenor(CUMBRIA));
    administrator = site.account("ada@example.org", new Grant.Administrator(false));
    strangerEditor = site.account("stan@example.org", new Grant.Provider(stranger.id(), true));
  }

  /** A service of the organisation in Westmorland and Furness, with a telephone. */
  public CatalogueFixtures.ServiceBuilder aService(String name) {
    return CatalogueFixtures.anIdvaService()
        .runBy(organisation)
        .named(name)
        .serving("E06000064")
        .contact(Contact.Kind.TELEPHONE, "01632 960001");
  }

  /** Puts a listing in the catalogue. */
  public Service add(Service service) {
    site.context()
        .getBean(CatalogueRepository.class)
        .apply(
            org.waymark.catalogue.CatalogueChange.of(
                "test", "the beginning", List.of(), List.of(service)));
    return service;
  }

  public TestDesk desk() {
    return TestDesk.of(site.context());
  }

  public Service live(Service service) {
    return site.context()
        .getBean(CatalogueRepository.class)
        .findService(service.id())
        .orElseThrow();
  }

  public Person person(Account account) {
    Snapshot now = site.context().getBean(SnapshotKeeper.class).current();
    return new Person(account, Authority.of(account.grants(), now.geography(), now.today()), "");
  }

  public Visitor as(Account account) {
    return site.as(account);
  }

  /** The editor changes something. */
  public Saved.Applied save(Service service, Service changed, ListingField... fields) {
    Service mine = ListingField.copy(Set.of(fields), changed, live(service));
    Saved saved =
        desk()
            .editing()
            .save(
                person(editor),
                service.id(),
                desk().reading().open(person(editor), service.id()).orElseThrow().version(),
                mine,
                "We grew");
    assertThat(saved).isInstanceOf(Saved.Applied.class);
    return (Saved.Applied) saved;
  }

  /** A change that waits: the service wants to serve Cumberland too. */
  public ListingChange waiting(String name) {
    Service service = add(aService(name).build());
    Service wanted = aService(name).id(service.id()).serving("E06000063").build();
    ListingChange waiting = save(service, wanted, ListingField.OFFERS).waiting();
    return Objects.requireNonNull(waiting);
  }

  /** A corrected number, live already. */
  public ListingChange corrected(String name) {
    Service service = add(aService(name).build());
    Service wanted =
        CatalogueFixtures.anIdvaService()
            .id(service.id())
            .runBy(organisation)
            .named(name)
            .serving("E06000064")
            .contact(Contact.Kind.TELEPHONE, "01632 960002")
            .build();
    save(service, wanted, ListingField.CONTACTS);
    return desk().reading().changesOf(person(commissioner), service.id()).getFirst();
  }

  @Override
  public void close() {
    site.close();
  }
}
