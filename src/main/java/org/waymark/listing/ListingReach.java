package org.waymark.listing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Account;
import org.waymark.account.Authority;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ReachCalculator;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.snapshot.SnapshotKeeper;

/**
 * Which police areas a listing concerns. Remembers the reach it worked out for as long as geography
 * and day stay. Thread-safe.
 */
@Singleton
public final class ListingReach {

  /** Fields that decide which areas a listing reaches. */
  private static final Set<ListingField> DECIDE_REACH =
      Set.of(ListingField.OFFERS, ListingField.RESIDENCE, ListingField.LOCATIONS);

  private record Known(
      Geography geography,
      LocalDate day,
      ReachCalculator reaches,
      Map<AreaCode, SmallAreaSet> policeAreas) {}

  private final Supplier<Geography> geographies;
  private final Supplier<LocalDate> days;
  private final Supplier<Catalogue> catalogues;
  private volatile @Nullable Known known;

  @Inject
  ListingReach(SnapshotKeeper keeper) {
    this(
        () -> keeper.current().geography(),
        () -> keeper.current().today(),
        () -> keeper.professional().catalogue());
  }

  /** Of what is handed out, for whoever has no snapshots. */
  ListingReach(
      Supplier<Geography> geographies, Supplier<LocalDate> days, Supplier<Catalogue> catalogues) {
    this.geographies = geographies;
    this.days = days;
    this.catalogues = catalogues;
  }

  private Known known() {
    Geography geography = geographies.get();
    LocalDate day = days.get();
    Known last = known;
    if (last == null || last.geography() != geography || !last.day().equals(day)) {
      Map<AreaCode, SmallAreaSet> areas = new LinkedHashMap<>();
      for (Area area : geography.listAreas(AreaKind.POLICE_AREA, day)) {
        if (area.isEnglish()) {
          areas.put(area.code(), geography.smallAreasOf(area.code()));
        }
      }
      last = new Known(geography, day, new ReachCalculator(geography), areas);
      known = last;
    }
    return last;
  }

  /** The geography of now. */
  public Geography geography() {
    return known().geography();
  }

  /** Every listing, in whatever state, as the latest snapshot has it. */
  public Catalogue catalogue() {
    return catalogues.get();
  }

  /** An organisation of the catalogue, as the latest snapshot has it. */
  public Optional<Organisation> findOrganisation(OrganisationId id) {
    return catalogues.get().findOrganisation(id);
  }

  /** The listings an organisation runs, as the latest snapshot has them. */
  List<Service> servicesOf(OrganisationId id) {
    return catalogues.get().servicesOf(id);
  }

  /** Today in England. */
  public LocalDate today() {
    return known().day();
  }

  /** What an account may do today. */
  public Authority authorityOf(Account account) {
    return Authority.of(account.grants(), geography(), today());
  }

  /** Every English police area. */
  public Set<AreaCode> allPoliceAreas() {
    return known().policeAreas().keySet();
  }

  /**
   * The police areas that a listing reaches: all of them when it reaches all of England, none when
   * nobody knows where it reaches.
   */
  public Set<AreaCode> policeAreasOf(Service service) {
    Known now = known();
    Set<AreaCode> found = new HashSet<>();
    for (Offer offer : service.offers()) {
      Reach reach = now.reaches().reachOf(service, offer);
      if (reach.nationwide()) {
        return now.policeAreas().keySet();
      }
      found.addAll(policeAreas(reach.local(), now));
    }
    return found;
  }

  /** The police areas that one of the states reaches. */
  public Set<AreaCode> policeAreasOf(Service one, Service other) {
    Set<AreaCode> both = new HashSet<>(policeAreasOf(one));
    if (!other.equals(one)) {
      both.addAll(policeAreasOf(other));
    }
    return both;
  }

  /**
   * The police areas that a listing reaches before or after a change.
   *
   * @param live the listing now; null when it is not in the catalogue
   */
  Set<AreaCode> policeAreasOf(@Nullable Service live, ListingChange change) {
    Set<AreaCode> areas = new HashSet<>(live == null ? Set.of() : policeAreasOf(live));
    Service proposed = change.proposed();
    if (proposed != null
        && (change.kind() == ListingChange.Kind.FIRST
            || change.fields().stream().anyMatch(DECIDE_REACH::contains))) {
      areas.addAll(policeAreasOf(proposed));
    }
    return areas;
  }

  /** The police areas an arrangement concerns: those paid for, else all the listing reaches. */
  public Set<AreaCode> policeAreasOf(CommissioningArrangement arrangement, Service service) {
    if (arrangement.areasPaidFor().isEmpty()) {
      return policeAreasOf(service);
    }
    Known now = known();
    return policeAreas(
        SmallAreaSet.union(
            arrangement.areasPaidFor().stream().map(now.geography()::smallAreasOf).toList()),
        now);
  }

  private static Set<AreaCode> policeAreas(SmallAreaSet reached, Known now) {
    if (reached.isEmpty()) {
      return Set.of();
    }
    return now.policeAreas().entrySet().stream()
        .filter(entry -> !entry.getValue().intersect(reached).isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
