package org.waymark.geography.jdbc;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;

/** The geography in the database; its revision comes from the ledger of what was loaded when. */
@Singleton
final class StoredGeography implements GeographyRepository {

  private final DataSource dataSource;
  private final Transactions transactions;

  StoredGeography(DataSource dataSource, Transactions transactions) {
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  @Override
  public long revision() {
    return transactions.read(
        connection -> {
          long revision = 0;
          for (DataSetLedger.Entry entry : DataSetLedger.list(connection)) {
            revision =
                31 * revision + Objects.hash(entry.name(), entry.checksum(), entry.loadedAt());
          }
          return revision;
        });
  }

  @Override
  public Geography load() {
    try {
      return new GeographyReader(dataSource).load();
    } catch (SQLException e) {
      throw new DatabaseProblem(
          "The geography cannot be read from the database.",
          "Start Waymark again; if it stays, load it anew with: waymark geodata load --built-in",
          e);
    }
  }
}
