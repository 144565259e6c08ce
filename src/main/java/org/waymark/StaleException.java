package org.waymark;

import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What somebody looked at has changed since, whatever it is: a service, a route, the figures of
 * need. Nothing was written: show them what is there now beside what they meant.
 */
public final class StaleException extends RuntimeException {

  /**
   * @param what has changed, as the subject of a sentence
   */
  public StaleException(String what) {
    super(what + ": look at it again, then make the change on what is there now");
  }

  /**
   * Refuses a change that was made on another version than the one that is there. For whoever holds
   * the lock under which it is written.
   *
   * @param kind what they are, e.g. "Service"
   * @param expected the version each was seen at; 0 for one that was not there
   * @param actual the version each is at now; 0 for one that is not there
   */
  public static <K> void refuse(String kind, Map<K, Long> expected, ToLongFunction<K> actual) {
    expected.forEach(
        (id, seen) -> {
          long now = actual.applyAsLong(id);
          if (now != seen) {
            throw new StaleException(
                kind + " " + id + " is at version " + now + " and no longer at version " + seen);
          }
        });
  }
}
