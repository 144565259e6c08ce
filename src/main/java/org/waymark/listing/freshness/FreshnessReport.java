package org.waymark.listing.freshness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;

/**
 * Which published listings were not checked for long, by police area and by organisation.
 *
 * @param areas by name; a listing counts in each area it reaches, and one that reaches all of
 *     England counts in {@link #NATIONWIDE} alone
 * @param organisations those with most stale listings first
 * @param listings what has to be checked (due and stale), never checked first, then the oldest
 * @param total every listing once
 */
public record FreshnessReport(
    List<AreaRow> areas,
    List<OrganisationRow> organisations,
    List<Listing> listings,
    Counts total) {

  /** Stands for all of England in place of an area's code. */
  public static final String NATIONWIDE = "england";

  /** Listings by how lately they were checked. */
  public record Counts(int current, int due, int stale) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Freshness freshness) {
      return switch (freshness) {
        case CURRENT -> new Counts(current + 1, due, stale);
        case DUE -> new Counts(current, due + 1, stale);
        case STALE -> new Counts(current, due, stale + 1);
      };
    }
  }

  /**
   * A police area.
   *
   * @param code its code, or {@link #NATIONWIDE}
   */
  public record AreaRow(String code, String name, Counts counts) {}

  /** An organisation. */
  public record OrganisationRow(OrganisationId id, String name, Counts counts) {}

  /**
   * A listing that has to be checked.
   *
   * @param name of the service, marked where it is invented among real ones
   * @param days since it was checked; null when it never was
   * @param areas names of the police areas it reaches
   */
  public record Listing(
      Service service,
      String name,
      Organisation organisation,
      Freshness freshness,
      @Nullable Long days,
      List<String> areas) {
    public Listing {
      Objects.requireNonNull(service);
      areas = List.copyOf(areas);
    }
  }

  public FreshnessReport {
    Objects.requireNonNull(total);
    areas = List.copyOf(areas);
    organisations = List.copyOf(organisations);
    listings = List.copyOf(listings);
  }

  /**
   * The report of a catalogue on a day.
   *
   * @param reach the police areas a listing reaches; all of them for one that reaches England
   * @param shown the police areas the reader may look at
   * @param area one of them, {@link #NATIONWIDE}, or empty for all of it
   * @param organisation identifier of the only organisation wanted; empty for all
   */
  public static FreshnessReport of(
      Catalogue catalogue,
      Geography geography,
      LocalDate today,
      Function<Service, Set<AreaCode>> reach,
      Set<AreaCode> shown,
      String area,
      String organisation) {
    Map<AreaCode, Area> english = new LinkedHashMap<>();
    for (Area each : geography.listAreas(AreaKind.POLICE_AREA, today)) {
      if (each.isEnglish()) {
        english.put(each.code(), each);
      }
    }
    Map<String, Counts> byArea = new HashMap<>();
    Map<OrganisationId, Counts> byOrganisation = new HashMap<>();
    List<Listing> listings = new ArrayList<>();
    Counts total = Counts.NONE;
    for (Service service : catalogue.listServices()) {
      Set<AreaCode> reached = service.isPublished() ? reach.apply(service) : Set.of();
      if (Collections.disjoint(reached, shown)) {
        continue;
      }
      boolean nationwide = reached.containsAll(english.keySet());
      Freshness freshness = service.freshness(today);
      // Every area has its line, so that a reader can go from one to another.
      if (nationwide) {
        byArea.merge(NATIONWIDE, Counts.NONE.plus(freshness), (a, b) -> a.plus(freshness));
      } else {
        reached.stream()
            .filter(shown::contains)
            .forEach(
                code ->
                    byArea.merge(
                        code.value(), Counts.NONE.plus(freshness), (a, b) -> a.plus(freshness)));
      }
      boolean inArea =
          area.isEmpty()
              || (nationwide
                  ? area.equals(NATIONWIDE)
                  : reached.stream().anyMatch(code -> code.value().equals(area)));
      if (!inArea
          || (!organisation.isEmpty() && !service.organisation().toString().equals(organisation))) {
        continue;
      }
      total = total.plus(freshness);
      byOrganisation.merge(
          service.organisation(), Counts.NONE.plus(freshness), (a, b) -> a.plus(freshness));
      if (freshness != Freshness.CURRENT) {
        listings.add(
            new Listing(
                service,
                catalogue.named(service),
                catalogue.organisationOf(service),
                freshness,
                service.assuredOn() == null
                    ? null
                    : ChronoUnit.DAYS.between(service.assuredOn(), today),
                nationwide
                    ? List.of("All of England")
                    : reached.stream()
                        .map(english::get)
                        .filter(Objects::nonNull)
                        .map(Area::shortName)
                        .sorted()
                        .toList()));
      }
    }
    listings.sort(
        Comparator.comparing(Listing::days, Comparator.nullsFirst(Comparator.<Long>reverseOrder()))
            .thenComparing(each -> each.service().name())
            .thenComparing(each -> each.service().id()));
    return new FreshnessReport(
        areaRows(byArea, english, shown),
        organisationRows(byOrganisation, catalogue),
        listings,
        total);
  }

  private static List<AreaRow> areaRows(
      Map<String, Counts> counts, Map<AreaCode, Area> english, Set<AreaCode> shown) {
    List<AreaRow> rows = new ArrayList<>();
    english.values().stream()
        .filter(each -> shown.contains(each.code()))
        .sorted(Comparator.comparing(Area::shortName))
        .forEach(
            each ->
                rows.add(
                    new AreaRow(
                        each.code().value(),
                        each.shortName(),
                        counts.getOrDefault(each.code().value(), Counts.NONE))));
    rows.add(
        new AreaRow(NATIONWIDE, "All of England", counts.getOrDefault(NATIONWIDE, Counts.NONE)));
    return rows;
  }

  private static List<OrganisationRow> organisationRows(
      Map<OrganisationId, Counts> counts, Catalogue catalogue) {
    return counts.entrySet().stream()
        .map(
            each ->
                new OrganisationRow(
                    each.getKey(),
                    catalogue
                        .findOrganisation(each.getKey())
                        .map(Organisation::name)
                        .orElse(each.getKey().toString()),
                    each.getValue()))
        .sorted(
            Comparator.comparingInt((OrganisationRow row) -> row.counts().stale())
                .thenComparingInt(row -> row.counts().due())
                .reversed()
                .thenComparing(OrganisationRow::name))
        .toList();
  }
}
