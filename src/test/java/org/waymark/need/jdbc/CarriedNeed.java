package org.waymark.need.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.need.NeedSource;
import org.waymark.need.NeedTable;

/** Without a database: the figures that the program carries. Thread-safe. */
@Singleton
@Requires(missingBeans = DataSource.class)
final class CarriedNeed implements NeedSource {

  private @Nullable NeedTable table;

  @Override
  public synchronized NeedTable table() {
    NeedTable known = table;
    if (known == null) {
      known = BuiltInNeed.read();
      table = known;
    }
    return known;
  }

  @Override
  public long revision() {
    return 0;
  }
}
