package org.waymark.listing;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.ServiceId;

/**
 * Keeps changes of listings with every step they took. Decides nothing: the desk does. Thread-safe.
 */
public interface ListingChangeRepository {

  /** Does several things in one transaction; what it throws undoes them all. */
  <T extends @Nullable Object> T together(Supplier<T> work);

  Optional<ListingChange> find(ListingChangeId id);

  /** The one open change of a listing. */
  Optional<ListingChange> findOpen(ServiceId service);

  /** Every change of a listing, newest first. */
  List<ListingChange> list(ServiceId service);

  /** Drafts, changes that wait and corrections nobody has looked at, oldest first. */
  List<ListingChange> listPending();

  /** The highest lock number among the changes of a listing, open or not; 0 when it has none. */
  long latestLock(ServiceId service);

  /**
   * A change of a listing as it was at an earlier lock number, without its comments; empty when
   * there was none. Lock numbers are unique among the changes of one listing.
   */
  Optional<ListingChange> findStep(ServiceId service, long lock);

  /**
   * Adds a change.
   *
   * @throws org.waymark.StaleException when the listing has an open one already, or a change with
   *     that lock number
   */
  void add(ListingChange change);

  /**
   * Keeps the next state of a change.
   *
   * @param seen the lock number it was made from
   * @throws org.waymark.StaleException when that is not the latest any more
   */
  void replace(ListingChange next, long seen);

  /**
   * Adds to the thread; the lock number stays, for a comment changes nothing that is decided.
   *
   * @throws org.waymark.StaleException when somebody else adds one at the same moment
   */
  void addComment(ListingChangeId id, ListingComment comment);
}
