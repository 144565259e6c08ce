package org.waymark;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a store has, kept in memory and read again when the store's revision has moved. Reading is
 * serialised; asking takes no lock.
 */
public final class Latest<T> {

  private final Supplier<T> load;
  private final UnaryOperator<T> loadAfter;
  private final ToLongFunction<T> revisionOf;
  private final LongSupplier latestRevision;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable T current;

  /**
   * @param loadAfter the same as {@code load}, made from what was loaded before
   * @param revisionOf the revision of what was loaded
   * @param latestRevision that of the store
   */
  public Latest(
      Supplier<T> load,
      UnaryOperator<T> loadAfter,
      ToLongFunction<T> revisionOf,
      LongSupplier latestRevision) {
    this.load = load;
    this.loadAfter = loadAfter;
    this.revisionOf = revisionOf;
    this.latestRevision = latestRevision;
  }

  /** One that is read as a whole each time. */
  public Latest(Supplier<T> load, ToLongFunction<T> revisionOf, LongSupplier latestRevision) {
    this(load, before -> load.get(), revisionOf, latestRevision);
  }

  /** As it was read last; read now when it never was. */
  public T get() {
    T known = current;
    return known == null ? refresh() : known;
  }

  /** Reads what is new when there is a revision that was not seen. */
  public T refresh() {
    reading.lock();
    try {
      T next = next();
      current = next;
      return next;
    } finally {
      reading.unlock();
    }
  }

  private T next() {
    T known = current;
    if (known == null) {
      return load.get();
    }
    long now = latestRevision.getAsLong();
    long read = revisionOf.applyAsLong(known);
    // A store that has gone back is another one: somebody put an older copy in its place.
    return now == read ? known : now > read ? loadAfter.apply(known) : load.get();
  }

  /** Follows what others wrote, once somebody has asked. */
  public void follow() {
    if (current != null) {
      refresh();
    }
  }
}
