package org.waymark.catalogue.jdbc;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.database.Chunks;
import org.waymark.database.Transactions;

/**
 * The tables of the schema {@code published}, for people with SQL and QGIS. They hold the listings
 * that everybody may read ({@link Service#isPublic}), as {@link PublishedForm} tells them, and the
 * organisations that run one; never a withheld place, of an area-only place its area. Waymark
 * itself writes them in the transaction of a change and never reads a listing from them.
 */
@Singleton
@Requires(beans = DataSource.class)
final class PublishedTables {

  private final Transactions transactions;
  private final BeanProvider<PublishedForm> form;
  private final PublishedRows.Organisations organisations;
  private final PublishedRows.Services services;
  private final PublishedRows.Offers offers;
  private final PublishedRows.Places places;
  private final PublishedRows.Reaches reaches;

  PublishedTables(
      Transactions transactions,
      BeanProvider<PublishedForm> form,
      PublishedRows.Organisations organisations,
      PublishedRows.Services services,
      PublishedRows.Offers offers,
      PublishedRows.Places places,
      PublishedRows.Reaches reaches) {
    this.transactions = transactions;
    this.form = form;
    this.organisations = organisations;
    this.services = services;
    this.offers = offers;
    this.places = places;
    this.reaches = reaches;
  }

  /** What an older Waymark, another geography or other limits left is written anew. */
  @EventListener
  void onStartup(StartupEvent event) {
    Optional<String> basis = Optional.of(form.get().basis());
    if (!transactions.read(() -> services.basis()).equals(basis)) {
      transactions.write(
          connection -> {
            services.lockCatalogue();
            writeAll(connection, basis.get());
            return true;
          });
    }
  }

  /**
   * Makes the tables those of a change, in its transaction.
   *
   * @param put as they are now, those of the change that are there
   * @param touchedServices those, and the ones that went
   * @param touchedOrganisations of the change
   */
  void follow(
      Connection connection,
      Collection<Service> put,
      Set<UUID> touchedServices,
      Set<UUID> touchedOrganisations)
      throws SQLException {
    String basis = form.get().basis();
    if (!services.basis().equals(Optional.of(basis))) {
      writeAll(connection, basis);
      return;
    }
    Set<UUID> touched = new HashSet<>(touchedOrganisations);
    for (List<UUID> chunk : Chunks.of(touchedServices)) {
      List<UUID> before = services.organisationsOf(chunk);
      if (!before.isEmpty()) {
        touched.addAll(before);
        reaches.deleteByServiceIdIn(chunk);
        places.deleteByServiceIdIn(chunk);
        offers.deleteByServiceIdIn(chunk);
        services.deleteByIdIn(chunk);
      }
    }
    touched.addAll(add(put));
    writeOrganisations(connection, touched);
  }

  private void writeAll(Connection connection, String basis) throws SQLException {
    reaches.deleteAll();
    places.deleteAll();
    offers.deleteAll();
    services.deleteAll();
    organisations.deleteAll();
    writeOrganisations(connection, add(new RecordRows(connection).services(null)));
    services.setBasis(basis);
  }

  /**
   * @return the organisations of the services that were added
   */
  private Set<UUID> add(Collection<Service> all) {
    PublishedForm published = form.get();
    List<Service> shown = all.stream().filter(Service::isPublic).map(published::of).toList();
    save(shown.stream().map(PublishedRows.ServiceRow::of).toList(), services::saveAll);
    List<PublishedRows.OfferRow> offered = new ArrayList<>();
    List<PublishedRows.PlaceRow> placed = new ArrayList<>();
    List<PublishedRows.ReachRow> reached = new ArrayList<>();
    Set<UUID> running = new HashSet<>();
    for (Service service : shown) {
      UUID id = service.id().value();
      running.add(service.organisation().value());
      int number = 0;
      for (Offer offer : service.offers()) {
        offered.add(PublishedRows.OfferRow.of(id, ++number, offer));
        int area = 0;
        for (ServiceArea each : offer.serviceAreas()) {
          reached.add(PublishedRows.ReachRow.of(id, number, ++area, each));
        }
      }
      for (ServiceLocation each : service.locations()) {
        if (!(each instanceof ServiceLocation.Withheld)) {
          placed.add(PublishedRows.PlaceRow.of(id, each));
        }
      }
    }
    save(offered, offers::saveAll);
    save(placed, places::saveAll);
    save(reached, reaches::saveAll);
    return running;
  }

  /** Those of them that run a published listing are there, and no others. */
  private void writeOrganisations(Connection connection, Set<UUID> touched) throws SQLException {
    List<UUID> running = new ArrayList<>();
    for (List<UUID> chunk : Chunks.of(touched)) {
      organisations.deleteByIdIn(chunk);
      running.addAll(services.running(chunk));
    }
    save(
        new RecordRows(connection)
            .organisations(running).stream().map(PublishedRows.OrganisationRow::of).toList(),
        organisations::saveAll);
  }

  private static <R> void save(List<R> rows, Consumer<List<R>> save) {
    Chunks.of(rows).forEach(save);
  }
}
