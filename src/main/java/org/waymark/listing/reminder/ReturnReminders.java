package org.waymark.listing.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Grant;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;
import org.waymark.listing.SentNotices;
import org.waymark.listing.SentNotices.Notice;
import org.waymark.mail.Letter;
import org.waymark.mail.LetterWriter;
import org.waymark.mail.Outbox;
import org.waymark.mail.SiteAddress;
import org.waymark.mail.WaitingLetter;
import org.waymark.returns.Quarter;
import org.waymark.returns.ReturnSource;

/**
 * Asks the people of an organisation for the figures of a quarter: the day after it has ended, and
 * again two, four and eight weeks later while a published service has none, once each. What fell
 * due while Waymark was down is asked once. One letter to a person for each organisation.
 */
@Singleton
public final class ReturnReminders implements LetterWriter {

  /** Days after the quarter's last day, longest first. */
  static final List<Integer> DAYS = List.of(57, 29, 15, 1);

  /** About an organisation and a quarter. */
  private static final String KIND = "quarterly return";

  private final ListingPeople people;
  private final ListingReach reach;
  private final SentNotices sent;
  private final ReturnSource returns;
  private final ReturnLinks links;
  private final Outbox outbox;
  private final SiteAddress site;

  ReturnReminders(
      ListingPeople people,
      ListingReach reach,
      SentNotices sent,
      ReturnSource returns,
      ReturnLinks links,
      Outbox outbox,
      SiteAddress site) {
    this.people = people;
    this.reach = reach;
    this.sent = sent;
    this.returns = returns;
    this.links = links;
    this.outbox = outbox;
    this.site = site;
  }

  /** Four times a day, so that a night's standstill costs no day; each letter goes out once. */
  @Scheduled(fixedDelay = "${waymark.reminders.every:6h}", initialDelay = "11m")
  void putDue() {
    put(reach.today());
  }

  /**
   * Puts what is due on a day and was not put before into the outbox.
   *
   * @return how many letters
   */
  public int put(LocalDate today) {
    Quarter quarter = Quarter.of(today).previous();
    List<Account> accounts = people.listActive();
    Set<Notice> due = new LinkedHashSet<>();
    Map<Notice, OrganisationId> latest = new HashMap<>();
    for (OrganisationId organisation : kept(accounts)) {
      if (!unanswered(organisation, quarter).isEmpty()) {
        List<Notice> notices = notices(organisation, quarter, today);
        due.addAll(notices);
        // An earlier one that was missed is not sent after a later one.
        notices.stream().findFirst().ifPresent(notice -> latest.put(notice, organisation));
      }
    }
    AtomicInteger letters = new AtomicInteger();
    sent.claim(
        due,
        ours ->
            ours.stream()
                .map(latest::get)
                .filter(Objects::nonNull)
                .forEach(
                    organisation ->
                        accounts.stream()
                            .filter(account -> keeps(account, organisation))
                            .forEach(
                                account -> {
                                  outbox.put(
                                      KIND,
                                      account.id().value(),
                                      organisation + " " + quarter.slug());
                                  letters.incrementAndGet();
                                })));
    return letters.get();
  }

  /** Organisations that somebody keeps the listings of. */
  private static Set<OrganisationId> kept(List<Account> accounts) {
    Set<OrganisationId> kept = new LinkedHashSet<>();
    for (Account account : accounts) {
      for (Grant grant : account.grants()) {
        if (grant instanceof Grant.Provider provider) {
          kept.add(provider.organisation());
        }
      }
    }
    return kept;
  }

  private static boolean keeps(Account account, OrganisationId organisation) {
    return account.grants().stream()
        .anyMatch(
            grant ->
                grant instanceof Grant.Provider provider
                    && provider.organisation().equals(organisation));
  }

  /** What is due of an organisation, the latest first; empty when nothing is. */
  private static List<Notice> notices(
      OrganisationId organisation, Quarter quarter, LocalDate today) {
    return DAYS.stream()
        .filter(days -> !today.isBefore(quarter.ends().plusDays(days)))
        .map(days -> new Notice("return-" + days, organisation.value(), quarter.slug()))
        .toList();
  }

  private List<Service> unanswered(OrganisationId organisation, Quarter quarter) {
    List<Service> unanswered = new ArrayList<>();
    for (Service service : reach.catalogue().servicesOf(organisation)) {
      if (service.isPublished() && returns.returns().find(service.id(), quarter).isEmpty()) {
        unanswered.add(service);
      }
    }
    return unanswered;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public Optional<Letter> write(WaitingLetter letter) {
    String[] about = letter.about().split(" ");
    OrganisationId organisation = OrganisationId.of(about[0]);
    Quarter quarter = Quarter.ofSlug(about[1]).orElseThrow();
    if (!quarter.isOpenOn(reach.today()) || unanswered(organisation, quarter).isEmpty()) {
      return Optional.empty();
    }
    return people
        .find(new AccountId(letter.reader()))
        .filter(account -> keeps(account, organisation))
        .flatMap(
            account ->
                reach.findOrganisation(organisation).map(found -> letter(account, found, quarter)));
  }

  private Letter letter(Account account, Organisation organisation, Quarter quarter) {
    StringBuilder text =
        new StringBuilder(
            "How many people were referred to your services from "
                + quarter.label()
                + ", and how many wait? A few totals for each service tell commissioners what is"
                + " asked of you and what you can take. It takes about two minutes; leave blank"
                + " what you do not know.\n\n"
                + plain(organisation.name())
                + "\n");
    unanswered(organisation.id(), quarter)
        .forEach(service -> text.append("- ").append(plain(service.name())).append("\n"));
    text.append("\nGive the figures: ")
        .append(site.of(links.path(organisation.id(), quarter, account.id())))
        .append(
            "\n\nNo signing in is needed. The link is for this organisation and quarter alone, can"
                + " be used again until "
                + quarter.closesInWords()
                + ", and shows what was entered: please pass it on to nobody outside your"
                + " organisation. Give totals only, nothing about any person. Numbers under 5 are"
                + " shown to nobody else.\n");
    return new Letter(
        account.email(), "Figures of your services, " + quarter.label(), text.toString());
  }

  private static String plain(String name) {
    return name.replaceAll("\\p{Cntrl}+", " ");
  }
}
