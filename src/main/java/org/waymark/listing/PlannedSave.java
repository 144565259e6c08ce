package org.waymark.listing;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;

/** What a save comes to, of a listing as it was seen: decided, and not written yet. */
sealed interface PlannedSave {

  /** Nothing is to be written. */
  record Settled(Saved saved) implements PlannedSave {}

  /**
   * @param seen the listing as the save was decided on
   * @param next what is to be live; null when nothing that is live changes
   * @param alongside writes what waits, the audit and the letters
   * @param saved what became of it, by the live version afterwards
   */
  record ToWrite(
      WorkingListing seen, @Nullable Service next, Runnable alongside, LongFunction<Saved> saved)
      implements PlannedSave {}
}
