package org.waymark.need.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.waymark.Latest;
import org.waymark.need.NeedSource;
import org.waymark.need.NeedStore;
import org.waymark.need.NeedTable;

/**
 * The figures in the database, kept in memory and read again when their revision has changed,
 * whichever node changed them: asking for it is one look at an index. Thread-safe.
 */
@Singleton
@Requires(beans = DataSource.class)
final class StoredNeed implements NeedSource {

  private final NeedRepository figures;
  private final Latest<NeedStore.Stored> latest;

  StoredNeed(NeedRepository figures) {
    this.figures = figures;
    latest = new Latest<>(figures::load, NeedStore.Stored::revision, figures::revision);
  }

  @Override
  public long revision() {
    return figures.revision();
  }

  @Override
  public NeedTable table() {
    return latest.refresh().table();
  }
}
