package org.waymark.need.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.GeographyRepository;
import org.waymark.need.NeedSource;
import org.waymark.need.NeedTable;

/**
 * The figures in the database, kept in memory and read again when the geography changes: they are
 * loaded together with it. Thread-safe.
 */
@Singleton
@Requires(beans = DataSource.class)
final class StoredNeed implements NeedSource {

  private final NeedRepository figures;
  private final GeographyRepository geographies;
  private @Nullable NeedTable table;
  private long revision = -1;

  StoredNeed(DataSource dataSource, GeographyRepository geographies) {
    this.figures = new NeedRepository(dataSource);
    this.geographies = geographies;
  }

  @Override
  public synchronized NeedTable table() {
    long now = geographies.revision();
    NeedTable known = table;
    if (known == null || now != revision) {
      try {
        known = figures.load();
      } catch (SQLException e) {
        throw new IllegalStateException("The need figures cannot be read", e);
      }
      revision = now;
      // None yet is not a state to keep: the load may still be going on.
      table = known.listIndicators().isEmpty() ? null : known;
    }
    return known;
  }
}
