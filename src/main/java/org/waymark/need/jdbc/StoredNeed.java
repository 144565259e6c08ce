package org.waymark.need.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
  private volatile NeedStore.@Nullable Stored known;

  StoredNeed(NeedRepository figures) {
    this.figures = figures;
  }

  @Override
  public long revision() {
    return figures.revision();
  }

  @Override
  public NeedTable table() {
    long now = figures.revision();
    NeedStore.Stored kept = known;
    if (kept != null && kept.revision() == now) {
      return kept.table();
    }
    return readAgain(now);
  }

  private synchronized NeedTable readAgain(long now) {
    NeedStore.Stored kept = known;
    if (kept == null || kept.revision() < now) {
      kept = figures.load();
      known = kept;
    }
    return kept.table();
  }
}
