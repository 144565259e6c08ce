package org.waymark.listing.reminder;

import org.waymark.listing.ListingBench;
import org.waymark.listing.SentNotices;

/** Reminders over a test desk. */
public final class RemindersOf {
  private RemindersOf() {}

  public static Reminders bench(ListingBench bench, SentNotices sent, StillCorrectLinks links) {
    Reminders reminders =
        new Reminders(
            bench.catalogue(),
            bench.people(),
            bench.reach(),
            sent,
            links,
            bench.outbox(),
            ListingBench.SITE);
    bench.write(reminders);
    return reminders;
  }
}
