package org.waymark.listing.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.database.Transactions;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergeRepository;

/** Merges in H2GIS or PostGIS. Thread-safe. */
@Singleton
final class JdbcMergeRepository implements MergeRepository {

  private final Transactions transactions;

  JdbcMergeRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Merge merge) {
    transactions.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO listing_merge (id, kind, kept, dropped, who, why, merged_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?)
                  """)) {
            insert.setObject(1, merge.id());
            insert.setString(2, merge.kind().name());
            insert.setObject(3, merge.kept());
            insert.setObject(4, merge.dropped());
            insert.setString(5, merge.who());
            insert.setString(6, merge.why());
            insert.setObject(7, at(merge.at()));
            insert.executeUpdate();
          }
          addRecords(connection, merge.id(), false, merge.before());
          addRecords(connection, merge.id(), true, merge.after());
          return merge.id();
        });
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static void addRecords(
      Connection connection, UUID merge, boolean after, Merge.Records records) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO listing_merge_record (merge_id, after_it, number, kind, document)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      int number = 0;
      for (Organisation organisation : records.organisations()) {
        bind(insert, merge, after, number++, Merge.Kind.ORGANISATION);
        insert.setString(5, CatalogueDocuments.write(organisation));
        insert.executeUpdate();
      }
      for (Service service : records.services()) {
        bind(insert, merge, after, number++, Merge.Kind.SERVICE);
        insert.setString(5, CatalogueDocuments.write(service));
        insert.executeUpdate();
      }
    }
  }

  private static void bind(
      PreparedStatement insert, UUID merge, boolean after, int number, Merge.Kind kind)
      throws SQLException {
    insert.setObject(1, merge);
    insert.setBoolean(2, after);
    insert.setInt(3, number);
    insert.setString(4, kind.name());
  }

  @Override
  public Optional<Merge> find(UUID id) {
    return transactions.read(
        connection -> select(connection, "WHERE id = ?", id).stream().findFirst());
  }

  @Override
  public List<Merge> list() {
    return transactions.read(connection -> select(connection, "ORDER BY merged_at DESC, id", null));
  }

  private static List<Merge> select(Connection connection, String where, @Nullable UUID key)
      throws SQLException {
    List<Merge> merges = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT id, kind, kept, dropped, who, why, merged_at, undone_at FROM listing_merge
            """
                + where)) {
      if (key != null) {
        statement.setObject(1, key);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          OffsetDateTime undone = row.getObject(8, OffsetDateTime.class);
          merges.add(
              new Merge(
                  id,
                  Merge.Kind.valueOf(row.getString(2)),
                  row.getObject(3, UUID.class),
                  row.getObject(4, UUID.class),
                  records(connection, id, false),
                  records(connection, id, true),
                  row.getString(5),
                  row.getString(6),
                  row.getObject(7, OffsetDateTime.class).toInstant(),
                  undone == null ? null : undone.toInstant()));
        }
      }
    }
    return merges;
  }

  private static Merge.Records records(Connection connection, UUID merge, boolean after)
      throws SQLException {
    List<Organisation> organisations = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT kind, document FROM listing_merge_record
            WHERE merge_id = ? AND after_it = ? ORDER BY number
            """)) {
      statement.setObject(1, merge);
      statement.setBoolean(2, after);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (Merge.Kind.valueOf(row.getString(1)) == Merge.Kind.SERVICE) {
            services.add(CatalogueDocuments.readService(row.getString(2)));
          } else {
            organisations.add(CatalogueDocuments.readOrganisation(row.getString(2)));
          }
        }
      }
    }
    return new Merge.Records(organisations, services);
  }

  @Override
  public boolean undo(UUID id, Instant at) {
    return transactions.write(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE listing_merge SET undone_at = ? WHERE id = ? AND undone_at IS NULL")) {
            update.setObject(1, at(at));
            update.setObject(2, id);
            return update.executeUpdate() == 1;
          }
        });
  }
}
