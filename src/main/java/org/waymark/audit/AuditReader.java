package org.waymark.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the record, newest first. Thread-safe. Who may read it is for the caller to decide. */
public interface AuditReader {

  /**
   * Which entries; a part that is null does not narrow.
   *
   * @param action an action, or the beginning of one up to and with its full stop ({@code
   *     "withheld-address."})
   * @param from the earliest moment, inclusive
   * @param until the latest moment, exclusive
   */
  record Selection(
      @Nullable String subject,
      @Nullable String actor,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant until) {

    public static Selection all() {
      return new Selection(null, null, null, null, null);
    }

    /** What was done to one thing, e.g. {@code service:<uuid>}. */
    public static Selection ofSubject(String subject) {
      return new Selection(subject, null, null, null, null);
    }
  }

  /**
   * A page of entries.
   *
   * @param before only entries with a smaller number, to read on from the last of the page before;
   *     null for the first page
   * @param most how many at most, from 1
   */
  List<AuditEntry> find(Selection selection, @Nullable Long before, int most);

  /** The last entry's number and digest; number 0 and 64 zeros when there is none. */
  AuditHead head();

  /**
   * Recomputes the whole chain.
   *
   * @param noted a head that was noted earlier, elsewhere: finds a chain that was cut short or made
   *     anew; null when none was
   */
  ChainVerdict verify(@Nullable AuditHead noted);
}
