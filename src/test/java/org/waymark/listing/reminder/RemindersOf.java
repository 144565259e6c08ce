package org.waymark.listing.reminder;

import org.waymark.account.Tickets;
import org.waymark.listing.ListingBench;
import org.waymark.listing.SentNotices;
import org.waymark.returns.ReturnSource;

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

  /** Letters that ask for the figures of a quarter, and their links, over a test desk. */
  public static ReturnReminders returns(
      ListingBench bench, SentNotices sent, ReturnSource returns, ReturnLinks links) {
    ReturnReminders reminders =
        new ReturnReminders(
            bench.people(), bench.reach(), sent, returns, links, bench.outbox(), ListingBench.SITE);
    bench.write(reminders);
    return reminders;
  }

  /** The links in these letters. */
  public static ReturnLinks returnLinks(ListingBench bench, Tickets tickets) {
    return new ReturnLinks(tickets, bench.people(), bench.reach(), bench.clock());
  }
}
