package org.waymark.listing.funding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;
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
 * Tells commissioners that money for a service ends: 12, 6 and 3 months before its last day, once
 * each, to those of the areas it is paid for. The letter names the service and neither sum nor
 * date: those stand behind the link.
 */
@Singleton
public final class FundingAlerts implements LetterWriter {

  /** Months before the last day, fewest first. */
  private static final List<Integer> MONTHS = List.of(3, 6, 12);

  /** About the services, by identifier. */
  private static final String FUNDING = "funding";

  private final CatalogueRepository catalogue;
  private final ListingPeople people;
  private final ListingReach reach;
  private final SentNotices sent;
  private final Outbox outbox;
  private final SiteAddress site;

  FundingAlerts(
      CatalogueRepository catalogue,
      ListingPeople people,
      ListingReach reach,
      SentNotices sent,
      Outbox outbox,
      SiteAddress site) {
    this.catalogue = catalogue;
    this.people = people;
    this.reach = reach;
    this.sent = sent;
    this.outbox = outbox;
    this.site = site;
  }

  /**
   * An arrangement that ends soon.
   *
   * @param withinMonths 3, 6 or 12: it ends within so many months
   * @param policeAreas the police areas it concerns
   */
  public record FundingEnd(
      Service service,
      String organisationName,
      CommissioningArrangement arrangement,
      LocalDate ends,
      int withinMonths,
      Set<AreaCode> policeAreas) {}

  /** What ends within 12 months and the person may see, soonest first. */
  public List<FundingEnd> list(Person person) {
    return ending(reach.today()).stream()
        .filter(end -> person.authority().maySeeFunding(end.policeAreas()))
        .toList();
  }

  private List<FundingEnd> ending(LocalDate today) {
    return inOrder(reach.catalogue().listServices().stream(), today);
  }

  private List<FundingEnd> inOrder(Stream<Service> services, LocalDate today) {
    return services
        .flatMap(service -> ends(service, today).stream())
        .sorted(Comparator.comparing(FundingEnd::ends).thenComparing(end -> end.service().id()))
        .toList();
  }

  /** What of the money of a service ends within 12 months. */
  private List<FundingEnd> ends(Service service, LocalDate today) {
    List<FundingEnd> ends = new ArrayList<>();
    if (service.status() == ListingStatus.CLOSED) {
      return ends;
    }
    for (CommissioningArrangement arrangement : service.arrangements()) {
      LocalDate last = arrangement.ends();
      if (last == null || last.isBefore(today) || today.isBefore(last.minusMonths(12))) {
        continue;
      }
      int months =
          MONTHS.stream()
              .filter(each -> !today.isBefore(last.minusMonths(each)))
              .findFirst()
              .orElse(12);
      ends.add(
          new FundingEnd(
              service,
              reach.findOrganisation(service.organisation()).map(Organisation::name).orElse(""),
              arrangement,
              last,
              months,
              reach.policeAreasOf(arrangement, service)));
    }
    return ends;
  }

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
    List<FundingEnd> ending = ending(today);
    Set<Notice> due = new LinkedHashSet<>();
    ending.forEach(end -> notices(end).forEach(due::add));
    List<Account> accounts = people.listActive();
    AtomicInteger letters = new AtomicInteger();
    sent.claim(
        due,
        ours -> {
          // Farther ones that were missed are not sent after the nearest.
          List<FundingEnd> told =
              ending.stream().filter(end -> ours.contains(notices(end).getFirst())).toList();
          for (Account account : accounts) {
            String about =
                concerning(account, told.stream())
                    .map(end -> end.service().id().toString())
                    .distinct()
                    .collect(Collectors.joining(" "));
            if (!about.isEmpty()) {
              outbox.put(FUNDING, account.id().value(), about);
              letters.incrementAndGet();
            }
          }
        });
    return letters.get();
  }

  private Stream<FundingEnd> concerning(Account account, Stream<FundingEnd> ends) {
    if (account.grants().stream().noneMatch(Grant.Commissioner.class::isInstance)) {
      return Stream.empty();
    }
    Set<AreaCode> theirs = reach.authorityOf(account).policeAreas();
    return ends.filter(end -> end.policeAreas().stream().anyMatch(theirs::contains));
  }

  /** The alerts that are due, the nearest first. */
  private static List<Notice> notices(FundingEnd end) {
    return MONTHS.stream()
        .filter(months -> months >= end.withinMonths())
        .map(months -> new Notice("funding-" + months, end.service().id().value(), occasion(end)))
        .toList();
  }

  /** The last day, whose money and for where: a changed sum is no new occasion. */
  private static String occasion(FundingEnd end) {
    CommissioningArrangement money = end.arrangement();
    String who =
        String.join("\n", money.commissioners())
            + "\n\n"
            + String.join("\n", money.funders())
            + "\n\n"
            + money.areasPaidFor().stream()
                .map(AreaCode::value)
                .sorted()
                .collect(Collectors.joining(" "));
    return end.ends() + " " + UUID.nameUUIDFromBytes(who.getBytes(UTF_8));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(FUNDING);
  }

  @Override
  public Optional<Letter> write(WaitingLetter letter) {
    Stream<Service> services =
        Arrays.stream(letter.about().split(" "))
            .flatMap(id -> catalogue.findService(ServiceId.of(id)).stream());
    return people
        .find(new AccountId(letter.reader()))
        .flatMap(
            account -> {
              List<FundingEnd> ends =
                  concerning(account, inOrder(services, reach.today()).stream()).toList();
              return ends.isEmpty() ? Optional.empty() : Optional.of(letter(account, ends));
            });
  }

  private Letter letter(Account account, List<FundingEnd> ends) {
    StringBuilder text = new StringBuilder("Funding of these services ends soon:\n");
    for (FundingEnd end : ends) {
      text.append("\n")
          .append(reach.catalogue().named(end.service()).replaceAll("\\p{Cntrl}+", " "))
          .append(" (")
          .append(end.organisationName().replaceAll("\\p{Cntrl}+", " "))
          .append("): within ")
          .append(end.withinMonths())
          .append(" months\n");
    }
    text.append("\nWhat ends when is in Waymark: ")
        .append(site.of("/approvals/funding"))
        .append("\n");
    return new Letter(account.email(), "Funding that ends soon", text.toString());
  }
}
