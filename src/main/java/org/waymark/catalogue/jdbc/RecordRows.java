package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.database.BatchInsert;
import org.waymark.database.Chunks;

/**
 * The documents that say what every organisation and service is now, and the rows they stand in.
 * For one transaction on one thread.
 */
record RecordRows(Connection connection) {

  /** Rows fetched at once, so that PostgreSQL's driver does not hold a whole table. */
  private static final int FETCH_SIZE = 500;

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * @param only identifiers of the organisations wanted; null for all
   */
  List<Organisation> organisations(@Nullable Collection<UUID> only) throws SQLException {
    return read("organisation", only, CatalogueDocuments::readOrganisation);
  }

  /**
   * @param only identifiers of the services wanted; null for all
   */
  List<Service> services(@Nullable Collection<UUID> only) throws SQLException {
    return read("service", only, CatalogueDocuments::readService);
  }

  /** Reading a document takes longer than fetching it, so that is done side by side. */
  private <T> List<T> read(String kind, @Nullable Collection<UUID> only, Function<String, T> read)
      throws SQLException {
    List<String> documents = new ArrayList<>();
    String select = "SELECT document FROM " + kind + "_record";
    if (only == null) {
      fetch(select, List.of(), documents);
    } else {
      for (List<UUID> chunk : Chunks.of(only)) {
        fetch(select + " WHERE id IN (" + marks(chunk) + ")", chunk, documents);
      }
    }
    return documents.parallelStream().map(read).toList();
  }

