package org.waymark.snapshot;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.Once;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Invented;
import org.waymark.catalogue.Service;
import org.waymark.coverage.PublishedReach;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.GeographyRepository;
import org.waymark.vocabulary.Vocabularies;

/**
 * Makes snapshots and hands out the latest. Reading takes no lock and waits for nobody; making has
 * a thread of its own.
 *
 * <p>A new one is made when the catalogue says it changed, when the database has a revision that
 * this node has not seen (another node wrote it), and when the day changes (areas come into force,
 * listings go stale). It is made from the one before and the records that changed; another
 * geography or another day makes all anew. Changes that come while one is being made go into the
 * next together.
 *
 * <p>Who changes the catalogue waits until the change can be read, so that they find it on the next
 * page: at once, or where {@link WritersWait} says so, once for everything that one request
 * changed.
 *
 * <p>A snapshot holds what may be published: unlisted listings are in {@link #professional} alone,
 * and a small reach round a place nobody may know is widened in both ({@link PublishedReach}).
 * Whoever edits a listing reads it from {@link CatalogueRepository}.
 */
@Context
public final class SnapshotKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);

  /** The longest that a writer waits to see their own change. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final CatalogueRepository catalogues;
  private final GeographyRepository geographies;
  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final Clock clock;
  private final ApplicationEventPublisher<SnapshotPublished> events;
  private final PublishedReach.Limits smallestReach;
  private final ReentrantLock making = new ReentrantLock();
  private final WritersWait writersWait;
  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("snapshot").factory());

  /** Asked for and not begun; guarded by this. */
  private @Nullable CompletableFuture<Snapshot> queued;

  private volatile @Nullable Both current;

  /** What was told before there was a snapshot; null when nobody asked. */
  private volatile @Nullable FrontPage storedFront;

  private long geographyRevision = -1;

  SnapshotKeeper(
      CatalogueRepository catalogues,
      GeographyRepository geographies,
      Clock clock,
      ApplicationEventPublisher<SnapshotPublished> events,
      WritersWait writersWait,
      @Value("${waymark.reach.least-residents:5000}") long leastResidents,
      @Value("${waymark.reach.least-square-kilometres:5}") double leastSquareKilometres) {
    this.catalogues = catalogues;
    this.geographies = geographies;
    this.clock = clock;
    this.events = events;
    this.writersWait = writersWait;
    this.smallestReach = new PublishedReach.Limits(leastResidents, leastSquareKilometres);
  }

  /**
   * The two sides of one revision.
   *
   * @param read as it was read
   * @param whole as it may be told, with what is unlisted
   */
  private record Both(
      Snapshot open,
      Catalogue read,
      Catalogue whole,
      ReachCalculator reaches,
      ProfessionalView professional,
      Once<FrontPage> front) {}

  /** Made when somebody asks; from then on with every snapshot. */
  private static final class ProfessionalView {
    private volatile @Nullable Snapshot snapshot;
  }

  /**
   * What everybody may see, the latest; made now when there is none yet. Unlisted listings, and
   * organisations that have no others, are not in it at all.
   */
  public Snapshot current() {
    return both().open();
  }

  /**
   * What the first page tells: of the latest snapshot, or while there is none yet of the database,
   * so that the first page of a start waits for no snapshot.
   */
  public FrontPage frontPage() {
    Both latest = current;
    if (latest != null) {
      return latest.front().get();
    }
    FrontPage stored = FrontPage.stored(catalogues, geographies, LocalDate.now(clock));
    storedFront = stored;
    return stored;
  }

  /**
   * How much of the listings is known to be fictional. Asks nobody, so that a page about a failing
   * database can still be shown.
   */
  public Invented invented() {
    Both latest = current;
    if (latest != null) {
      return latest.open().catalogue().invented();
    }
    FrontPage front = storedFront;
    return front == null ? Invented.NOTHING : front.catalogue().invented();
  }

  /**
   * What people who are signed in as professionals may see, the latest: unlisted listings too. The
   * same object as {@link #current} while there are none; the same number always.
   */
  public Snapshot professional() {
    Both latest = both();
    if (latest.whole() == latest.open().catalogue()) {
      return latest.open();
    }
    ProfessionalView view = latest.professional();
    Snapshot made = view.snapshot;
    if (made == null) {
      synchronized (view) {
        made = view.snapshot;
        if (made == null) {
          made = professional(latest, null);
          view.snapshot = made;
        }
      }
    }
    return made;
  }

  /**
   * @param last the index of the professionals' snapshot before; null for none
   */
  private static Snapshot professional(Both both, @Nullable ServiceIndex last) {
    Snapshot open = both.open();
    return new Snapshot(
        open.number(),
        open.today(),
        open.vocabularies(),
        open.geography(),
        both.whole(),
        last == null
            ? new ServiceIndex(both.whole(), open.vocabularies(), both.reaches(), open.today())
            : last.next(both.whole(), both.reaches()));
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

  /** The vocabularies of every snapshot. */
  public Vocabularies vocabularies() {
    return vocabularies;
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
      LocalDate today = LocalDate.now(clock);
      long geography = geographies.revision();
      boolean sameGround = before != null && geography == geographyRevision;
      if (before != null
          && sameGround
          && before.read().revision() == catalogues.latestRevision()
          && before.open().today().equals(today)) {
        return before;
      }
      Both next;
      if (before != null && sameGround) {
        next = next(before, today);
      } else {
        next = anew(before == null ? 1 : before.open().number() + 1, today);
        geographyRevision = geography;
      }
      current = next;
      events.publishEvent(new SnapshotPublished(next.open()));
      return next;
    } finally {
      making.unlock();
    }
  }

  /** The most of a start: whatever two cores can do beside each other is done so. */
  private Both anew(long number, LocalDate today) {
    CompletableFuture<Catalogue> reading = CompletableFuture.supplyAsync(catalogues::load);
    ReachCalculator reaches = new ReachCalculator(geographies.load());
    Catalogue read = joined(reading);
    reaches.prepare(read);
    Catalogue whole = new PublishedReach(reaches, smallestReach).of(read);
    Catalogue catalogue = whole.withoutUnlisted();
    return new Both(
        new Snapshot(
            number,
            today,
            vocabularies,
            reaches.geography(),
            catalogue,
            new ServiceIndex(catalogue, vocabularies, reaches, today)),
        read,
        whole,
        reaches,
        new ProfessionalView(),
        new Once<>(() -> FrontPage.of(catalogue, reaches.geography(), today)));
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** On the same geography, at the cost of what has changed. */
  private Both next(Both before, LocalDate today) {
    Snapshot last = before.open();
    ReachCalculator reaches = before.reaches();
    Catalogue read = catalogues.loadAfter(before.read());
    CatalogueDifference different = CatalogueDifference.between(before.read(), read);
    CatalogueDifference told = new PublishedReach(reaches, smallestReach).of(different);
    Catalogue whole =
        before.whole() == before.read() && told.equals(different)
            ? read
            : before.whole().with(read.revision(), told);
    Catalogue catalogue = whole.withoutUnlisted(before.whole(), last.catalogue());
    boolean sameDay = last.today().equals(today);
    Snapshot open =
        new Snapshot(
            last.number() + 1,
            today,
            vocabularies,
            last.geography(),
            catalogue,
            sameDay
                ? last.services().next(catalogue, reaches)
                : new ServiceIndex(catalogue, vocabularies, reaches, today));
    Both next =
        new Both(
            open,
            read,
            whole,
            reaches,
            new ProfessionalView(),
            new Once<>(() -> FrontPage.of(catalogue, last.geography(), today)));
    Snapshot shown = before.professional().snapshot;
    if (shown != null && whole != catalogue) {
      next.professional().snapshot = professional(next, sameDay ? shown.services() : null);
    }
    return next;
  }

  // Who asks for the next

  /** Asks for a snapshot begun from now on; all who ask before it is begun get the same. */
  private synchronized CompletableFuture<Snapshot> ask() {
    CompletableFuture<Snapshot> asked = queued;
    if (asked == null) {
      asked = new CompletableFuture<>();
      queued = asked;
      maker.execute(this::makeQueued);
    }
    return asked;
  }

  private void makeQueued() {
    CompletableFuture<Snapshot> asked;
    synchronized (this) {
      asked = queued;
      queued = null;
    }
    if (asked == null) {
      return;
    }
    try {
      asked.complete(refresh());
    } catch (RuntimeException e) {
      LOG.error("The change is saved, but readers do not have it yet", e);
      asked.completeExceptionally(e);
    }
  }

  /**
   * Done when readers have everything that has been committed so far; after some seconds in any
   * case.
   */
  public CompletableFuture<?> caughtUp() {
    return ask()
        .thenApply(made -> true)
        .completeOnTimeout(false, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(failed -> false);
  }

  @EventListener
  void onCatalogueChanged(CatalogueChanged changed) {
    if (current != null && !writersWait.isPutOff()) {
      caughtUp().join();
    }
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    if (current != null) {
      ask();
    }
  }

  @PreDestroy
  void close() {
    maker.shutdown();
  }
}
