package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;

/**
 * Writes and deletes the rows of organisations and services in batches, table by table. Rows of
 * "service" and "organisation" that are there are updated; what belongs to them is deleted and
 * inserted anew. For one transaction on one thread.
 */
final class CatalogueWriting {

  /** Services handled at once: each table then takes one batch. */
  static final int CHUNK = 500;

  /** What belongs to a service, what refers to others first. Locations are handled apart. */
  private static final List<String> PARTS =
      List.of(
          "arrangement_area",
          "arrangement_party",
          "commissioning_arrangement",
          "contact",
          "opening_time",
          "service_accessibility",
          "service_language",
          "service_referral_source",
          "eligible_risk",
          "eligible_residence",
          "eligible_only_cohort",
          "eligible_gender",
          "service_area",
          "offer_delivery_mode",
          "offer_support_type",
          "offer",
          "service_cohort",
          "service_crime_type");

  private final Connection connection;

  CatalogueWriting(Connection connection) {
    this.connection = connection;
  }

  /**
   * Adds or replaces one chunk of organisations.
   *
   * @return the identifiers of those that were there before
   */
  Set<UUID> putOrganisations(List<Organisation> chunk) throws SQLException {
    Set<UUID> there = existing("organisation", chunk.stream().map(o -> o.id().value()).toList());
    delete("organisation_led_by", "organisation_id", there);
    try (Batch update =
            new Batch(
                connection,
                """
                UPDATE organisation SET name = ?, organisation_type = ?, description = ?,
                  website = ?, email = ?, charity_number = ?, company_number = ?, source = ?,
                  external_id = ?, recorded_at = ?
                WHERE id = ?
                """);
        Batch insert =
            new Batch(
                connection,
                """
                INSERT INTO organisation (name, organisation_type, description, website, email,
                  charity_number, company_number, source, external_id, recorded_at, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      for (Organisation o : chunk) {
        (there.contains(o.id().value()) ? update : insert)
            .text(o.name())
            .name(o.type())
            .text(o.description())
            .text(o.website())
            .text(o.email())
            .text(o.charityNumber())
            .text(o.companyNumber())
            .text(o.provenance().source())
            .text(o.provenance().externalId())
            .instant(o.provenance().recordedAt())
            .uuid(o.id().value())
            .add();
      }
    }
    try (Batch insert =
        new Batch(
            connection,
            "INSERT INTO organisation_led_by (organisation_id, cohort) VALUES (?, ?)")) {
      for (Organisation o : chunk) {
        for (TermId cohort : o.ledBy()) {
          insert.uuid(o.id().value()).text(cohort.value()).add();
        }
      }
    }
    return there;
  }

  /**
   * Adds or replaces one chunk of services.
   *
   * @return the identifiers of those that were there before
   */
  Set<UUID> putServices(List<Service> chunk) throws SQLException {
    Set<UUID> there = existing("service", chunk.stream().map(s -> s.id().value()).toList());
    for (String table : PARTS) {
      delete(table, "service_id", there);
    }
    putServiceRows(chunk, there);
    putTerms(chunk);
    putOffers(chunk);
    putEligibility(chunk);
    putAccess(chunk);
    putLocations(chunk, there);
    putArrangements(chunk);
    return there;
  }

  private void putServiceRows(List<Service> chunk, Set<UUID> there) throws SQLException {
    try (Batch update =
            new Batch(
                connection,
                """
                UPDATE service SET organisation_id = ?, name = ?, description = ?, url = ?,
                  status = ?, minimum_age = ?, maximum_age = ?, report_requirement = ?,
                  other_conditions = ?, interpreting = ?, opening_note = ?, capacity_status = ?,
                  wait_weeks = ?, capacity_as_of = ?, assured_on = ?, source = ?,
                  external_id = ?, recorded_at = ?, visibility = ?
                WHERE id = ?
                """);
        Batch insert =
            new Batch(
                connection,
                """
                INSERT INTO service (organisation_id, name, description, url, status,
                  minimum_age, maximum_age, report_requirement, other_conditions, interpreting,
                  opening_note, capacity_status, wait_weeks, capacity_as_of, assured_on, source,
                  external_id, recorded_at, visibility, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      for (Service s : chunk) {
        (there.contains(s.id().value()) ? update : insert)
            .uuid(s.organisation().value())
            .text(s.name())
            .text(s.description())
            .text(s.url())
            .name(s.status())
            .integer(s.eligibility().minimumAge())
            .integer(s.eligibility().maximumAge())
            .name(s.eligibility().report())
            .text(s.eligibility().otherConditions())
            .flag(s.interpreting())
            .text(s.openingNote())
            .name(s.capacity().status())
            .integer(s.capacity().waitWeeks())
            .date(s.capacity().asOf())
            .date(s.assuredOn())
            .text(s.provenance().source())
            .text(s.provenance().externalId())
            .instant(s.provenance().recordedAt())
            .name(s.visibility())
            .uuid(s.id().value())
            .add();
      }
    }
  }

  private void putTerms(List<Service> chunk) throws SQLException {
    try (Batch crimes =
            new Batch(
                connection,
                "INSERT INTO service_crime_type (service_id, crime_type) VALUES (?, ?)");
        Batch cohorts =
            new Batch(
                connection,
                """
                INSERT INTO service_cohort (service_id, ord, cohort, cohort_level)
                VALUES (?, ?, ?, ?)
                """)) {
      for (Service s : chunk) {
        for (TermId crime : s.crimeTypes()) {
          crimes.uuid(s.id().value()).text(crime.value()).add();
        }
        int ord = 0;
        for (CohortLevel cohort : s.cohorts()) {
          cohorts
              .uuid(s.id().value())
              .integer(ord++)
              .text(cohort.cohort().value())
              .name(cohort.level())
              .add();
        }
      }
    }
  }

  private void putOffers(List<Service> chunk) throws SQLException {
    try (Batch insert =
        new Batch(connection, "INSERT INTO offer (service_id, offer) VALUES (?, ?)")) {
      for (Service s : chunk) {
        for (int offer = 0; offer < s.offers().size(); offer++) {
          insert.uuid(s.id().value()).integer(offer).add();
        }
      }
    }
    try (Batch supportTypes =
            new Batch(
                connection,
                """
                INSERT INTO offer_support_type (service_id, offer, support_type)
                VALUES (?, ?, ?)
                """);
        Batch modes =
            new Batch(
                connection,
                """
                INSERT INTO offer_delivery_mode (service_id, offer, delivery_mode)
                VALUES (?, ?, ?)
                """);
        Batch reach =
            new Batch(
                connection,
                """
                INSERT INTO service_area (service_id, offer, ord, kind, area_code, label, geom,
                  radius_metres)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      for (Service s : chunk) {
        UUID id = s.id().value();
        int ord = 0;
        for (Offer offer : s.offers()) {
          for (TermId supportType : offer.supportTypes()) {
            supportTypes.uuid(id).integer(ord).text(supportType.value()).add();
          }
          for (Enum<?> mode : offer.deliveryModes()) {
            modes.uuid(id).integer(ord).name(mode).add();
          }
          int areaOrd = 0;
          for (ServiceArea area : offer.serviceAreas()) {
            reach.uuid(id).integer(ord).integer(areaOrd++);
            where(reach, area).add();
          }
          ord++;
        }
      }
    }
  }

  /** Kind, area code, label, shape, radius. */
  private static Batch where(Batch row, ServiceArea area) throws SQLException {
    return switch (area) {
      case ServiceArea.Coded coded ->
          row.text("CODED").text(coded.area().value()).text(null).geometry(null).number(null);
      case ServiceArea.Drawn drawn ->
          row.text("DRAWN")
              .text(null)
              .text(drawn.name())
              .geometry(drawn.boundary().toGeometry())
              .number(null);
      case ServiceArea.TravelRadius radius ->
          row.text("TRAVEL_RADIUS")
              .text(null)
              .text(null)
              .geometry(null)
              .number(radius.distance().metres());
      case ServiceArea.EnglandWide everywhere ->
          row.text("ENGLAND_WIDE").text(null).text(null).geometry(null).number(null);
    };
  }

  private void putEligibility(List<Service> chunk) throws SQLException {
    try (Batch genders =
            new Batch(
                connection, "INSERT INTO eligible_gender (service_id, gender) VALUES (?, ?)");
        Batch cohorts =
            new Batch(
                connection, "INSERT INTO eligible_only_cohort (service_id, cohort) VALUES (?, ?)");
        Batch residence =
            new Batch(
                connection,
                "INSERT INTO eligible_residence (service_id, area_code) VALUES (?, ?)");
        Batch risks =
            new Batch(connection, "INSERT INTO eligible_risk (service_id, risk) VALUES (?, ?)")) {
      for (Service s : chunk) {
        UUID id = s.id().value();
        for (Enum<?> gender : s.eligibility().genders()) {
          genders.uuid(id).name(gender).add();
        }
        for (TermId cohort : s.eligibility().onlyCohorts()) {
          cohorts.uuid(id).text(cohort.value()).add();
        }
        for (AreaCode area : s.eligibility().residence()) {
          residence.uuid(id).text(area.value()).add();
        }
        for (Enum<?> risk : s.eligibility().risks()) {
          risks.uuid(id).name(risk).add();
        }
      }
    }
  }

  /** How to refer, in which language, when, and whom to call. */
  private void putAccess(List<Service> chunk) throws SQLException {
    try (Batch sources =
            new Batch(
                connection,
                """
                INSERT INTO service_referral_source (service_id, referral_source) VALUES (?, ?)
                """);
        Batch languages =
            new Batch(
                connection, "INSERT INTO service_language (service_id, language) VALUES (?, ?)");
        Batch features =
            new Batch(
                connection,
                "INSERT INTO service_accessibility (service_id, feature) VALUES (?, ?)");
        Batch times =
            new Batch(
                connection,
                """
                INSERT INTO opening_time (service_id, ord, weekday, opens, closes)
                VALUES (?, ?, ?, ?, ?)
                """);
        Batch contacts =
            new Batch(
                connection,
                """
                INSERT INTO contact (service_id, ord, kind, detail, note) VALUES (?, ?, ?, ?, ?)
                """)) {
      for (Service s : chunk) {
        UUID id = s.id().value();
        for (Enum<?> source : s.referralSources()) {
          sources.uuid(id).name(source).add();
        }
        for (String language : s.languages()) {
          languages.uuid(id).text(language).add();
        }
        for (Enum<?> feature : s.accessibility()) {
          features.uuid(id).name(feature).add();
        }
        int ord = 0;
        for (OpeningTime time : s.openingTimes()) {
          times
              .uuid(id)
              .integer(ord++)
              .integer(time.day().getValue())
              .time(time.opens())
              .time(time.closes())
              .add();
        }
        ord = 0;
        for (Contact contact : s.contacts()) {
          contacts
              .uuid(id)
              .integer(ord++)
              .name(contact.kind())
              .text(contact.value())
              .text(contact.note())
              .add();
        }
      }
    }
  }

  /**
   * The row of a location that is not public is kept where it can be: its withheld address goes
   * when the row goes. One that becomes public is made anew, so that no withheld address stays
   * behind it.
   */
  private void putLocations(List<Service> chunk, Set<UUID> there) throws SQLException {
    List<ServiceLocation> all = chunk.stream().flatMap(s -> s.locations().stream()).toList();
    Set<UUID> ids = all.stream().map(l -> l.id().value()).collect(Collectors.toSet());
    Set<UUID> stored = new HashSet<>(existing("location", ids));
    stored.addAll(locationsOf(there));
    Set<UUID> kept =
        all.stream()
            .filter(l -> l.disclosure() != ServiceLocation.Disclosure.PUBLIC)
            .map(l -> l.id().value())
            .filter(stored::contains)
            .collect(Collectors.toSet());
    stored.removeAll(kept);
    // Lines and features of what was public and is no longer.
    delete("location_address_line", "location_id", kept);
    delete("location_accessibility", "location_id", kept);
    delete("location", "id", stored);
    try (Batch update =
            new Batch(
                connection,
                """
                UPDATE location SET service_id = ?, ord = ?, disclosure = ?, name = ?,
                  postcode = ?, geom = ?, area_code = ?
                WHERE id = ?
                """);
        Batch insert =
            new Batch(
                connection,
                """
                INSERT INTO location (service_id, ord, disclosure, name, postcode, geom, area_code,
                  id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      for (Service s : chunk) {
        int ord = 0;
        for (ServiceLocation location : s.locations()) {
          UUID id = location.id().value();
          Batch row =
              (kept.contains(id) ? update : insert)
                  .uuid(s.id().value())
                  .integer(ord++)
                  .name(location.disclosure());
          switch (location) {
            case ServiceLocation.Public open ->
                row.text(open.name())
                    .text(open.postcode())
                    .geometry(point(open.position()))
                    .text(null);
            case ServiceLocation.AreaOnly area ->
                row.text(null).text(null).geometry(null).text(area.area().value());
            case ServiceLocation.Withheld withheld ->
                row.text(null).text(null).geometry(null).text(null);
          }
          row.uuid(id).add();
        }
      }
    }
    try (Batch lines =
            new Batch(
                connection,
                "INSERT INTO location_address_line (location_id, ord, line) VALUES (?, ?, ?)");
        Batch features =
            new Batch(
                connection,
                "INSERT INTO location_accessibility (location_id, feature) VALUES (?, ?)")) {
      for (ServiceLocation location : all) {
        if (location instanceof ServiceLocation.Public open) {
          UUID id = open.id().value();
          int ord = 0;
          for (String line : open.addressLines()) {
            lines.uuid(id).integer(ord++).text(line).add();
          }
          for (Enum<?> feature : open.accessibility()) {
            features.uuid(id).name(feature).add();
          }
        }
      }
    }
  }

  private static @Nullable Geometry point(@Nullable Position position) {
    return position == null
        ? null
        : Boundary.WGS84.createPoint(new Coordinate(position.longitude(), position.latitude()));
  }

  private void putArrangements(List<Service> chunk) throws SQLException {
    try (Batch insert =
        new Batch(
            connection,
            """
            INSERT INTO commissioning_arrangement (service_id, ord, fund, yearly_value_pounds,
              starts_on, ends_on, extension_option, procurement_route, joint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (Service s : chunk) {
        int ord = 0;
        for (CommissioningArrangement a : s.arrangements()) {
          insert
              .uuid(s.id().value())
              .integer(ord++)
              .text(a.fund())
              .bigint(a.yearlyValuePounds())
              .date(a.starts())
              .date(a.ends())
              .text(a.extension())
              .text(a.procurementRoute())
              .flag(a.joint())
              .add();
        }
      }
    }
    try (Batch parties =
            new Batch(
                connection,
                """
                INSERT INTO arrangement_party (service_id, arrangement, party_role, ord, name)
                VALUES (?, ?, ?, ?, ?)
                """);
        Batch areas =
            new Batch(
                connection,
                """
                INSERT INTO arrangement_area (service_id, arrangement, area_code)
                VALUES (?, ?, ?)
                """)) {
      for (Service s : chunk) {
        UUID id = s.id().value();
        int arrangement = 0;
        for (CommissioningArrangement a : s.arrangements()) {
          int ord = 0;
          for (String name : a.commissioners()) {
            parties.uuid(id).integer(arrangement).text("COMMISSIONER").integer(ord++).text(name);
            parties.add();
          }
          ord = 0;
          for (String name : a.funders()) {
            parties.uuid(id).integer(arrangement).text("FUNDER").integer(ord++).text(name).add();
          }
          for (AreaCode area : a.areasPaidFor()) {
            areas.uuid(id).integer(arrangement).text(area.value()).add();
          }
          arrangement++;
        }
      }
    }
  }

  /** Deletes one chunk of services with all that belongs to them. */
  void removeServices(Collection<UUID> chunk) throws SQLException {
    for (String table : PARTS) {
      delete(table, "service_id", chunk);
    }
    delete("location", "service_id", chunk);
    delete("service", "id", chunk);
  }

  /** Deletes one chunk of organisations that run no service any more. */
  void removeOrganisations(Collection<UUID> chunk) throws SQLException {
    delete("organisation_led_by", "organisation_id", chunk);
    delete("organisation", "id", chunk);
  }

  /** Which of these identifiers the table has. */
  Set<UUID> existing(String table, Collection<UUID> ids) throws SQLException {
    return select("SELECT id FROM " + table + " WHERE id IN (", ids);
  }

  /** The services that these organisations run. */
  Set<UUID> servicesRunBy(Collection<UUID> organisations) throws SQLException {
    return select("SELECT id FROM service WHERE organisation_id IN (", organisations);
  }

  private Set<UUID> locationsOf(Collection<UUID> services) throws SQLException {
    return select("SELECT id FROM location WHERE service_id IN (", services);
  }

  private Set<UUID> select(String upToTheBracket, Collection<UUID> ids) throws SQLException {
    Set<UUID> found = new HashSet<>();
    if (ids.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(upToTheBracket + questionMarks(ids.size()) + ")")) {
      bind(statement, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
      }
    }
    return found;
  }

  /** Table and column are names from this class, never from outside. */
  private void delete(String table, String column, Collection<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM "
                + table
                + " WHERE "
                + column
                + " IN ("
                + questionMarks(ids.size())
                + ")")) {
      bind(statement, ids);
      statement.executeUpdate();
    }
  }

  private static String questionMarks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private static void bind(PreparedStatement statement, Collection<UUID> ids) throws SQLException {
    int parameter = 0;
    for (UUID id : ids) {
      statement.setObject(++parameter, id);
    }
  }
}
