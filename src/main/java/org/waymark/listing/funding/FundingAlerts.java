package org.waymark.listing.funding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.waymark.account.Account;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;
import org.waymark.listing.SentNotices;
import org.waymark.mail.Letter;
import org.waymark.mail.Postbox;
import org.waymark.mail.SiteAddress;

/**
 * Tells commissioners that money for a service ends: 12, 6 and 3 months before its last day, once
 * each, to those of the areas it is paid for. The letter names the service and neither sum nor
 * date: those stand behind the link.
 */
@Singleton
public final class FundingAlerts {

  /** Months before the last day, fewest first. */
  private static final List<Integer> MONTHS = List.of(3, 6, 12);

  private final CatalogueRepository catalogue;
  private final ListingPeople people;
  private final ListingReach reach;
  private final SentNotices sent;
  private final Postbox postbox;
  private final SiteAddress site;

  FundingAlerts(
      CatalogueRepository catalogue,
      ListingPeople people,
      ListingReach reach,
      SentNotices sent,
      Postbox postbox,
      SiteAddress site) {
    this.catalogue = catalogue;
    this.people = people;
    this.reach = reach;
    this.sent = sent;
    this.postbox = postbox;
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
    Catalogue all = catalogue.load();
    List<FundingEnd> ends = new ArrayList<>();
    for (Service service : all.listServices()) {
      if (service.status() == ListingStatus.CLOSED) {
        continue;
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
                all.findOrganisation(service.organisation()).map(Organisation::name).orElse(""),
                arrangement,
                last,
                months,
                reach.policeAreasOf(arrangement, service)));
      }
    }
    ends.sort(Comparator.comparing(FundingEnd::ends).thenComparing(end -> end.service().id()));
    return ends;
  }

  @Scheduled(fixedDelay = "${waymark.reminders.every:6h}", initialDelay = "11m")
  void sendDue() {
    send(reach.today());
  }

  /**
   * Sends what is due on a day and was not sent before.
   *
   * @return how many letters
   */
  public int send(LocalDate today) {
    Map<Account, List<FundingEnd>> due = new LinkedHashMap<>();
    List<Account> accounts = people.listActive();
    Map<Account, Authority> authorities = new LinkedHashMap<>();
    accounts.stream()
        .filter(account -> account.grants().stream().anyMatch(Grant.Commissioner.class::isInstance))
        .forEach(account -> authorities.put(account, reach.authorityOf(account)));
    for (FundingEnd end : ending(today)) {
      if (claims(end)) {
        authorities.forEach(
            (account, authority) -> {
              if (end.policeAreas().stream().anyMatch(authority.policeAreas()::contains)) {
                due.computeIfAbsent(account, key -> new ArrayList<>()).add(end);
              }
            });
      }
    }
    due.forEach((account, ends) -> postbox.send(letter(account, ends)));
    return due.size();
  }

  /** The nearest alert; farther ones that were missed are not sent after it. */
  private boolean claims(FundingEnd end) {
    boolean claimed = false;
    for (int months : MONTHS) {
      if (months >= end.withinMonths()) {
        boolean mine = sent.claim("funding-" + months, end.service().id().value(), occasion(end));
        claimed |= mine && months == end.withinMonths();
      }
    }
    return claimed;
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

  private Letter letter(Account account, List<FundingEnd> ends) {
    StringBuilder text = new StringBuilder("Funding of these services ends soon:\n");
    for (FundingEnd end : ends) {
      text.append("\n")
          .append(end.service().name().replaceAll("\\p{Cntrl}+", " "))
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
