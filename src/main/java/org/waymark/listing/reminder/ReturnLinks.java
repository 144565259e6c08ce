package org.waymark.listing.reminder;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.waymark.account.AccountId;
import org.waymark.account.Person;
import org.waymark.account.Tickets;
import org.waymark.catalogue.OrganisationId;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;
import org.waymark.returns.Quarter;
import org.waymark.returns.ReturnDesk;

/**
 * The link in a letter with which somebody gives the figures of one organisation for one quarter
 * without signing in, as often as they like until the quarter closes. It is signed with a key that
 * is not in the database and opens nothing else. It does what the account may do on the day it is
 * used, so it is worth nothing once the person has left.
 */
@Singleton
public final class ReturnLinks {

  private static final String PURPOSE = "quarterly-return";

  private final Tickets tickets;
  private final ListingPeople people;
  private final ListingReach reach;
  private final Clock clock;

  ReturnLinks(Tickets tickets, ListingPeople people, ListingReach reach, Clock clock) {
    this.tickets = tickets;
    this.people = people;
    this.reach = reach;
    this.clock = clock;
  }

  /** What a link stands for: what its reader gives, and for whom. */
  public record Signed(Person person, OrganisationId organisation, Quarter quarter) {}

  /** The path of a link, e.g. {@code /returns/...}. */
  public String path(OrganisationId organisation, Quarter quarter, AccountId account) {
    Duration holds =
        Duration.between(
            clock.instant(),
            quarter.closes().plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    return "/returns/"
        + tickets.write(PURPOSE, organisation + " " + quarter.slug() + " " + account, holds);
  }

  /**
   * What a link stands for; reading it changes nothing.
   *
   * @param ticket the last part of the path
   * @return empty when it is not of ours, the quarter is closed, or its reader gives the
   *     organisation's returns no longer
   */
  public Optional<Signed> read(String ticket) {
    return tickets
        .read(PURPOSE, ticket)
        .map(words -> words.split(" "))
        .filter(parts -> parts.length == 3)
        .flatMap(parts -> signed(OrganisationId.of(parts[0]), parts[1], UUID.fromString(parts[2])));
  }

  private Optional<Signed> signed(OrganisationId organisation, String quarter, UUID account) {
    return people
        .find(new AccountId(account))
        .map(found -> new Person(found, reach.authorityOf(found), ""))
        .filter(person -> ReturnDesk.mayGive(person, organisation))
        .flatMap(person -> Quarter.ofSlug(quarter).map(of -> new Signed(person, organisation, of)));
  }
}
