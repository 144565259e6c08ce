package org.waymark.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.postgresql.util.PGobject;

/**
 * Writes the document of every organisation and service from the tables of V011. Where that is what
 * the last version says already, nothing else happens. A record that was never written down (the
 * database is older than V033) or that is not as it was written (one of its places went to another
 * service) gets a version of its own in one new revision, which the next start seals in the audit.
 *
 * <p>It knows nothing of the program's classes, which go on changing, and is never edited. Works
 * through some hundred services at a time.
 */
final class V081__records_from_tables extends BaseJavaMigration {

  private static final int CHUNK = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A row by column. */
  private record Row(Map<String, Object> values) {

    @Nullable Object find(String column) {
      return values.get(column);
    }

    String text(String column) {
      return find(column) instanceof java.sql.Clob clob
          ? clobText(clob)
          : String.valueOf(find(column));
    }

    UUID id(String column) {
      return (UUID) Objects.requireNonNull(find(column));
    }

    long number(String column) {
      return ((Number) Objects.requireNonNull(find(column))).longValue();
    }

    private static String clobText(java.sql.Clob clob) {
      try {
        return clob.getSubString(1, Math.toIntExact(clob.length()));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The rows of each table that belong to some services, by service. */
  private final Map<String, Map<UUID, List<Row>>> parts = new HashMap<>();

  private final List<Found> found = new ArrayList<>();

  /** A document that no version says. */
  private record Found(String kind, UUID id, String document) {}

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
      try (Statement statement = connection.createStatement()) {
        // Documents stand in their rows: read and written several times faster.
        statement.execute("SET MAX_LENGTH_INPLACE_LOB 1000000");
      }
    }
    carryOrganisations(connection);
    List<UUID> services =
        rows(connection, "SELECT id FROM service ORDER BY id").stream()
            .map(row -> row.id("id"))
            .toList();
    for (int from = 0; from < services.size(); from += CHUNK) {
      carryServices(connection, services.subList(from, Math.min(services.size(), from + CHUNK)));
    }
    writeDownWhatWasFound(connection);
  }

