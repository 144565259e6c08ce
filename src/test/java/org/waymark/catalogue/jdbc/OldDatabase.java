package org.waymark.catalogue.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.waymark.audit.AuditTrail;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.history.VersionDigests;
import org.waymark.database.DatabaseKind;
import org.waymark.database.Transactions;
import org.waymark.testing.Beans;

/**
 * A database as Waymark left it on 30 November 2026 (commit 7a9a6d8), when a listing stood in some
 * twenty tables: 256 services with history, accounts, open changes, routes and sealed addresses.
 *
 * <p>{@code catalogue/old/database.tsv.gz} holds its rows, written by that program: a line {@code
 * #table column:type ...} and then one line a row. {@code catalogue.jsonl.gz} holds what that
 * program read from them, a document a line. Neither is ever made anew.
 */
public final class OldDatabase {

  /** The last migration of that program. */
  private static final String SCHEMA = "060";

  /** What belongs to a service or an organisation and is there once for each. */
  private static final Set<String> COPIED =
      Set.of(
          "organisation",
          "organisation_led_by",
          "service",
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
          "location_address_line",
          "location_accessibility",
          "commissioning_arrangement",
          "arrangement_party",
          "arrangement_area",
          "hidden_location");

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(\"(?:id|organisation)\":\")[0-9a-f]{4}|(\"externalId\":\"(?:[^\"\\\\]|\\\\.)*)");

  private final DataSource dataSource;
  private final List<Table> tables;
  private final List<String> documents;

  /** A null stands for null. */
  private record Table(
      String name, List<String> columns, List<String> types, List<String[]> rows) {}

  private OldDatabase(DataSource dataSource) throws SQLException {
    this.dataSource = dataSource;
    tables = tables();
    documents = new ArrayList<>(lines("catalogue.jsonl.gz"));
  }

  /**
   * Makes it.
   *
   * @param empty before any migration
   */
  public static OldDatabase in(DataSource empty) throws SQLException {
    Flyway.configure()
        .dataSource(empty)
        .locations(DatabaseKind.of(empty).migrationLocations().toArray(String[]::new))
        .target(SCHEMA)
        .load()
        .migrate();
    OldDatabase old = new OldDatabase(empty);
    old.fill();
    return old;
  }

  /** The services that are in it, as that program read them. */
  public List<Service> services() {
    return documents.stream()
        .filter(OldDatabase::isOfService)
        .map(CatalogueDocuments::readService)
        .toList();
  }

  /** The organisations that are in it, as that program read them. */
  public List<Organisation> organisations() {
    return documents.stream()
        .filter(document -> !isOfService(document))
        .map(CatalogueDocuments::readOrganisation)
        .toList();
  }

  /** The change that last touched each service itself. */
  public Map<ServiceId, Long> versions() {
    Table changes =
        tables.stream()
            .filter(each -> each.name().equals("service_change"))
            .findFirst()
            .orElseThrow();
    Map<ServiceId, Long> versions = new HashMap<>();
    for (String[] row : changes.rows()) {
      if (!row[2].equals("ORGANISATION")) {
        versions.merge(ServiceId.of(row[1]), Long.valueOf(row[0]), Math::max);
      }
    }
    versions.keySet().retainAll(services().stream().map(Service::id).toList());
    return versions;
  }

  /** As it was before there was a history of listings. */
  public void forgetHistory() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      boolean embedded = DatabaseKind.of(connection) == DatabaseKind.H2GIS;
      for (String table : List.of("service_version", "organisation_version", "audit_entry")) {
        if (embedded) {
          // Fires no trigger there.
          statement.executeUpdate("TRUNCATE TABLE " + table);
        } else {
          statement.executeUpdate("ALTER TABLE " + table + " DISABLE TRIGGER USER");
          statement.executeUpdate("DELETE FROM " + table);
          statement.executeUpdate("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
      }
      statement.executeUpdate("UPDATE catalogue_head SET history_from = NULL");
      statement.executeUpdate(
          "UPDATE audit_head SET latest = 0, digest = '" + "0".repeat(64) + "'");
    }
  }

  private static boolean isOfService(String document) {
    return document.contains("\"organisation\":");
  }

  /** How many rows a table had; 0 for one that was empty. */
  public int rowsOf(String table) {
    return tables.stream()
        .filter(each -> each.name().equals(table))
        .mapToInt(each -> each.rows().size())
        .sum();
  }

