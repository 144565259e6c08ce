package org.waymark;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a store has, kept in memory and read again when the store's revision has moved. Reading is
 * serialised; asking takes no lock.
 */
public final class Latest<T> {

  private final Supplier<T> load;
  private final ToLongFunction<T> revisionOf;
  private final LongSupplier latestRevision;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable T current;

  /**
   * @param revisionOf the revision of what was loaded
   * @param latestRevision that of the store
   */
  public Latest(Supplier<T> load, ToLongFunction<T> revisionOf, LongSupplier latestRevision) {
    this.load = load;
    this.revisionOf = revisionOf;
    this.latestRevision = latestRevision;
  }

  /** As it was read last; read now when it never was. */
  public T get() {
    T known = current;
    return known == null ? refresh() : known;
  }

  /** Reads it again when there is a revision that was not seen. */
  public T refresh() {
    reading.lock();
    try {
      T known = current;
      if (known == null || revisionOf.applyAsLong(known) != latestRevision.getAsLong()) {
        known = load.get();
        current = known;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  /** Follows what others wrote, once somebody has asked. */
  public void follow() {
    if (current != null) {
      refresh();
    }
  }
}
