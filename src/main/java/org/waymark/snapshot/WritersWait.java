package org.waymark.snapshot;

/** Where whoever changes the catalogue waits until the change can be read. */
@FunctionalInterface
public interface WritersWait {

  /**
   * True when the change that was just announced on this thread is waited for later, with {@link
   * SnapshotKeeper#caughtUp}, e.g. at the end of the request that makes it. Asked once for each
   * change.
   */
  boolean isPutOff();
}
