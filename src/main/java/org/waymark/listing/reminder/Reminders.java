package org.waymark.listing.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;
import org.waymark.listing.SentNotices;
import org.waymark.mail.Letter;
import org.waymark.mail.Postbox;
import org.waymark.mail.SiteAddress;

/**
 * Asks the people of an organisation whether its listings are still correct: when one was last
 * checked 75, 90 and 120 days ago, once each. What fell due while Waymark was down is asked once,
 * for the latest of them. One letter to a person, whatever it is about.
 */
@Singleton
public final class Reminders {

  /** Days after the last check, longest first. */
  static final List<Integer> DAYS = List.of(120, 90, 75);

  private final CatalogueRepository catalogue;
  private final ListingPeople people;
  private final ListingReach reach;
  private final SentNotices sent;
  private final StillCorrectLinks links;
  private final Postbox postbox;
  private final SiteAddress site;

  Reminders(
      CatalogueRepository catalogue,
      ListingPeople people,
      ListingReach reach,
      SentNotices sent,
      StillCorrectLinks links,
      Postbox postbox,
      SiteAddress site) {
    this.catalogue = catalogue;
    this.people = people;
    this.reach = reach;
    this.sent = sent;
    this.links = links;
    this.postbox = postbox;
    this.site = site;
  }

  /** Four times a day, so that a night's standstill costs no day; each letter goes out once. */
  @Scheduled(fixedDelay = "${waymark.reminders.every:6h}", initialDelay = "10m")
  void sendDue() {
    send(reach.today());
  }

  /**
   * Sends what is due on a day and was not sent before.
   *
   * @return how many letters
   */
  public int send(LocalDate today) {
    Map<Account, List<Service>> due = new LinkedHashMap<>();
    List<Account> accounts = people.listActive();
    for (Service service : catalogue.load().listServices()) {
      if (service.isPublished() && claims(service, today)) {
        for (Account account : accounts) {
          if (keeps(account, service)) {
            due.computeIfAbsent(account, key -> new ArrayList<>()).add(service);
          }
        }
      }
    }
    due.forEach((account, services) -> postbox.send(letter(account, services)));
    return due.size();
  }

  private boolean claims(Service service, LocalDate today) {
    LocalDate assured = service.assuredOn();
    long age = assured == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(assured, today);
    String occasion = assured == null ? "never" : assured.toString();
    boolean claimed = false;
    boolean latest = true;
    for (int days : DAYS) {
      if (age >= days) {
        // An earlier one that was missed is not sent after a later one.
        boolean mine = sent.claim("reminder-" + days, service.id().value(), occasion);
        claimed |= mine && latest;
        latest = false;
      }
    }
    return claimed;
  }

  private static boolean keeps(Account account, Service service) {
    return account.grants().stream()
        .anyMatch(
            grant ->
                grant instanceof Grant.Provider provider
                    && provider.organisation().equals(service.organisation()));
  }

  private Letter letter(Account account, List<Service> services) {
    StringBuilder text =
        new StringBuilder(
            services.size() == 1
                ? "Is this listing still correct? One click on its link says so.\n"
                : "Are these listings still correct? One click on a link says so.\n");
    for (Service service : services) {
      text.append("\n")
          .append(service.name().replaceAll("\\p{Cntrl}+", " "))
          .append("\nStill correct: ")
          .append(site.of(links.path(service.id(), account.id())))
          .append("\nSomething has changed: ")
          .append(site.of("/manage/listings/" + service.id()))
          .append("\n");
    }
    text.append(
        "\nListings that nobody has checked for 180 days are marked as such and come later in"
            + " searches. The links hold for you alone and for 60 days: please do not pass this"
            + " letter on.\n");
    return new Letter(
        account.email(),
        services.size() == 1
            ? "Is your listing still correct?"
            : "Are your " + services.size() + " listings still correct?",
        text.toString());
  }
}