  private void carryOrganisations(Connection connection) throws SQLException {
    Map<UUID, List<Row>> ledBy =
        bySubject(rows(connection, "SELECT * FROM organisation_led_by"), "organisation_id");
    Map<UUID, List<Row>> versions =
        bySubject(rows(connection, LAST_VERSION.formatted("organisation", "")), "id");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO organisation_record VALUES (?, ?, ?, ?, ?)")) {
      for (Row row : rows(connection, "SELECT * FROM organisation")) {
        UUID id = row.id("id");
        ObjectNode node = JSON.createObjectNode().put("format", 1);
        put(node, row, "id", "id", "name", "name", "type", "organisation_type");
        put(node, row, "description", "description", "website", "website", "email", "email");
        put(node, row, "charityNumber", "charity_number", "companyNumber", "company_number");
        set(node, "ledBy", ledBy.getOrDefault(id, List.of()), "cohort");
        node.set("provenance", provenance(row));
        String document = document("organisation", id, node, versions);
        insert.setObject(1, id);
        insert.setString(2, row.text("source"));
        insert.setString(3, row.text("external_id"));
        insert.setLong(4, versions.containsKey(id) ? last(versions, id).number("revision") : 0);
        insert.setString(5, document);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Of each record the last version. */
  private static final String LAST_VERSION =
      """
      SELECT v.%1$s_id AS id, v.revision, v.document
      FROM %1$s_version v
      JOIN (SELECT %1$s_id, MAX(revision) AS latest FROM %1$s_version GROUP BY %1$s_id) m
        ON m.%1$s_id = v.%1$s_id AND m.latest = v.revision
      WHERE v.document IS NOT NULL %2$s
      """;

  private void carryServices(Connection connection, List<UUID> ids) throws SQLException {
    parts.clear();
    for (String table :
        List.of(
            "service_crime_type",
            "service_cohort",
            "offer",
            "offer_support_type",
            "offer_delivery_mode",
            "service_area",
            "eligible_gender",
            "eligible_only_cohort",
            "eligible_residence",
            "eligible_risk",
            "service_referral_source",
            "service_language",
            "service_accessibility",
            "opening_time",
            "contact",
            "location",
            "commissioning_arrangement",
            "arrangement_party",
            "arrangement_area")) {
      String sql = "SELECT * FROM " + table + " WHERE service_id IN (" + marks(ids) + ")";
      parts.put(table, bySubject(rows(connection, sql, ids), "service_id"));
    }
    for (String table : List.of("location_address_line", "location_accessibility")) {
      String sql =
          "SELECT p.*, l.service_id FROM "
              + table
              + " p JOIN location l ON l.id = p.location_id WHERE l.service_id IN ("
              + marks(ids)
              + ")";
      parts.put(table, bySubject(rows(connection, sql, ids), "service_id"));
    }
    String only = "AND v.service_id IN (" + marks(ids) + ")";
    Map<UUID, List<Row>> versions =
        bySubject(rows(connection, LAST_VERSION.formatted("service", only), ids), "id");
    Map<UUID, List<Row>> changes =
        bySubject(
            rows(
                connection,
                "SELECT service_id, MAX(revision) AS latest FROM service_change"
                    + " WHERE what <> 'ORGANISATION' AND service_id IN ("
                    + marks(ids)
                    + ") GROUP BY service_id",
                ids),
            "service_id");
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO service_record VALUES (?, ?, ?, ?, ?, ?)");
        PreparedStatement places =
            connection.prepareStatement("INSERT INTO location_record VALUES (?, ?, ?)")) {
      String sql = "SELECT * FROM service WHERE id IN (" + marks(ids) + ")";
      for (Row row : rows(connection, sql, ids)) {
        UUID id = row.id("id");
        insert.setObject(1, id);
        insert.setObject(2, row.id("organisation_id"));
        insert.setString(3, row.text("source"));
        insert.setString(4, row.text("external_id"));
        insert.setLong(5, changes.containsKey(id) ? last(changes, id).number("latest") : 0);
        insert.setString(6, document("service", id, service(row), versions));
        insert.addBatch();
        for (Row place : of("location", id)) {
          places.setObject(1, place.id("id"));
          places.setObject(2, id);
          places.setString(3, place.text("disclosure"));
          places.addBatch();
        }
      }
      insert.executeBatch();
      places.executeBatch();
    }
  }

  /** The text; remembered when the last version says something else. */
  private String document(String kind, UUID id, ObjectNode node, Map<UUID, List<Row>> versions) {
    String document = node.toString();
    if (!versions.containsKey(id) || !last(versions, id).text("document").equals(document)) {
      found.add(new Found(kind, id, document));
    }
    return document;
  }

  private ObjectNode service(Row row) {
    UUID id = row.id("id");
    ObjectNode node = JSON.createObjectNode().put("format", 1);
    put(node, row, "id", "id", "organisation", "organisation_id", "name", "name");
    put(node, row, "description", "description", "url", "url", "status", "status");
    put(node, row, "visibility", "visibility");
    set(node, "crimeTypes", of("service_crime_type", id), "crime_type");
    ArrayNode cohorts = node.putArray("cohorts");
    for (Row each : of("service_cohort", id)) {
      put(cohorts.addObject(), each, "cohort", "cohort", "level", "cohort_level");
    }
    offers(node.putArray("offers"), id);
    ObjectNode eligibility = node.putObject("eligibility");
    put(eligibility, row, "minimumAge", "minimum_age", "maximumAge", "maximum_age");
    set(eligibility, "genders", of("eligible_gender", id), "gender");
    set(eligibility, "onlyCohorts", of("eligible_only_cohort", id), "cohort");
    set(eligibility, "residence", of("eligible_residence", id), "area_code");
    put(eligibility, row, "report", "report_requirement");
    set(eligibility, "risks", of("eligible_risk", id), "risk");
    put(eligibility, row, "otherConditions", "other_conditions");
    set(node, "referralSources", of("service_referral_source", id), "referral_source");
    set(node, "languages", of("service_language", id), "language");
    put(node, row, "interpreting", "interpreting");
    set(node, "accessibility", of("service_accessibility", id), "feature");
    ArrayNode times = node.putArray("openingTimes");
    for (Row each : of("opening_time", id)) {
      put(
          times.addObject().put("day", DayOfWeek.of((int) each.number("weekday")).name()),
          each,
          "opens",
          "opens",
          "closes",
          "closes");
    }
    put(node, row, "openingNote", "opening_note");
    ArrayNode contacts = node.putArray("contacts");
    for (Row each : of("contact", id)) {
      put(contacts.addObject(), each, "kind", "kind", "value", "detail", "note", "note");
    }
    put(
        node.putObject("capacity"),
        row,
        "status",
        "capacity_status",
        "waitWeeks",
        "wait_weeks",
        "asOf",
        "capacity_as_of");
    ArrayNode locations = node.putArray("locations");
    of("location", id).forEach(each -> location(locations.addObject(), each, id));
    ArrayNode arrangements = node.putArray("arrangements");
    of("commissioning_arrangement", id)
        .forEach(each -> arrangement(arrangements.addObject(), each, id));
    put(node, row, "assuredOn", "assured_on");
    node.set("provenance", provenance(row));
    return node;
  }

  private void offers(ArrayNode offers, UUID id) {
    for (Row row : of("offer", id)) {
      long number = row.number("offer");
      ObjectNode offer = offers.addObject();
      set(offer, "supportTypes", of("offer_support_type", id, "offer", number), "support_type");
      set(offer, "deliveryModes", of("offer_delivery_mode", id, "offer", number), "delivery_mode");
      ArrayNode areas = offer.putArray("serviceAreas");
      for (Row area : of("service_area", id, "offer", number)) {
        serviceArea(areas.addObject(), area);
      }
    }
  }

  private static void serviceArea(ObjectNode node, Row row) {
    switch (row.text("kind")) {
      case "CODED" -> put(node.put("kind", "coded"), row, "area", "area_code");
      case "DRAWN" ->
          put(node.put("kind", "drawn"), row, "name", "label").put("boundary", wkt(geometry(row)));
      case "TRAVEL_RADIUS" ->
          put(node.put("kind", "travel-radius"), row, "metres", "radius_metres");
      default -> node.put("kind", "england");
    }
  }

  private void location(ObjectNode node, Row row, UUID service) {
    put(node, row, "id", "id");
    switch (row.text("disclosure")) {
      case "PUBLIC" -> {
        put(node.put("disclosure", "public"), row, "name", "name");
        ArrayNode lines = node.putArray("addressLines");
        List<Row> mine =
            of("location_address_line", service).stream()
                .filter(each -> each.id("location_id").equals(row.id("id")))
                .toList();
        mine.forEach(each -> lines.add(each.text("line")));
        put(node, row, "postcode", "postcode");
        if (row.find("geom") != null) {
          Point point = (Point) geometry(row);
          node.putObject("position").put("longitude", point.getX()).put("latitude", point.getY());
        }
        set(
            node,
            "accessibility",
            of("location_accessibility", service).stream()
                .filter(each -> each.id("location_id").equals(row.id("id")))
                .toList(),
            "feature");
      }
      case "AREA_ONLY" -> put(node.put("disclosure", "area-only"), row, "area", "area_code");
      default -> node.put("disclosure", "withheld");
    }
  }

  private void arrangement(ObjectNode node, Row row, UUID service) {
    long number = row.number("ord");
    ArrayNode commissioners = node.putArray("commissioners");
    ArrayNode funders = node.putArray("funders");
    for (Row party : of("arrangement_party", service, "arrangement", number)) {
      (party.text("party_role").equals("COMMISSIONER") ? commissioners : funders)
          .add(party.text("name"));
    }
    put(node, row, "fund", "fund", "yearlyValuePounds", "yearly_value_pounds");
    put(node, row, "starts", "starts_on", "ends", "ends_on", "extension", "extension_option");
    put(node, row, "procurementRoute", "procurement_route", "joint", "joint");
    set(node, "areasPaidFor", of("arrangement_area", service, "arrangement", number), "area_code");
  }

  private static ObjectNode provenance(Row row) {
    return put(
        JSON.createObjectNode(),
        row,
        "source",
        "source",
        "externalId",
        "external_id",
        "recordedAt",
        "recorded_at");
  }

  /**
   * @param names of a field and its column by turns; what is null is left out
   */
  private static ObjectNode put(ObjectNode node, Row row, String... names) {
    for (int i = 0; i < names.length; i += 2) {
      Object value = row.find(names[i + 1]);
      switch (value) {
        case null -> {}
        case Boolean flag -> node.put(names[i], flag);
        case Double number -> node.put(names[i], number);
        case Number number -> node.put(names[i], number.longValue());
        default -> node.put(names[i], value.toString());
      }
    }
    return node;
  }

  private static void set(ObjectNode node, String name, List<Row> rows, String column) {
    ArrayNode array = node.putArray(name);
    rows.stream().map(row -> row.text(column)).sorted().forEach(array::add);
  }

  private List<Row> of(String table, UUID service) {
    List<Row> rows = parts.getOrDefault(table, Map.of()).getOrDefault(service, List.of());
    String order = table.equals("offer") ? "offer" : "ord";
    return !rows.isEmpty() && rows.getFirst().find(order) != null
        ? rows.stream().sorted((a, b) -> Long.compare(a.number(order), b.number(order))).toList()
        : rows;
  }

  private List<Row> of(String table, UUID service, String column, long number) {
    return of(table, service).stream().filter(row -> row.number(column) == number).toList();
  }

  private static Row last(Map<UUID, List<Row>> rows, UUID id) {
    return Objects.requireNonNull(rows.get(id)).getLast();
  }

  private static Map<UUID, List<Row>> bySubject(List<Row> rows, String column) {
    Map<UUID, List<Row>> bySubject = new HashMap<>();
    for (Row row : rows) {
      bySubject.computeIfAbsent(row.id(column), key -> new ArrayList<>()).add(row);
    }
    return bySubject;
  }

  private static String marks(List<UUID> ids) {
    return String.join(", ", Collections.nCopies(ids.size(), "?"));
  }

  private static List<Row> rows(Connection connection, String sql) throws SQLException {
    return rows(connection, sql, List.of());
  }

  private static List<Row> rows(Connection connection, String sql, List<UUID> ids)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < ids.size(); i++) {
        query.setObject(i + 1, ids.get(i));
      }
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        ResultSetMetaData columns = row.getMetaData();
        while (row.next()) {
          Map<String, Object> values = new HashMap<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = value(row, i);
            if (value != null) {
              values.put(columns.getColumnLabel(i), value);
            }
          }
          rows.add(new Row(values));
        }
      }
      return rows;
    }
  }

  /** Days and times as the program writes them. */
  private static @Nullable Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    return switch (value) {
      case null -> null;
      case Date _ -> row.getObject(column, LocalDate.class);
      case java.sql.Time _ -> row.getObject(column, LocalTime.class).truncatedTo(ChronoUnit.MICROS);
      case java.sql.Timestamp _ -> instant(row, column);
      case OffsetDateTime _ -> instant(row, column);
      // What PostgreSQL has and Java has not is a geometry here; H2 hands out the geometry itself.
      case PGobject _ -> GeometryConverter.ofColumn(row.getBytes(column));
      default -> value;
    };
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static Geometry geometry(Row row) {
    return (Geometry) Objects.requireNonNull(row.find("geom"));
  }

  private static String wkt(Geometry geometry) {
    StringBuilder text = new StringBuilder();
    if (geometry instanceof Polygon polygon) {
      append(text.append("POLYGON "), polygon);
      return text.toString();
    }
    text.append("MULTIPOLYGON (");
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      append(text.append(i == 0 ? "" : ", "), (Polygon) geometry.getGeometryN(i));
    }
    return text.append(')').toString();
  }

  private static void append(StringBuilder text, Polygon polygon) {
    append(text.append('('), polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      append(text.append(", "), polygon.getInteriorRingN(i));
    }
    text.append(')');
  }

  private static void append(StringBuilder text, LineString ring) {
    String separator = "(";
    for (Coordinate at : ring.getCoordinates()) {
      text.append(separator).append(at.getX()).append(' ').append(at.getY());
      separator = ", ";
    }
    text.append(')');
  }

  private void writeDownWhatWasFound(Connection connection) throws SQLException {
    if (found.isEmpty()) {
      return;
    }
    long revision =
        rows(connection, "SELECT latest FROM catalogue_head").getFirst().number("latest") + 1;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO catalogue_revision (revision, changed_at, changed_by, reason)"
                + " VALUES (?, ?, 'waymark', 'Written down when listings became documents')")) {
      insert.setLong(1, revision);
      insert.setObject(2, Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    for (String kind : List.of("organisation", "service")) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO " + kind + "_version VALUES (?, ?, 'FOUND', ?, ?)")) {
        for (Found each : found) {
          if (each.kind().equals(kind)) {
            insert.setLong(1, revision);
            insert.setObject(2, each.id());
            insert.setString(3, each.document());
            insert.setString(4, digest(each.document()));
            insert.addBatch();
          }
        }
        insert.executeBatch();
      }
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE catalogue_head SET latest = ?, unsealed = ?,"
                + " history_from = COALESCE(history_from, ?)")) {
      for (int i = 1; i <= 3; i++) {
        update.setLong(i, revision);
      }
      update.executeUpdate();
    }
  }

  private static String digest(String document) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
