package org.waymark.listing.reminder;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.waymark.account.AccountId;
import org.waymark.account.Person;
import org.waymark.account.Tickets;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.Decided;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;

/**
 * The link in a reminder that says "still correct" without signing in. It is signed with a key that
 * is not in the database, for one listing and one account, and ends after a while. Opening it does
 * nothing but show a page with a button: mail programs open links by themselves. It does what the
 * account may do on the day it is used, so it is worth nothing once the person has left.
 */
@Singleton
public final class StillCorrectLinks {

  /** How long a link holds: until well after the last reminder. */
  public static final Duration HOLDS = Duration.ofDays(60);

  private static final String PURPOSE = "still-correct";

  private final Tickets tickets;
  private final ListingPeople people;
  private final ListingReach reach;
  private final ListingEditing editing;

  public StillCorrectLinks(
      Tickets tickets, ListingPeople people, ListingReach reach, ListingEditing editing) {
    this.tickets = tickets;
    this.people = people;
    this.reach = reach;
    this.editing = editing;
  }

  /** What a link stands for. */
  public record Signed(ServiceId service, AccountId account) {}

  /** The path of a link, e.g. {@code /still-correct/...}. */
  public String path(ServiceId service, AccountId account) {
    return "/still-correct/" + tickets.write(PURPOSE, service + " " + account, HOLDS);
  }

  /**
   * What a link stands for; reading it changes nothing.
   *
   * @param ticket the last part of the path
   * @return empty when it is not of ours or too old
   */
  public Optional<Signed> read(String ticket) {
    return tickets
        .read(PURPOSE, ticket)
        .map(words -> words.split(" "))
        .filter(parts -> parts.length == 2)
        .map(parts -> new Signed(ServiceId.of(parts[0]), new AccountId(UUID.fromString(parts[1]))));
  }

  /** Says "still correct" for whoever the link was sent to; empty when the link does not hold. */
  public Optional<Decided> confirm(String ticket) {
    return read(ticket)
        .flatMap(
            signed ->
                people
                    .find(signed.account())
                    .map(
                        account ->
                            editing.stillCorrect(
                                new Person(account, reach.authorityOf(account), ""),
                                signed.service())));
  }
}
