package org.waymark.listing;

import java.util.UUID;

/** Remembers which letters have gone out, for all nodes and over restarts. Thread-safe. */
public interface SentNotices {

  /**
   * Claims a letter: true for one caller only, who then sends it.
   *
   * @param kind sort of letter, e.g. {@code reminder-75}; at most 40 characters
   * @param subject what it is about
   * @param occasion makes it another letter, e.g. the day of assurance; at most 200 characters
   */
  boolean claim(String kind, UUID subject, String occasion);
}
