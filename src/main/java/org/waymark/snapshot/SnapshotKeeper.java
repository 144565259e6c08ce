package org.waymark.snapshot;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
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
import org.waymark.catalogue.Service;
import org.waymark.coverage.PublishedReach;
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
 *
 * <p>A snapshot holds what may be published: unlisted listings are in {@link #professional} alone,
 * and a small reach round a place nobody may know is widened in both ({@link PublishedReach}).
 * Whoever edits a listing reads it from {@link CatalogueRepository}.
 */
@Context
public final class SnapshotKeeper {

  private final CatalogueRepository catalogues;
  private final GeographyRepository geographies;
  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final Clock clock;
  private final ApplicationEventPublisher<SnapshotPublished> events;
  private final PublishedReach.Limits smallestReach;
  private final ReentrantLock making = new ReentrantLock();

  private volatile @Nullable Both current;
  private long geographyRevision = -1;
  private @Nullable ReachCalculator reaches;

  SnapshotKeeper(
      CatalogueRepository catalogues,
      GeographyRepository geographies,
      Clock clock,
      ApplicationEventPublisher<SnapshotPublished> events,
      @Value("${waymark.reach.least-residents:5000}") long leastResidents,
      @Value("${waymark.reach.least-square-kilometres:5}") double leastSquareKilometres) {
    this.catalogues = catalogues;
    this.geographies = geographies;
    this.clock = clock;
    this.events = events;
    this.smallestReach = new PublishedReach.Limits(leastResidents, leastSquareKilometres);
  }

  /**
   * The two sides of one revision.
   *
   * @param whole with what is unlisted
   */
  private record Both(
      Snapshot open, Catalogue whole, ReachCalculator reaches, ProfessionalView made) {}

  /** Made when somebody asks. */
  private static final class ProfessionalView {
    private @Nullable Snapshot snapshot;
  }

  /**
   * What everybody may see, the latest; made now when there is none yet. Unlisted listings, and
   * organisations that have no others, are not in it at all.
   */
  public Snapshot current() {
    return both().open();
  }

  /**
   * What people who are signed in as professionals may see, the latest: unlisted listings too. The
   * same object as {@link #current} while there are none; the same number always.
   */
  public Snapshot professional() {
    Both latest = both();
    Snapshot open = latest.open();
    if (latest.whole() == open.catalogue()) {
      return open;
    }
    synchronized (latest.made()) {
      Snapshot made = latest.made().snapshot;
      if (made == null) {
        made =
            new Snapshot(
                open.number(),
                open.today(),
                open.vocabularies(),
                open.geography(),
                latest.whole(),
                new ServiceIndex(
                    latest.whole(), open.vocabularies(), latest.reaches(), open.today()));
        latest.made().snapshot = made;
      }
      return made;
    }
  }

  /**
   * What one reader may see.
   *
   * @param professional whether they are signed in and {@code Authority.isProfessional()}
   */
  public Snapshot forReader(boolean professional) {
    return professional ? professional() : current();
  }

  /**
   * A listing as a snapshot would hold it: the small reach of one that has a place nobody may know
   * is widened.
   */
  public Service published(Service service) {
    return new PublishedReach(both().reaches(), smallestReach).of(service);
  }

  private Both both() {
    Both latest = current;
    return latest == null ? refreshed() : latest;
  }

  /** True once a snapshot can be read without waiting. */
  public boolean isReady() {
    return current != null;
  }

  /** Makes a new snapshot when anything has changed since the last; answers the latest. */
  public Snapshot refresh() {
    return refreshed().open();
  }

  private Both refreshed() {
    making.lock();
    try {
      Both before = current;
      Snapshot last = before == null ? null : before.open();
      LocalDate today = LocalDate.now(clock);
      long geography = geographies.revision();
      if (before != null
          && last != null
          && geography == geographyRevision
          && last.catalogue().revision() == catalogues.latestRevision()
          && last.today().equals(today)) {
        return before;
      }
      ReachCalculator calculator = reaches;
      if (calculator == null || geography != geographyRevision) {
        calculator = new ReachCalculator(geographies.load());
        reaches = calculator;
        geographyRevision = geography;
      }
      Catalogue whole = new PublishedReach(calculator, smallestReach).of(catalogues.load());
      Catalogue catalogue = whole.withoutUnlisted();
      Snapshot next =
          new Snapshot(
              last == null ? 1 : last.number() + 1,
              today,
              vocabularies,
              calculator.geography(),
              catalogue,
              new ServiceIndex(catalogue, vocabularies, calculator, today));
      Both both = new Both(next, whole, calculator, new ProfessionalView());
      current = both;
      events.publishEvent(new SnapshotPublished(next));
      return both;
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
