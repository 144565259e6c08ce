package org.waymark.listing.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;
import org.waymark.listing.SentNotices;
import org.waymark.listing.SentNotices.Notice;
import org.waymark.mail.Letter;
import org.waymark.mail.LetterWriter;
import org.waymark.mail.Outbox;
import org.waymark.mail.SiteAddress;
import org.waymark.mail.WaitingLetter;

/**
 * Asks the people of an organisation whether its listings are still correct: when one was last
 * checked 75, 90 and 120 days ago, once each. What fell due while Waymark was down is asked once,
 * for the latest of them. One letter to a person, whatever it is about; a listing that was checked
 * before the letter goes out is not in it.
 */
@Singleton
public final class Reminders implements LetterWriter {

  /** Days after the last check, longest first. */
  static final List<Integer> DAYS = List.of(120, 90, 75);

  /** About the listings, by identifier. */
  private static final String REMINDER = "reminder";

  private final CatalogueRepository catalogue;
  private final ListingPeople people;
  private final ListingReach reach;
  private final SentNotices sent;
  private final StillCorrectLinks links;
  private final Outbox outbox;
  private final SiteAddress site;

  Reminders(
      CatalogueRepository catalogue,
      ListingPeople people,
      ListingReach reach,
      SentNotices sent,
      StillCorrectLinks links,
      Outbox outbox,
      SiteAddress site) {
    this.catalogue = catalogue;
    this.people = people;
    this.reach = reach;
    this.sent = sent;
    this.links = links;
    this.outbox = outbox;
    this.site = site;
  }

  /** Four times a day, so that a night's standstill costs no day; each letter goes out once. */
  @Scheduled(fixedDelay = "${waymark.reminders.every:6h}", initialDelay = "10m")
  void putDue() {
    put(reach.today());
  }

  /**
   * Puts what is due on a day and was not put before into the outbox.
   *
   * @return how many letters
   */
  public int put(LocalDate today) {
    Set<Notice> due = new LinkedHashSet<>();
    Map<Notice, Service> latest = new HashMap<>();
    for (Service service : reach.catalogue().listServices()) {
      List<Notice> notices = service.isPublished() ? notices(service, today) : List.of();
      due.addAll(notices);
      // An earlier one that was missed is not sent after a later one.
      notices.stream().findFirst().ifPresent(notice -> latest.put(notice, service));
    }
    List<Account> accounts = people.listActive();
    AtomicInteger letters = new AtomicInteger();
    sent.claim(
        due,
        ours -> {
          List<Service> services = ours.stream().map(latest::get).filter(Objects::nonNull).toList();
          for (Account account : accounts) {
            String about =
                services.stream()
                    .filter(service -> keeps(account, service))
                    .map(service -> service.id().toString())
                    .collect(Collectors.joining(" "));
            if (!about.isEmpty()) {
              outbox.put(REMINDER, account.id().value(), about);
              letters.incrementAndGet();
            }
          }
        });
    return letters.get();
  }

  /** What is due of a listing, the latest first; empty when nothing is. */
  private static List<Notice> notices(Service service, LocalDate today) {
    LocalDate assured = service.assuredOn();
    long age = assured == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(assured, today);
    String occasion = assured == null ? "never" : assured.toString();
    return DAYS.stream()
        .filter(days -> age >= days)
        .map(days -> new Notice("reminder-" + days, service.id().value(), occasion))
        .toList();
  }

  private static boolean keeps(Account account, Service service) {
    return account.grants().stream()
        .anyMatch(
            grant ->
                grant instanceof Grant.Provider provider
                    && provider.organisation().equals(service.organisation()));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(REMINDER);
  }

  @Override
  public Optional<Letter> write(WaitingLetter letter) {
    LocalDate today = reach.today();
    return people
        .find(new AccountId(letter.reader()))
        .flatMap(
            account -> {
              List<Service> services =
                  Arrays.stream(letter.about().split(" "))
                      .flatMap(id -> catalogue.findService(ServiceId.of(id)).stream())
                      .filter(service -> service.isPublished() && keeps(account, service))
                      .filter(service -> !notices(service, today).isEmpty())
                      .toList();
              return services.isEmpty() ? Optional.empty() : Optional.of(letter(account, services));
            });
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
