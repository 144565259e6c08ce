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
import org.waymark.account.AccountId;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.database.Transactions;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.bulk.BulkPlan;
import org.waymark.listing.bulk.BulkPlanRepository;

/** Uploaded workbooks in H2GIS or PostGIS. Thread-safe. */
@Singleton
final class JdbcBulkPlanRepository implements BulkPlanRepository {

  private final Transactions transactions;

  JdbcBulkPlanRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public void add(BulkPlan plan) {
    transactions.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO bulk_plan (id, owner, made_at) VALUES (?, ?, ?)")) {
            insert.setObject(1, plan.id());
            insert.setObject(2, plan.owner().value());
            insert.setObject(3, at(plan.madeAt()));
            insert.executeUpdate();
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO bulk_line (plan_id, number, service_id, version, document,
                    with_funding)
                  VALUES (?, ?, ?, ?, ?, ?)
                  """)) {
            int number = 0;
            for (BulkPlan.Line line : plan.lines()) {
              insert.setObject(1, plan.id());
              insert.setInt(2, number++);
              insert.setObject(3, line.service().value());
              insert.setString(4, line.version().toString());
              insert.setString(5, CatalogueDocuments.write(line.mine()));
              insert.setBoolean(6, line.withFunding());
              insert.executeUpdate();
            }
          }
          return plan.lines().size();
        });
  }

  @Override
  public Optional<BulkPlan> find(UUID id) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT owner, made_at FROM bulk_plan WHERE id = ? AND applied_at IS NULL")) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new BulkPlan(
                          id,
                          new AccountId(row.getObject(1, UUID.class)),
                          row.getObject(2, OffsetDateTime.class).toInstant(),
                          lines(connection, id)))
                  : Optional.empty();
            }
          }
        });
  }

  private static List<BulkPlan.Line> lines(Connection connection, UUID plan) throws SQLException {
    List<BulkPlan.Line> lines = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT service_id, version, document, with_funding FROM bulk_line
            WHERE plan_id = ? ORDER BY number
            """)) {
      statement.setObject(1, plan);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lines.add(
              new BulkPlan.Line(
                  new ServiceId(row.getObject(1, UUID.class)),
                  ListingVersion.parse(row.getString(2)).orElseThrow(),
                  CatalogueDocuments.readService(row.getString(3)),
                  row.getBoolean(4)));
        }
      }
    }
    return lines;
  }

  @Override
  public boolean take(UUID id, Instant at) {
    return transactions.write(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE bulk_plan SET applied_at = ? WHERE id = ? AND applied_at IS NULL")) {
            update.setObject(1, at(at));
            update.setObject(2, id);
            return update.executeUpdate() == 1;
          }
        });
  }

  @Override
  public void removeBefore(Instant then) {
    transactions.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM bulk_plan WHERE made_at < ?")) {
            delete.setObject(1, at(then));
            return delete.executeUpdate();
          }
        });
  }
}
