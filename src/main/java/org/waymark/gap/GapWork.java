package org.waymark.gap;

import java.util.function.Supplier;

/** How what is remembered of the analysis is worked out; a test holds some of it up. */
interface GapWork {

  /** By whoever asks. */
  GapWork DIRECTLY =
      new GapWork() {
        @Override
        public <T> T of(Object what, Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * @param what the {@link org.waymark.snapshot.Snapshot} whose analysis it is, or the {@link
   *     org.waymark.geography.Area}
   */
  <T> T of(Object what, Supplier<T> work);
}