  private void fetch(String sql, List<UUID> ids, List<String> into) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(FETCH_SIZE);
      bind(query, ids);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          into.add(row.getString(1));
        }
      }
    }
  }

  /**
   * Adds or replaces organisations.
   *
   * @param documents of the organisations, in the same order
   */
  void putOrganisations(
      List<Organisation> organisations, List<String> documents, Set<UUID> there, long version)
      throws SQLException {
    try (BatchInsert update =
            new BatchInsert(
                connection,
                """
                UPDATE organisation_record
                SET source = ?, external_id = ?, version = ?, document = ? WHERE id = ?
                """);
        BatchInsert insert =
            new BatchInsert(
                connection,
                """
                INSERT INTO organisation_record (source, external_id, version, document, id)
                VALUES (?, ?, ?, ?, ?)
                """)) {
      for (int i = 0; i < organisations.size(); i++) {
        Organisation each = organisations.get(i);
        String document = documents.get(i);
        (there.contains(each.id().value()) ? update : insert)
            .add(
                each,
                (row, o) -> {
                  bindRecord(row, 1, o.provenance(), version, document);
                  row.setObject(5, o.id().value());
                });
      }
    }
  }

  /**
   * Adds or replaces services.
   *
   * @param documents of the services, in the same order
   */
  void putServices(List<Service> services, List<String> documents, Set<UUID> there, long version)
      throws SQLException {
    try (BatchInsert update =
            new BatchInsert(
                connection,
                """
                UPDATE service_record SET organisation_id = ?, source = ?, external_id = ?,
                  version = ?, document = ? WHERE id = ?
                """);
        BatchInsert insert =
            new BatchInsert(
                connection,
                """
                INSERT INTO service_record
                  (organisation_id, source, external_id, version, document, id)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
      for (int i = 0; i < services.size(); i++) {
        Service each = services.get(i);
        String document = documents.get(i);
        (there.contains(each.id().value()) ? update : insert)
            .add(
                each,
                (row, s) -> {
                  row.setObject(1, s.organisation().value());
                  bindRecord(row, 2, s.provenance(), version, document);
                  row.setObject(6, s.id().value());
                });
      }
    }
  }

  private static void bindRecord(
      PreparedStatement row, int first, Provenance provenance, long version, String document)
      throws SQLException {
    row.setString(first, provenance.source());
    row.setString(first + 1, provenance.externalId());
    row.setLong(first + 2, version);
    row.setString(first + 3, document);
  }

  /**
   * The document itself. JSON can keep a NUL character, but PostgreSQL cannot keep one anywhere
   * else.
   *
   * @throws IllegalArgumentException for one with a NUL character; the message holds the text
   */
  static String withoutNul(String document) {
    if (document.contains("\\u0000")) {
      Matcher text = TEXT.matcher(document);
      while (text.find()) {
        if (text.group(1).replace("\\\\", "").contains("\\u0000")) {
          throw new IllegalArgumentException(
              "The text \""
                  + text.group(1).replace("\\u0000", "\\0")
                  + "\" has a NUL character: take it out");
        }
      }
    }
    return document;
  }

  void remove(String kind, Collection<UUID> ids) throws SQLException {
    delete("DELETE FROM " + kind + "_record WHERE id IN", ids);
  }

  /** Which of these organisations or services are there. */
  Set<UUID> existing(String kind, Collection<UUID> ids) throws SQLException {
    return ids("SELECT id FROM " + kind + "_record WHERE id IN", ids);
  }

  /** The change that last touched each of these services; of those that are there. */
  Map<UUID, Long> versions(Collection<UUID> services) throws SQLException {
    Map<UUID, Long> versions = new HashMap<>();
    for (List<UUID> chunk : Chunks.of(services)) {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT id, version FROM service_record WHERE id IN (" + marks(chunk) + ")")) {
        bind(query, chunk);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            versions.put(row.getObject(1, UUID.class), row.getLong(2));
          }
        }
      }
    }
    return versions;
  }

  /** The services that these organisations run. */
  Set<UUID> servicesRunBy(Collection<UUID> organisations) throws SQLException {
    return ids("SELECT id FROM service_record WHERE organisation_id IN", organisations);
  }

  /** The places that may not be known of the services that each of these organisations runs. */
  Map<OrganisationId, Set<LocationId>> hiddenPlaces(Collection<UUID> organisations)
      throws SQLException {
    Map<OrganisationId, Set<LocationId>> found = new HashMap<>();
    for (List<UUID> chunk : Chunks.of(organisations)) {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT s.organisation_id, l.id FROM location_record l"
                  + " JOIN service_record s ON s.id = l.service_id"
                  + " WHERE l.disclosure <> 'PUBLIC' AND s.organisation_id IN ("
                  + marks(chunk)
                  + ")")) {
        bind(query, chunk);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found
                .computeIfAbsent(
                    new OrganisationId(row.getObject(1, UUID.class)), _ -> new HashSet<>())
                .add(new LocationId(row.getObject(2, UUID.class)));
          }
        }
      }
    }
    return found;
  }

  /**
   * @param upToTheBracket a query for identifiers by identifiers
   */
  Set<UUID> ids(String upToTheBracket, Collection<UUID> of) throws SQLException {
    Set<UUID> found = new HashSet<>();
    for (List<UUID> chunk : Chunks.of(of)) {
      try (PreparedStatement query =
          connection.prepareStatement(upToTheBracket + " (" + marks(chunk) + ")")) {
        bind(query, chunk);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getObject(1, UUID.class));
          }
        }
      }
    }
    return found;
  }

  /**
   * @param upToTheBracket a statement that deletes by identifiers
   */
  void delete(String upToTheBracket, Collection<UUID> ids) throws SQLException {
    for (List<UUID> chunk : Chunks.of(ids)) {
      try (PreparedStatement statement =
          connection.prepareStatement(upToTheBracket + " (" + marks(chunk) + ")")) {
        bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }

  static String marks(Collection<?> ids) {
    return String.join(", ", Collections.nCopies(ids.size(), "?"));
  }

  static void bind(PreparedStatement statement, List<UUID> ids) throws SQLException {
    int parameter = 0;
    for (UUID id : ids) {
      statement.setObject(++parameter, id);
    }
  }
}
