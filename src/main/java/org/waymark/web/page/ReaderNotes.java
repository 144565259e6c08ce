package org.waymark.web.page;

import java.util.List;
import java.util.stream.Stream;
import org.waymark.snapshot.Snapshot;

/** Says on pages of figures for whom the figures are. */
public final class ReaderNotes {

  /** Of figures that the public may not see. */
  private static final String UNLISTED_COUNT =
      "You are signed in, so services that are not listed to the public are counted here: figures"
          + " may differ from those the public sees.";

  private ReaderNotes() {}

  /** The notes of a page whose figures were made from a snapshot, and whom they are for. */
  public static List<String> with(List<String> notes, Snapshot snapshot) {
    return snapshot.catalogue().hasUnlisted()
        ? Stream.concat(notes.stream(), Stream.of(UNLISTED_COUNT)).toList()
        : notes;
  }
}
