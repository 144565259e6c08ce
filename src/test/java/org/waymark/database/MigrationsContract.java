package org.waymark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.waymark.testing.DatabaseContract;

abstract class MigrationsContract extends DatabaseContract {
  @Test
  void secondRunHasNothingToDo() throws SQLException {
    assertThat(Migrations.migrate(dataSource())).isZero();
  }

  @Test
  void spatialFunctionsAreThereAfterwards() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ST_Intersects(ST_SetSRID(ST_MakePoint(1, 2), 4326),"
                    + " ST_MakeEnvelope(0, 0, 5, 5, 4326))")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  @Test
  void databaseOfNewerProgramIsRefusedAndNamed() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "installed_by", "execution_time", "success")
          VALUES (9000, '9000', 'from the future', 'SQL', 'V9000__x.sql', 'test', 1, true)
          """);
      try {
        assertThatThrownBy(() -> Migrations.migrate(dataSource()))
            .isInstanceOf(NewerDatabaseException.class)
            .hasMessageContaining("9000")
            .hasMessageContaining("Nothing was changed");
      } finally {
        statement.executeUpdate("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '9000'");
      }
    }
  }
}
