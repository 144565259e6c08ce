package org.waymark.listing.reminder;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingReach;

/**
 * How many published listings were checked lately, by police area and by organisation. A listing
 * counts in every area it reaches but for those that reach all of England, which are counted once,
 * apart.
 */
@Singleton
public final class StaleListings {

  private final CatalogueRepository catalogue;
  private final ListingReach reach;

  public StaleListings(CatalogueRepository catalogue, ListingReach reach) {
    this.catalogue = catalogue;
    this.reach = reach;
  }

  /**
   * Listings by how lately they were checked.
   *
   * @param current in the last 90 days
   * @param due 91 to 180 days ago
   * @param stale longer ago, or never
   */
  public record Count(int current, int due, int stale) {

    static final Count NONE = new Count(0, 0, 0);

    Count plus(Freshness freshness) {
      return switch (freshness) {
        case CURRENT -> new Count(current + 1, due, stale);
        case DUE -> new Count(current, due + 1, stale);
        case STALE -> new Count(current, due, stale + 1);
      };
    }

    public int all() {
      return current + due + stale;
    }
  }

  /** The count of one organisation, by name. */
  public record OfOrganisation(OrganisationId id, String name, Count count) {}

  /**
   * The dashboard.
   *
   * @param byArea police areas with at least one listing, by name of their code's area
   * @param nationwide listings that reach all of England
   * @param organisations with at least one listing, most stale first
   * @param oldest listings that are due or stale, longest unchecked first, never checked before all
   */
  public record Dashboard(
      Map<AreaCode, Count> byArea,
      Count nationwide,
      List<OfOrganisation> organisations,
      List<Service> oldest) {}

  /**
   * The dashboard of some police areas.
   *
   * @param policeAreas listings that reach one of these, those of all England among them; all
   *     published listings when empty
   */
  public Dashboard of(Set<AreaCode> policeAreas) {
    LocalDate today = reach.today();
    Catalogue all = catalogue.load();
    Map<AreaCode, Count> byArea = new LinkedHashMap<>();
    Map<OrganisationId, Count> byOrganisation = new LinkedHashMap<>();
    Count nationwide = Count.NONE;
    List<Service> oldest = new ArrayList<>();
    for (Service service : all.listServices()) {
      if (!service.isPublished()) {
        continue;
      }
      Set<AreaCode> areas = reach.policeAreasOf(service);
      boolean wide = areas.size() == reach.allPoliceAreas().size();
      if (!policeAreas.isEmpty() && areas.stream().noneMatch(policeAreas::contains)) {
        continue;
      }
      Freshness freshness = service.freshness(today);
      if (wide) {
        nationwide = nationwide.plus(freshness);
      } else {
        for (AreaCode area : areas) {
          if (policeAreas.isEmpty() || policeAreas.contains(area)) {
            byArea.merge(area, Count.NONE.plus(freshness), (known, one) -> known.plus(freshness));
          }
        }
      }
      byOrganisation.merge(
          service.organisation(),
          Count.NONE.plus(freshness),
          (known, one) -> known.plus(freshness));
      if (freshness != Freshness.CURRENT) {
        oldest.add(service);
      }
    }
    oldest.sort(
        Comparator.comparing(Service::assuredOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Service::id));
    List<OfOrganisation> organisations = new ArrayList<>();
    byOrganisation.forEach(
        (id, count) ->
            organisations.add(
                new OfOrganisation(
                    id, all.findOrganisation(id).map(o -> o.name()).orElse(""), count)));
    organisations.sort(
        Comparator.comparingInt((OfOrganisation each) -> -each.count().stale())
            .thenComparingInt(each -> -each.count().due())
            .thenComparing(OfOrganisation::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(each -> each.id().toString()));
    return new Dashboard(byArea, nationwide, List.copyOf(organisations), List.copyOf(oldest));
  }
}
