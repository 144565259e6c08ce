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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.jdbc.PublishedRows.Listing;
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
record PublishedTables(
    Transactions transactions,
    BeanProvider<PublishedForm> form,
    PublishedRows.Organisations organisations,
    PublishedRows.Services services,
    PublishedRows.Offers offers,
    PublishedRows.Places places,
    PublishedRows.Reaches reaches) {

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
   * Makes the tables those of a change, in its transaction. A row that stays as it is, is not
   * written.
   *
   * @param put as they are now, those of the change that are there
   * @param were those of them that the tables hold as they were before, if they were public
   * @param touchedServices those that were put, and the ones that went
   * @param touchedOrganisations of the change
   */
  void follow(
      Connection connection,
      Collection<Service> put,
      Map<UUID, Service> were,
      Set<UUID> touchedServices,
      Set<UUID> touchedOrganisations)
      throws SQLException {
    String basis = form.get().basis();
    if (!services.basis().equals(Optional.of(basis))) {
      writeAll(connection, basis);
      return;
    }
    Set<UUID> touched = new HashSet<>(touchedOrganisations);
    Set<UUID> unknown = new HashSet<>(touchedServices);
    unknown.removeAll(were.keySet());
    for (List<UUID> chunk : Chunks.of(unknown)) {
      List<UUID> before = services.organisationsOf(chunk);
      if (!before.isEmpty()) {
        touched.addAll(before);
        remove(chunk);
      }
    }
    Changes changes = new Changes();
    for (Service each : put) {
      Service was = were.get(each.id().value());
      changes.add(was == null ? null : listing(was), listing(each));
    }
    changes.write();
    touched.addAll(changes.organisations);
    writeOrganisations(connection, touched);
  }

  private void remove(List<UUID> ids) {
    reaches.deleteByServiceIdIn(ids);
    places.deleteByServiceIdIn(ids);
    offers.deleteByServiceIdIn(ids);
    services.deleteByIdIn(ids);
  }

  private void writeAll(Connection connection, String basis) throws SQLException {
    reaches.deleteAll();
    places.deleteAll();
    offers.deleteAll();
    services.deleteAll();
    organisations.deleteAll();
    Changes all = new Changes();
    new RecordRows(connection).services(null).forEach(each -> all.add(null, listing(each)));
    all.write();
    writeOrganisations(connection, all.organisations);
    services.setBasis(basis);
  }

  /** The rows of a listing that everybody may read; null for any other. */
  private @Nullable Listing listing(Service service) {
    return service.isPublic() ? Listing.of(form.get().of(service)) : null;
  }

  /** What becomes of the rows of listings, table by table. */
  private final class Changes {
    private final List<PublishedRows.ServiceRow> added = new ArrayList<>();
    private final List<PublishedRows.ServiceRow> replaced = new ArrayList<>();
    private final Rows<PublishedRows.OfferRow> offered = new Rows<>();
    private final Rows<PublishedRows.PlaceRow> placed = new Rows<>();
    private final Rows<PublishedRows.ReachRow> reached = new Rows<>();
    private final List<UUID> gone = new ArrayList<>();

    /** Those that may run a published listing now and did not before, or the other way round. */
    private final Set<UUID> organisations = new HashSet<>();

    void add(@Nullable Listing was, @Nullable Listing is) {
      Listing either = is == null ? was : is;
      if (either == null) {
        return;
      }
      if (was == null) {
        added.add(either.service());
        organisations.add(either.service().organisationId());
      } else if (is == null) {
        gone.add(was.service().id());
        organisations.add(was.service().organisationId());
      } else if (!was.service().equals(is.service())) {
        replaced.add(is.service());
        if (!was.service().organisationId().equals(is.service().organisationId())) {
          organisations.add(was.service().organisationId());
          organisations.add(is.service().organisationId());
        }
      }
      UUID id = either.service().id();
      offered.add(id, rows(was, Listing::offers), rows(is, Listing::offers));
      placed.add(id, rows(was, Listing::places), rows(is, Listing::places));
      reached.add(id, rows(was, Listing::reaches), rows(is, Listing::reaches));
    }

    private <R> List<R> rows(@Nullable Listing listing, Function<Listing, List<R>> of) {
      return listing == null ? List.of() : of.apply(listing);
    }

    void write() {
      save(gone, services::deleteByIdIn);
      save(replaced, services::updateAll);
      save(added, services::saveAll);
      offered.write(offers::deleteByServiceIdIn, offers::saveAll);
      placed.write(places::deleteByServiceIdIn, places::saveAll);
      reached.write(reaches::deleteByServiceIdIn, reaches::saveAll);
    }
  }

  /** Of a table with several rows to a listing: all of a listing stay, or all are written anew. */
  private static final class Rows<R> {
    private final List<UUID> stale = new ArrayList<>();
    private final List<R> fresh = new ArrayList<>();

    void add(UUID service, List<R> were, List<R> are) {
      if (!were.equals(are)) {
        if (!were.isEmpty()) {
          stale.add(service);
        }
        fresh.addAll(are);
      }
    }

    void write(Consumer<List<UUID>> delete, Consumer<List<R>> save) {
      Chunks.of(stale).forEach(delete);
      Chunks.of(fresh).forEach(save);
    }
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
