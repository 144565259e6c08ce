package org.waymark.listing;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Remembers which letters were written, for all nodes and over restarts. Thread-safe. */
public interface SentNotices {

  /**
   * A letter that goes out once.
   *
   * @param kind sort of letter, e.g. {@code reminder-75}; at most 40 characters
   * @param subject what it is about
   * @param occasion makes it another letter, e.g. the day of assurance; at most 200 characters
   */
  record Notice(String kind, UUID subject, String occasion) {}

  /**
   * Claims letters that are due, and puts those that nobody claimed before to be sent, both in one
   * transaction. When another node claims some of them at the same moment, nothing is done: it does
   * it.
   *
   * @param put is given the letters that are the caller's; not called when there are none
   */
  void claim(Collection<Notice> due, Consumer<Set<Notice>> put);
}
