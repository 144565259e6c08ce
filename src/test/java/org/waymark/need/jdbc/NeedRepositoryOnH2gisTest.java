package org.waymark.need.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.waymark.database.BatchInsert;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class NeedRepositoryOnH2gisTest extends NeedRepositoryContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }

  @Test
  void valuesThatAKilledLoadLeftDoNotStopTheNext() throws SQLException {
    NeedTable carried = BuiltInNeed.read();
    NeedIndicator indicator = carried.listIndicators().iterator().next();
    NeedValue left = carried.listValues(indicator.id(), indicator.period()).iterator().next();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      // As a file has it after a kill: a value without its edition.
      statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
      try (BatchInsert insert = NeedTables.valueInsert(connection)) {
        insert.add(left, NeedTables::bindValue);
      }
      statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
    }

    assertThat(loadBuiltIn()).isTrue();

    assertThat(repository().load().table().listIndicators()).isNotEmpty();
  }
}
