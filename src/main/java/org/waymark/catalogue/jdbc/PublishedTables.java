package org.waymark.catalogue.jdbc;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.database.BatchInsert;
import org.waymark.database.Transactions;
import org.waymark.geography.Boundary;
import org.waymark.geography.Position;
import org.waymark.geography.jdbc.GeometryColumn;

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

  PublishedTables(Transactions transactions, BeanProvider<PublishedForm> form) {
    this.transactions = transactions;
    this.form = form;
  }

  /** What an older Waymark, another geography or other limits left is written anew. */
  @EventListener
  void onStartup(StartupEvent event) {
    String basis = form.get().basis();
    if (!transactions.read(connection -> basis.equals(writtenBasis(connection)))) {
      transactions.write(
          connection -> {
            try (PreparedStatement lock =
                connection.prepareStatement(
                    "SELECT latest FROM catalogue_head WHERE id = 1 FOR UPDATE")) {
              lock.executeQuery().close();
            }
            writeAll(connection, basis);
            return true;
          });
    }
  }

  /**
   * Makes the tables those of a change, in its transaction.
   *
   * @param services as they are now, those of the change that are there
   * @param touchedServices those, and the ones that went
   * @param touchedOrganisations of the change
   */
  void follow(
      Connection connection,
      Collection<Service> services,
      Set<UUID> touchedServices,
      Set<UUID> touchedOrganisations)
      throws SQLException {
    String basis = form.get().basis();
    if (!basis.equals(writtenBasis(connection))) {
      writeAll(connection, basis);
      return;
    }
    RecordRows records = new RecordRows(connection);
    Set<UUID> organisations = new HashSet<>(touchedOrganisations);
    organisations.addAll(
        records.ids("SELECT organisation_id FROM published.service WHERE id IN", touchedServices));
    for (String part : List.of("reach", "place", "offer")) {
      delete(records, part, "service_id", touchedServices);
    }
    delete(records, "service", "id", touchedServices);
    organisations.addAll(add(connection, services));
    writeOrganisations(connection, records, organisations);
  }

  private void writeAll(Connection connection, String basis) throws SQLException {
    for (String table : List.of("reach", "place", "offer", "service", "organisation")) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM published." + table)) {
        delete.executeUpdate();
      }
    }
    RecordRows records = new RecordRows(connection);
    writeOrganisations(connection, records, add(connection, records.services(null)));
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE catalogue_head SET published_basis = ?")) {
      update.setString(1, basis);
      update.executeUpdate();
    }
  }

  private static @Nullable String writtenBasis(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT published_basis FROM catalogue_head WHERE id = 1");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static void delete(RecordRows records, String table, String column, Set<UUID> ids)
      throws SQLException {
    records.delete("DELETE FROM published." + table + " WHERE " + column + " IN", ids);
  }

  /**
   * @return the organisations of the services that were added
   */
  private Set<UUID> add(Connection connection, Collection<Service> all) throws SQLException {
    PublishedForm published = form.get();
    List<Service> services = all.stream().filter(Service::isPublic).map(published::of).toList();
    BatchInsert.all(connection, SERVICE, services, PublishedTables::bindService);
    try (BatchInsert offers = new BatchInsert(connection, OFFER);
        BatchInsert places = new BatchInsert(connection, PLACE);
        BatchInsert reaches = new BatchInsert(connection, REACH)) {
      for (Service service : services) {
        UUID id = service.id().value();
        int number = 0;
        for (Offer offer : service.offers()) {
          addOffer(offers, reaches, id, ++number, offer);
        }
        for (ServiceLocation location : service.locations()) {
          if (!(location instanceof ServiceLocation.Withheld)) {
            places.add(location, (row, each) -> bindPlace(row, id, each));
          }
        }
      }
    }
    Set<UUID> organisations = new HashSet<>();
    services.forEach(each -> organisations.add(each.organisation().value()));
    return organisations;
  }

  private static void addOffer(
      BatchInsert offers, BatchInsert reaches, UUID service, int number, Offer offer)
      throws SQLException {
    offers.add(
        offer,
        (row, each) -> {
          row.setObject(1, service);
          row.setInt(2, number);
          row.setString(3, list(each.supportTypes().stream()));
          row.setString(4, list(each.deliveryModes().stream()));
        });
    int area = 0;
    for (ServiceArea reach : offer.serviceAreas()) {
      int areaNumber = ++area;
      reaches.add(
          reach,
          (row, each) -> {
            row.setObject(1, service);
            row.setInt(2, number);
            row.setInt(3, areaNumber);
            bindReach(row, each);
          });
    }
  }

  private static final String SERVICE =
      """
      INSERT INTO published.service (id, organisation_id, name, description, url, crime_types,
        by_and_for, specialist, open_to, minimum_age, maximum_age, genders, referral_sources,
        languages, interpreting, accessibility, telephones, capacity, wait_weeks, capacity_as_of,
        assured_on, source, external_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static void bindService(PreparedStatement row, Service s) throws SQLException {
    row.setObject(1, s.id().value());
    row.setObject(2, s.organisation().value());
    row.setString(3, s.name());
    row.setString(4, s.description());
    row.setString(5, s.url());
    row.setString(6, list(s.crimeTypes().stream()));
    row.setString(7, cohorts(s, CohortLevel.Level.BY_AND_FOR));
    row.setString(8, cohorts(s, CohortLevel.Level.SPECIALIST));
    row.setString(9, cohorts(s, CohortLevel.Level.OPEN));
    row.setObject(10, s.eligibility().minimumAge(), Types.SMALLINT);
    row.setObject(11, s.eligibility().maximumAge(), Types.SMALLINT);
    row.setString(12, list(s.eligibility().genders().stream()));
    row.setString(13, list(s.referralSources().stream()));
    row.setString(14, list(s.languages().stream()));
    row.setBoolean(15, s.interpreting());
    row.setString(16, list(s.accessibility().stream()));
    row.setString(
        17,
        list(
            s.contacts().stream()
                .filter(each -> each.kind() == Contact.Kind.TELEPHONE)
                .map(Contact::value)));
    row.setString(18, s.capacity().status().name());
    row.setObject(19, s.capacity().waitWeeks(), Types.SMALLINT);
    row.setObject(20, s.capacity().asOf(), Types.DATE);
    row.setObject(21, s.assuredOn(), Types.DATE);
    row.setString(22, s.provenance().source());
    row.setString(23, s.provenance().externalId());
  }

  private static final String OFFER =
      """
      INSERT INTO published.offer (service_id, number, support_types, delivery_modes)
      VALUES (?, ?, ?, ?)
      """;

  private static final String PLACE =
      """
      INSERT INTO published.place (id, service_id, disclosure, name, address, postcode, area_code,
        geom)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static void bindPlace(PreparedStatement row, UUID service, ServiceLocation location)
      throws SQLException {
    row.setObject(1, location.id().value());
    row.setObject(2, service);
    row.setString(3, location.disclosure().name());
    switch (location) {
      case ServiceLocation.Public open -> {
        row.setString(4, open.name());
        row.setString(5, String.join(", ", open.addressLines()));
        row.setString(6, open.postcode());
        row.setString(7, null);
        Position at = open.position();
        GeometryColumn.set(
            row,
            8,
            at == null
                ? null
                : Boundary.WGS84.createPoint(new Coordinate(at.longitude(), at.latitude())));
      }
      case ServiceLocation.AreaOnly areaOnly -> {
        row.setString(4, null);
        row.setString(5, null);
        row.setString(6, null);
        row.setString(7, areaOnly.area().value());
        GeometryColumn.set(row, 8, null);
      }
      case ServiceLocation.Withheld _ ->
          throw new IllegalArgumentException("A withheld place is not published");
    }
  }

  private static final String REACH =
      """
      INSERT INTO published.reach (service_id, offer, number, kind, area_code, label,
        radius_metres, geom)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static void bindReach(PreparedStatement row, ServiceArea area) throws SQLException {
    switch (area) {
      case ServiceArea.Coded coded -> bindReach(row, "CODED", coded.area().value(), null, null);
      case ServiceArea.Drawn drawn -> bindReach(row, "DRAWN", null, drawn, null);
      case ServiceArea.TravelRadius radius ->
          bindReach(row, "TRAVEL_RADIUS", null, null, radius.distance().metres());
      case ServiceArea.EnglandWide _ -> bindReach(row, "ENGLAND_WIDE", null, null, null);
    }
  }

  private static void bindReach(
      PreparedStatement row,
      String kind,
      @Nullable String code,
      ServiceArea.@Nullable Drawn drawn,
      @Nullable Double metres)
      throws SQLException {
    row.setString(4, kind);
    row.setString(5, code);
    row.setString(6, drawn == null ? null : drawn.name());
    row.setObject(7, metres, Types.DOUBLE);
    GeometryColumn.set(row, 8, drawn == null ? null : drawn.boundary().toGeometry());
  }

  /** Those of them that run a published listing are there, and no others. */
  private static void writeOrganisations(
      Connection connection, RecordRows records, Set<UUID> organisations) throws SQLException {
    delete(records, "organisation", "id", organisations);
    Set<UUID> running =
        records.ids(
            "SELECT DISTINCT organisation_id FROM published.service WHERE organisation_id IN",
            organisations);
    BatchInsert.all(
        connection,
        """
        INSERT INTO published.organisation (id, name, organisation_type, description, website,
          email, charity_number, company_number, led_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        records.organisations(running),
        PublishedTables::bindOrganisation);
  }

  private static void bindOrganisation(PreparedStatement row, Organisation o) throws SQLException {
    row.setObject(1, o.id().value());
    row.setString(2, o.name());
    row.setString(3, o.type().name());
    row.setString(4, o.description());
    row.setString(5, o.website());
    row.setString(6, o.email());
    row.setString(7, o.charityNumber());
    row.setString(8, o.companyNumber());
    row.setString(9, list(o.ledBy().stream()));
  }

  private static String cohorts(Service service, CohortLevel.Level level) {
    return list(
        service.cohorts().stream().filter(each -> each.level() == level).map(CohortLevel::cohort));
  }

  /** Sorted, with a bar on both sides of each; empty for none. */
  private static String list(Stream<?> values) {
    List<String> texts = values.map(PublishedTables::text).sorted().toList();
    return texts.isEmpty() ? "" : "|" + String.join("|", texts) + "|";
  }

  private static String text(Object value) {
    return value instanceof Enum<?> choice ? choice.name() : value.toString();
  }
}
