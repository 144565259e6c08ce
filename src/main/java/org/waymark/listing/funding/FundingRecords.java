package org.waymark.listing.funding;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.Standing;
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
import org.waymark.report.Column;
import org.waymark.report.Column.Part;
import org.waymark.report.Named;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;

/**
 * Asks commissioners to put records of funding right: those of published services all of whose
 * recorded funding has ended. Where the provider has confirmed the listing since, the record is old
 * and a letter goes out once for that end, to those of the areas paid for; where nobody has, the
 * service does not count, and a line says so. The letter names the service and neither sum nor
 * date.
 */
@Singleton
public final class FundingRecords implements LetterWriter {

  /** About the services, by identifier. */
  private static final String RECORD = "funding-record";

  private final CatalogueRepository catalogue;
  private final ListingPeople people;
  private final ListingReach reach;
  private final SentNotices sent;
  private final Outbox outbox;
  private final SiteAddress site;

  FundingRecords(
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

  // The page

  /**
   * The records to put right, those of services that count first.
   *
   * @param areas police areas that somebody answers for
   */
  public ReportTable table(Snapshot snapshot, Authority authority, Set<AreaCode> areas) {
    LocalDate today = snapshot.today();
    List<Service> services =
        snapshot.catalogue().listServices().stream()
            .filter(service -> isToBeAsked(service, today))
            .filter(service -> isSeenBy(authority, areas, service))
            .sorted(
                Comparator.comparing((Service each) -> Standing.of(each, today).kind())
                    .thenComparing(FundingRecords::lastEnd)
                    .thenComparing(Service::name)
                    .thenComparing(Service::id))
            .toList();
    return ReportTable.of(
        "records",
        "Funding records to put right",
        "No service has recorded funding that has ended altogether.",
        services,
        Column.named("Service")
            .as(Part.CODE, "service_id")
            .as(Part.LABEL, "service")
            .as(Part.DETAIL, "organisation")
            .from(
                each ->
                    Named.of(each.id().toString(), snapshot.catalogue().named(each))
                        .beside(snapshot.catalogue().organisationOf(each).name())
                        .at("/funding/services/" + each.id())),
        Column.text("standing", "Standing").from(each -> Standing.of(each, today).kind().label()),
        Column.text("standing_reasons", "Why")
            .from(each -> String.join("; ", Standing.of(each, today).words(true))),
        Column.day("ended", "Recorded funding ended").from(FundingRecords::lastEnd),
        Column.day("checked", "Last confirmed").none("Never").from(Service::assuredOn));
  }

  private static boolean isToBeAsked(Service service, LocalDate today) {
    return service.isPublished() && Standing.of(service, today).isToBeConfirmed();
  }

  private static LocalDate lastEnd(Service service) {
    return service.arrangements().stream()
        .map(CommissioningArrangement::ends)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** All of its funding is looked at, so all of it has to be theirs to see. */
  private boolean isSeenBy(Authority authority, Set<AreaCode> areas, Service service) {
    return service.arrangements().stream()
            .allMatch(each -> authority.maySeeFunding(reach.policeAreasOf(each, service)))
        && concerned(service).stream().anyMatch(areas::contains);
  }

  private Set<AreaCode> concerned(Service service) {
    Set<AreaCode> concerned = new HashSet<>();
    service.arrangements().forEach(each -> concerned.addAll(reach.policeAreasOf(each, service)));
    return concerned;
  }

  // The letter

  @Scheduled(fixedDelay = "${waymark.reminders.every:6h}", initialDelay = "13m")
  void putDue() {
    put(reach.today());
  }

  /**
   * Puts what is to be asked on a day and was not asked before into the outbox.
   *
   * @return how many letters
   */
  public int put(LocalDate today) {
    List<Service> old =
        reach.catalogue().listServices().stream().filter(service -> isOld(service, today)).toList();
    AtomicInteger letters = new AtomicInteger();
    sent.claim(
        old.stream().map(FundingRecords::notice).toList(),
        ours -> {
          List<Service> asked =
              old.stream().filter(service -> ours.contains(notice(service))).toList();
          for (Account account : people.listActive()) {
            List<Service> theirs = concerning(account, asked);
            if (!theirs.isEmpty()) {
              outbox.put(
                  RECORD,
                  account.id().value(),
                  theirs.stream()
                      .map(each -> each.id().toString())
                      .collect(Collectors.joining(" ")));
              letters.incrementAndGet();
            }
          }
        });
    return letters.get();
  }

  /** True when the service counts, and its provider has said so after the recorded end. */
  private static boolean isOld(Service service, LocalDate today) {
    return service.isPublished()
        && Standing.of(service, today)
            .cautions()
            .contains(Standing.Caution.FUNDING_RECORD_OUT_OF_DATE);
  }

  private static Notice notice(Service service) {
    return new Notice(RECORD, service.id().value(), lastEnd(service).toString());
  }

  private List<Service> concerning(Account account, Collection<Service> services) {
    if (account.grants().stream().noneMatch(Grant.Commissioner.class::isInstance)) {
      return List.of();
    }
    Authority authority = reach.authorityOf(account);
    return services.stream()
        .filter(service -> isSeenBy(authority, authority.policeAreas(), service))
        .toList();
  }

  @Override
  public Set<String> kinds() {
    return Set.of(RECORD);
  }

  @Override
  public Optional<Letter> write(WaitingLetter letter) {
    LocalDate today = reach.today();
    List<Service> old = new ArrayList<>();
    for (String id : Arrays.asList(letter.about().split(" "))) {
      catalogue
          .findService(ServiceId.of(id))
          .filter(service -> isOld(service, today))
          .ifPresent(old::add);
    }
    @Nullable Account account = people.find(new AccountId(letter.reader())).orElse(null);
    List<Service> theirs = account == null ? List.of() : concerning(account, old);
    return account == null || theirs.isEmpty()
        ? Optional.empty()
        : Optional.of(letter(account, theirs));
  }

  private Letter letter(Account account, List<Service> services) {
    StringBuilder text =
        new StringBuilder(
            "The funding recorded for these services has ended, and their providers have said since"
                + " that they go on. Please put the record right, or say that they have ended:\n");
    for (Service service : services) {
      text.append("\n")
          .append(reach.catalogue().named(service).replaceAll("\\p{Cntrl}+", " "))
          .append(" (")
          .append(
              reach
                  .findOrganisation(service.organisation())
                  .map(each -> each.name().replaceAll("\\p{Cntrl}+", " "))
                  .orElse(""))
          .append(")\n");
    }
    text.append("\nWhat is recorded is in Waymark: ")
        .append(site.of("/approvals/funding"))
        .append("\n");
    return new Letter(account.email(), "Funding records to put right", text.toString());
  }
}
