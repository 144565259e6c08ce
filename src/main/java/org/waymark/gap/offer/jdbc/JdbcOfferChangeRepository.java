package org.waymark.gap.offer.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.waymark.StaleException;
import org.waymark.database.Transactions;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeRepository;
import org.waymark.gap.offer.OfferChanges;

/**
 * Changes of the offer in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers wait
 * for nobody.
 */
@Singleton
@Requires(beans = DataSource.class)
record JdbcOfferChangeRepository(Transactions transactions, OfferChangeRows rows, Clock clock)
    implements OfferChangeRepository {

  @Override
  public long latestRevision() {
    return transactions.read(() -> rows.latest());
  }

  @Override
  public OfferChanges load() {
    return transactions.read(
        () ->
            new OfferChanges(
                rows.latest(),
                rows.listOrderById().stream().map(OfferChangeRows.Row::toChange).toList()));
  }

  @Override
  public OfferChange add(OfferChange change, long known, Consumer<OfferChange> alongside) {
    if (change.id() != 0) {
      throw new IllegalArgumentException(
          "Change " + change.id() + " is kept already: add a new one with id 0");
    }
    return transactions.write(
        () -> {
          OfferChange kept = change.withId(rows.lockLatest() + 1);
          refuseWhenChangedSince(change, known);
          rows.setLatest(kept.id());
          rows.save(OfferChangeRows.Row.of(kept, clock.instant()));
          alongside.accept(kept);
          return kept;
        });
  }

  /** Under the lock, so that nobody does anything between this and the writing. */
  private void refuseWhenChangedSince(OfferChange change, long known) {
    if (rows.listByIdGreaterThan(known).stream()
        .anyMatch(row -> row.toChange().isOfSameLineAs(change))) {
      throw new StaleException("Something was done to this line meanwhile");
    }
  }
}
