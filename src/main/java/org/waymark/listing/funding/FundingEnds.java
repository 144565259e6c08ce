package org.waymark.listing.funding;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Authority;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingReach;
import org.waymark.report.Column;
import org.waymark.report.Column.Kind;
import org.waymark.report.Column.Part;
import org.waymark.report.Named;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;

/**
 * Funding that ends within a year, or has ended in the last three months, for those who may see it:
 * each arrangement only to the duty holders of the areas it concerns. Thread-safe.
 */
@Singleton
public final class FundingEnds {

  /** How soon an arrangement ends. */
  private enum Span {
    ENDED("Ended in the last 3 months"),
    THREE("Ends within 3 months"),
    SIX("Ends in 3 to 6 months"),
    TWELVE("Ends in 6 to 12 months");

    private final String label;

    Span(String label) {
      this.label = label;
    }

    /** Empty for an end that is far away or long past. */
    static Optional<Span> of(LocalDate ends, LocalDate today) {
      if (ends.isBefore(today)) {
        return ends.isBefore(today.minusMonths(3)) ? Optional.empty() : Optional.of(ENDED);
      }
      if (!ends.isAfter(today.plusMonths(3))) {
        return Optional.of(THREE);
      }
      if (!ends.isAfter(today.plusMonths(6))) {
        return Optional.of(SIX);
      }
      return ends.isAfter(today.plusMonths(12)) ? Optional.empty() : Optional.of(TWELVE);
    }

    Named named() {
      return Named.of(code(), label);
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record End(
      Span span, LocalDate day, Service service, CommissioningArrangement arrangement) {}

  private final ListingReach reach;

  FundingEnds(ListingReach reach) {
    this.reach = reach;
  }

  /** The police areas whose funding somebody answers for; empty when they answer for none. */
  public Set<AreaCode> areasOf(Authority authority) {
    if (authority.isAdministrator()) {
      return reach.allPoliceAreas();
    }
    Set<AreaCode> areas = new HashSet<>(authority.policeAreas());
    areas.addAll(authority.convenedAreas());
    return areas;
  }

  /** Arrangements of a service that somebody may see and that concern one of these areas. */
  public List<CommissioningArrangement> visible(
      Service service, Authority authority, Set<AreaCode> areas) {
    return service.arrangements().stream()
        .filter(
            each -> {
              Set<AreaCode> concerned = reach.policeAreasOf(each, service);
              return authority.maySeeFunding(concerned)
                  && concerned.stream().anyMatch(areas::contains);
            })
        .toList();
  }

  /**
   * What ends, soonest first.
   *
   * @param areas police areas that somebody answers for
   */
  public ReportTable table(Snapshot snapshot, Authority authority, Set<AreaCode> areas) {
    List<End> ends = new ArrayList<>();
    for (Service service : snapshot.catalogue().listServices()) {
      if (service.isPublished()) {
        for (CommissioningArrangement each : visible(service, authority, areas)) {
          LocalDate day = each.ends();
          if (day != null) {
            Span.of(day, snapshot.today())
                .ifPresent(span -> ends.add(new End(span, day, service, each)));
          }
        }
      }
    }
    ends.sort(Comparator.comparing(End::day).thenComparing(each -> each.service().name()));
    return new ReportTable(
        "ends",
        "Funding that ends",
        "No recorded funding ends within a year.",
        List.of(
            Column.named("Service")
                .as(Part.CODE, "service_id")
                .as(Part.LABEL, "service")
                .as(Part.DETAIL, "organisation"),
            Column.named("When").as(Part.CODE, "span").inOrderOf(Span.values(), Span::code),
            Column.text("commissioners", "Commissioned by").none("Not stated"),
            Column.of(Kind.POUNDS, "yearly_value_pounds", "Yearly value").none("Not stated"),
            Column.day("ends", "Ends"),
            Column.whole("days", "Days from now")),
        ends.stream().map(end -> row(end, snapshot)).toList());
  }

  private static List<@Nullable Object> row(End end, Snapshot snapshot) {
    CommissioningArrangement money = end.arrangement();
    List<String> payers = money.commissioners().isEmpty() ? money.funders() : money.commissioners();
    return Arrays.asList(
        Named.of(end.service().id().toString(), snapshot.catalogue().named(end.service()))
            .beside(snapshot.catalogue().organisationOf(end.service()).name())
            .at("/funding/services/" + end.service().id()),
        end.span().named(),
        String.join("; ", payers),
        money.yearlyValuePounds(),
        end.day(),
        ChronoUnit.DAYS.between(snapshot.today(), end.day()));
  }
}
