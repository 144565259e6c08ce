package org.waymark.snapshot;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.GeographyRepository;
import org.waymark.vocabulary.Vocabularies;

/**
 * Makes snapshots and hands out the latest. Making one is serialised; reading takes no lock.
 *
 * <p>A new one is made when the catalogue says it changed, when the database has a revision that
 * this node has not seen (another node wrote it), and when the day changes (areas come into force,
 * listings go stale).
 */
@Context
public final class SnapshotKeeper {

  private final CatalogueRepository catalogues;
  private final GeographyRepository geographies;
  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final Clock clock;
  private final ApplicationEventPublisher<SnapshotPublished> events;
  private final ReentrantLock making = new ReentrantLock();

  private volatile @Nullable Snapshot current;
  private long geographyRevision = -1;
  private @Nullable ReachCalculator reaches;

  SnapshotKeeper(
      CatalogueRepository catalogues,
      GeographyRepository geographies,
      Clock clock,
      ApplicationEventPublisher<SnapshotPublished> events) {
    this.catalogues = catalogues;
    this.geographies = geographies;
    this.clock = clock;
    this.events = events;
  }

  /** The latest snapshot, made now when there is none yet. */
  public Snapshot current() {
    Snapshot latest = current;
    return latest == null ? refresh() : latest;
  }

  /** True once a snapshot can be read without waiting. */
  public boolean isReady() {
    return current != null;
  }

  /** Makes a new snapshot when anything has changed since the last; answers the latest. */
  public Snapshot refresh() {
    making.lock();
    try {
      Snapshot last = current;
      LocalDate today = LocalDate.now(clock);
      long geography = geographies.revision();
      if (last != null
          && geography == geographyRevision
          && last.catalogue().revision() == catalogues.latestRevision()
          && last.today().equals(today)) {
        return last;
      }
      ReachCalculator calculator = reaches;
      if (calculator == null || geography != geographyRevision) {
        calculator = new ReachCalculator(geographies.load());
        reaches = calculator;
        geographyRevision = geography;
      }
      Catalogue catalogue = catalogues.load();
      Snapshot next =
          new Snapshot(
              last == null ? 1 : last.number() + 1,
              today,
              vocabularies,
              calculator.geography(),
              catalogue,
              new ServiceIndex(catalogue, vocabularies, calculator, today));
      current = next;
      events.publishEvent(new SnapshotPublished(next));
      return next;
    } finally {
      making.unlock();
    }
  }

  @EventListener
  void onCatalogueChanged(CatalogueChanged ignored) {
    if (current != null) {
      refresh();
    }
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    if (current != null) {
      refresh();
    }
  }
}