  private void fill() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (Table table : tables) {
          if (table.name().endsWith("_head")) {
            statement.executeUpdate("DELETE FROM " + table.name());
          }
        }
        // The first start had dropped them.
        for (String column : List.of("address_lines", "postcode", "geom")) {
          statement.execute("ALTER TABLE withheld_address DROP COLUMN " + column);
        }
      }
      for (Table table : tables) {
        insert(connection, table, UnaryOperator.identity());
      }
      connection.commit();
    }
  }

  /**
   * Adds everything again under other identifiers, as that many imports would have.
   *
   * @param copies fewer than 4,000
   */
  public void multiply(int copies, Clock clock) {
    Transactions transactions = Beans.transactions(dataSource);
    AuditTrail trail = Audits.on(transactions, clock).trail();
    List<String> originals = List.copyOf(documents);
    for (int copy = 1; copy <= copies; copy++) {
      int number = copy;
      transactions.write(
          connection -> {
            copy(connection, trail, originals, number);
            return true;
          });
    }
  }

  private void copy(Connection connection, AuditTrail trail, List<String> originals, int copy)
      throws SQLException {
    String prefix = "%04x".formatted(copy);
    for (Table table : tables) {
      if (COPIED.contains(table.name())) {
        insert(connection, table, row -> copied(table, row, prefix));
      }
    }
    long revision = advance(connection);
    List<String> lines = new ArrayList<>();
    for (String original : originals) {
      String document = copied(original, prefix);
      documents.add(document);
      lines.add(insertVersion(connection, revision, document));
    }
    trail.record(
        "import",
        "catalogue.changed",
        "catalogue:" + revision,
        Map.of(
            "revision", Long.toString(revision),
            "why", "copy " + copy,
            "versions", Integer.toString(lines.size()),
            "versions-digest", VersionDigests.ofRevision(lines)));
  }

  private static long advance(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE catalogue_head SET latest = latest + 1");
      statement.executeUpdate(
          "INSERT INTO catalogue_revision (revision, changed_at, changed_by, reason)"
              + " SELECT latest, TIMESTAMP WITH TIME ZONE '2026-07-01 10:00:00+00', 'import',"
              + " 'copy' FROM catalogue_head");
      try (var row = statement.executeQuery("SELECT latest FROM catalogue_head")) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String insertVersion(Connection connection, long revision, String document)
      throws SQLException {
    String kind = isOfService(document) ? "service" : "organisation";
    String id = document.substring(document.indexOf("\"id\":\"") + 6).substring(0, 36);
    String digest = VersionDigests.ofDocument(document);
    run(
        connection,
        "INSERT INTO " + kind + "_version VALUES (?, CAST(? AS uuid), 'ADDED', ?, ?)",
        revision,
        id,
        document,
        digest);
    if (kind.equals("service")) {
      run(
          connection,
          "INSERT INTO service_change VALUES (?, CAST(? AS uuid), 'ADDED')",
          revision,
          id);
    }
    return VersionDigests.line(kind, id, "ADDED", digest);
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String[] copied(Table table, String[] row, String prefix) {
    String[] copy = row.clone();
    for (int i = 0; i < copy.length; i++) {
      String value = copy[i];
      if (value != null && table.types().get(i).equals("uuid")) {
        copy[i] = prefix + value.substring(4);
      } else if (value != null && table.columns().get(i).equals("external_id")) {
        copy[i] = value + "#" + prefix;
      }
    }
    return copy;
  }

  private static String copied(String document, String prefix) {
    Matcher matcher = IDENTIFIER.matcher(document);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) != null ? found.group(1) + prefix : found.group(2) + "#" + prefix));
  }

  private static void insert(Connection connection, Table table, UnaryOperator<String[]> change)
      throws SQLException {
    String values =
        String.join(
            ", ",
            table.types().stream()
                .map(type -> type.equals("bytea") ? "?" : "CAST(? AS " + type + ")")
                .toList());
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + table.name()
                + " ("
                + String.join(", ", table.columns())
                + ") VALUES ("
                + values
                + ")")) {
      int waiting = 0;
      for (String[] row : table.rows()) {
        bind(statement, table.types(), change.apply(row));
        statement.addBatch();
        if (++waiting % 500 == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, List<String> types, String[] row)
      throws SQLException {
    for (int i = 0; i < row.length; i++) {
      String value = row[i];
      if (types.get(i).equals("bytea")) {
        statement.setBytes(i + 1, value == null ? null : HexFormat.of().parseHex(value));
      } else if (value == null) {
        statement.setNull(i + 1, Types.VARCHAR);
      } else {
        statement.setString(i + 1, value);
      }
    }
  }

  private static List<Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    Table table = null;
    for (String line : lines("database.tsv.gz")) {
      if (line.startsWith("#")) {
        table = table(line.substring(1).split("\t", -1));
        tables.put(table.name(), table);
      } else {
        Objects.requireNonNull(table).rows().add(row(line));
      }
    }
    return List.copyOf(tables.values());
  }

  private static Table table(String[] head) {
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      columns.add(head[i].substring(0, colon));
      String type = head[i].substring(colon + 1);
      types.add(type.equals("text") ? "varchar" : type);
    }
    return new Table(head[0], columns, types, new ArrayList<>());
  }

  private static String[] row(String line) {
    String[] row = line.split("\t", -1);
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i].equals("\\N") ? null : plain(row[i]);
    }
    return row;
  }

  private static String plain(String escaped) {
    Map<Character, Character> meanings = new HashMap<>(Map.of('t', '\t', 'n', '\n', 'r', '\r'));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      text.append(c == '\\' ? meanings.getOrDefault(escaped.charAt(++i), '\\') : c);
    }
    return text.toString();
  }

  private static List<String> lines(String name) {
    InputStream file =
        Objects.requireNonNull(OldDatabase.class.getResourceAsStream("/catalogue/old/" + name));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
