package org.waymark.need.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.waymark.StaleException;
import org.waymark.database.BatchInsert;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.need.NeedChange;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedStore;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;

/** The need figures of the database. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
public final class NeedRepository implements NeedStore {

  private final Transactions transactions;
  private final DataSetLedger ledger;
  private final NeedTables tables;

  NeedRepository(Transactions transactions, DataSetLedger ledger, NeedTables tables) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.tables = tables;
  }

  /**
   * The number of the last change; 0 when there was none. Cheap to ask.
   *
   * @throws DatabaseProblem when the database fails
   */
  public long revision() {
    return transactions.read(tables::revision);
  }

  /**
   * Every edition and value; an empty table when none was loaded.
   *
   * @throws DatabaseProblem when the database fails
   */
  @Override
  public Stored load() {
    return transactions.read(
        connection ->
            new Stored(
                tables.revision(),
                new NeedTable(tables.editions(), NeedTables.values(connection))));
  }

  @Override
  public long apply(NeedChange change, long basedOn) {
    return transactions.write(
        connection -> {
          // The lock of all loading: a built-in load at a start waits for this, and this for it.
          ledger.lock();
          if (tables.revision() != basedOn) {
            throw new StaleException("Somebody else changed the need figures meanwhile");
          }
          write(connection, change);
          return tables.recordChange(change.at(), change.who(), change.what());
        });
  }

  private void write(Connection connection, NeedChange change) throws SQLException {
    Set<String> stored = new HashSet<>(tables.indicatorIds());
    List<NeedIndicator> fresh =
        change.editions().stream().filter(edition -> stored.add(edition.id())).toList();
    tables.insertIndicators(fresh);
    tables.insertEditions(change.editions());
    NeedTables.deleteValues(connection, change.values());
    try (BatchInsert insert = NeedTables.valueInsert(connection)) {
      for (NeedValue value : change.values()) {
        insert.add(value, NeedTables::bindValue);
      }
    }
  }
}
