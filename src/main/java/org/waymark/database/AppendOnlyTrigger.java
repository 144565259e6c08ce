package org.waymark.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to change or delete a row of a table of an embedded database. Named by migrations, so its
 * name and package stay as they are.
 */
public final class AppendOnlyTrigger implements Trigger {

  /** SQLSTATE "restrict violation", as PostgreSQL's trigger gives it. */
  private static final String RESTRICTED = "23001";

  private String table = "this table";

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String tableName,
      boolean before,
      int type) {
    table = tableName;
  }

  @Override
  public void fire(
      Connection connection, @Nullable Object @Nullable [] old, @Nullable Object @Nullable [] next)
      throws SQLException {
    throw new SQLException("Rows of " + table + " are only ever added", RESTRICTED);
  }
}
