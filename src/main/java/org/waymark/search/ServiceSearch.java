package org.waymark.search;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.snapshot.SnapshotPublished;
import org.waymark.vocabulary.Synonyms;

/**
 * Searches the catalogue. Thread-safe.
 *
 * <p>The text index is kept in {@code <home>/index} and follows every new snapshot: a small change
 * before the change is answered for, so that who saves a listing finds it; a large one in the
 * background, so that the program starts at once. Until the first is done, a search waits for it.
 */
@Singleton
public final class ServiceSearch implements AutoCloseable {

  /** The most that {@link #suggest} answers. */
  public static final int MOST_SUGGESTIONS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(ServiceSearch.class);

  /** A change of the catalogue by more services than this is followed in the background. */
  private static final int SMALL_CHANGE = 200;

  private final Supplier<Snapshot> latest;
  private final Supplier<Snapshot> latestForProfessionals;
  private final @Nullable Path folder;
  private final Synonyms synonyms;
  private final Question.Reader questions;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("search-index").factory());

  /** Held while the index is written or the view exchanged. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Held while the search for professionals is made or brought up to date. */
  private final ReentrantLock following = new ReentrantLock();

  private @Nullable ServiceSearch forProfessionals;

  private @Nullable SearchIndex index;
  private volatile @Nullable SearchView view;

  /**
   * @param home the folder the program keeps its files in
   */
  @Inject
  ServiceSearch(SnapshotKeeper snapshots, @Value("${waymark.home:./data}") String home) {
    this(
        snapshots::current,
        snapshots::professional,
        Path.of(home).resolve("index"),
        Synonyms.builtIn());
  }

  private ServiceSearch(Supplier<Snapshot> latest, @Nullable Path folder, Synonyms synonyms) {
    this(latest, latest, folder, synonyms);
  }

  private ServiceSearch(
      Supplier<Snapshot> latest,
      Supplier<Snapshot> latestForProfessionals,
      @Nullable Path folder,
      Synonyms synonyms) {
    this.latest = latest;
    this.latestForProfessionals = latestForProfessionals;
    this.folder = folder;
    this.synonyms = synonyms;
    this.questions = new Question.Reader(synonyms);
  }

  /** A search of its own of whatever snapshot is the latest, its index in memory. */
  public static ServiceSearch inMemory(Supplier<Snapshot> latest) {
    return new ServiceSearch(latest, null, Synonyms.builtIn());
  }

  /** As {@link #inMemory}, its index in a folder. */
  static ServiceSearch inFolder(Supplier<Snapshot> latest, Path folder) {
    return new ServiceSearch(latest, folder, Synonyms.builtIn());
  }

  /**
   * The search that one reader may use. The one for professionals finds unlisted listings too; it
   * is kept in memory, so that the files of the index never hold one, and is made when somebody
   * asks while there are any.
   *
   * @param professional whether they are signed in and may read unlisted listings
   */
  public ServiceSearch forReader(boolean professional) {
    if (!professional) {
      return this;
    }
    Snapshot whole = latestForProfessionals.get();
    if (whole.services().size() == latest.get().services().size()) {
      return this;
    }
    following.lock();
    try {
      ServiceSearch search = forProfessionals;
      if (search == null) {
        search = new ServiceSearch(latestForProfessionals, null, synonyms);
        forProfessionals = search;
      }
      search.follow(whole);
      return search;
    } finally {
      following.unlock();
    }
  }

  /** Finds services, a page of them, with facets. */
  public SearchResult search(SearchRequest request) {
    try {
      return withView(seen -> seen.search(request));
    } catch (IOException e) {
      LOG.warn("The search index cannot be read ({}); it is made anew", e.toString());
      reindex(ignored -> {});
      try {
        return withView(seen -> seen.search(request));
      } catch (IOException again) {
        throw new UncheckedIOException("The search index cannot be read", again);
      }
    }
  }

  /**
   * What somebody may be typing, best first.
   *
   * @param prefix two characters or more; fewer suggest nothing
   * @param limit at most this many, 1 to 20
   * @throws IllegalArgumentException for another limit
   */
  public List<Suggestion> suggest(String prefix, int limit) {
    if (limit < 1 || limit > MOST_SUGGESTIONS) {
      throw new IllegalArgumentException(
          "1 to " + MOST_SUGGESTIONS + " suggestions can be asked for, not " + limit);
    }
    return currentView().suggest(prefix, limit);
  }

  /**
   * Makes the index anew from the latest snapshot, and waits for it.
   *
   * @param progress told how many listings have been written so far
   * @return how many listings the index holds
   */
  public int reindex(IntConsumer progress) {
    Snapshot snapshot = latest.get();
    writing.lock();
    try {
      openIndex().makeAnew();
      showNext(snapshot, progress);
      return snapshot.services().size();
    } catch (IOException e) {
      throw new UncheckedIOException("The search index cannot be made in " + folder, e);
    } finally {
      writing.unlock();
    }
  }

  /** True once a search need not wait. */
  public boolean isReady() {
    return view != null;
  }

  /** Follows a new snapshot. */
  @EventListener
  void onSnapshot(SnapshotPublished published) {
    Snapshot snapshot = published.snapshot();
    if (background.isShutdown()) {
      return;
    }
    SearchView before = view;
    if (before != null && changes(before.snapshot(), snapshot) <= SMALL_CHANGE) {
      follow(snapshot);
    } else {
      background.execute(() -> follow(snapshot));
    }
  }

  /** How many services differ; cheap, for most records are the same. */
  private static int changes(Snapshot before, Snapshot after) {
    CatalogueDifference different =
        CatalogueDifference.between(before.catalogue(), after.catalogue());
    return different.services().size() + different.goneServices().size();
  }

  /** Makes the index that of a snapshot, unless it is further already. */
  void follow(Snapshot snapshot) {
    writing.lock();
    try {
      SearchView shown = view;
      if (shown == null || shown.snapshot().number() < snapshot.number()) {
        showNext(snapshot, ignored -> {});
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("The search index could not follow the catalogue", e);
    } finally {
      writing.unlock();
    }
  }

  private void showNext(Snapshot snapshot, IntConsumer progress) throws IOException {
    SearchIndex written = openIndex();
    SearchIndex.Followed followed = written.follow(snapshot, progress);
    SearchView before = view;
    SearchView next =
        new SearchView(
            snapshot,
            written.read(before == null ? null : before.reader()),
            questions,
            synonyms,
            before);
    view = next;
    if (before != null) {
      before.release();
    }
    LOG.info(
        "The search index holds {} listings: {} written, {} removed",
        snapshot.services().size(),
        followed.written(),
        followed.removed());
  }

  private SearchIndex openIndex() throws IOException {
    SearchIndex open = index;
    if (open == null) {
      open = folder == null ? SearchIndex.inMemory(questions) : SearchIndex.open(folder, questions);
      index = open;
    }
    return open;
  }

  /** The view of the latest snapshot followed; made now when there is none yet. */
  private SearchView currentView() {
    SearchView current = view;
    if (current == null) {
      follow(latest.get());
      current = view;
      if (current == null) {
        throw new IllegalStateException(
            "The search index could not be made; the log says why. \"waymark reindex\" tries"
                + " again");
      }
    }
    return current;
  }

  /** What to ask of a view. */
  @FunctionalInterface
  private interface Asking<T> {
    T of(SearchView view) throws IOException;
  }

  private <T> T withView(Asking<T> asking) throws IOException {
    SearchView seen = currentView();
    while (!seen.tryAcquire()) {
      seen = currentView();
    }
    try {
      return asking.of(seen);
    } finally {
      seen.release();
    }
  }

  /** Closes the files; the index on disk stays. */
  @PreDestroy
  @Override
  public void close() throws IOException {
    background.close();
    ServiceSearch search = forProfessionals;
    if (search != null) {
      search.close();
    }
    writing.lock();
    try {
      SearchView shown = view;
      view = null;
      if (shown != null) {
        shown.release();
      }
      if (index != null) {
        index.close();
        index = null;
      }
    } finally {
      writing.unlock();
    }
  }
}
