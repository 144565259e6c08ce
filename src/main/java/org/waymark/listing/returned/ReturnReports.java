package org.waymark.listing.returned;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.account.Authority;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.SmallAreaSet;
import org.waymark.listing.ListingReach;
import org.waymark.listing.returned.ReturnReport.Line;
import org.waymark.listing.returned.ReturnReport.Sum;
import org.waymark.returns.Quarter;
import org.waymark.returns.ReturnSource;
import org.waymark.returns.Returns;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.VocabularyKind;

/** Makes reports of returns for whoever asks, of the areas they answer for. Thread-safe. */
@Singleton
public final class ReturnReports {

  /** How many quarters back are looked at for the latest figures. */
  private static final int QUARTERS = 4;

  private final SnapshotKeeper snapshots;
  private final ListingReach reach;
  private final ReturnSource source;

  ReturnReports(SnapshotKeeper snapshots, ListingReach reach, ReturnSource source) {
    this.snapshots = snapshots;
    this.reach = reach;
    this.source = source;
  }

  /** The police areas whose returns somebody may read, by code; empty when they may read none. */
  public Map<AreaCode, Area> areasOf(Authority authority) {
    Snapshot snapshot = snapshots.professional();
    return snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today()).stream()
        .filter(Area::isEnglish)
        .filter(area -> authority.mayReadReturns(Set.of(area.code())))
        .sorted(Comparator.comparing(Area::shortName))
        .collect(
            Collectors.toMap(Area::code, area -> area, (one, other) -> one, LinkedHashMap::new));
  }

  /**
   * The report.
   *
   * @param areas some of {@link #areasOf}
   */
  public ReturnReport of(Map<AreaCode, Area> areas, Quarter quarter) {
    Snapshot snapshot = snapshots.professional();
    Returns returns = source.returns();
    List<Line> lines = new ArrayList<>();
    Map<AreaCode, List<Line>> byArea = new LinkedHashMap<>();
    areas.keySet().forEach(area -> byArea.put(area, new ArrayList<>()));
    for (Service service : snapshot.catalogue().listServices()) {
      Set<AreaCode> concerned = service.isPublished() ? concerned(service) : new HashSet<>();
      concerned.retainAll(areas.keySet());
      if (!concerned.isEmpty()) {
        Line line = line(service, snapshot, returns, quarter);
        lines.add(line);
        concerned.forEach(area -> byArea.getOrDefault(area, List.of()).add(line));
      }
    }
    lines.sort(
        Comparator.comparing((Line line) -> line.service().name(), String.CASE_INSENSITIVE_ORDER));
    return new ReturnReport(
        quarter,
        areas.values().stream().map(Area::shortName).toList(),
        lines,
        byFunction(lines, snapshot),
        areas.size() == 1
            ? List.of()
            : areas.values().stream()
                .map(
                    area ->
                        new Sum(
                            area.code().value(),
                            area.shortName(),
                            byArea.getOrDefault(area.code(), List.of())))
                .toList());
  }

  /**
   * The demand in an area of any kind.
   *
   * @return empty for whoever may not read the returns of every police area that it lies in, and
   *     when no service has said anything of the last quarters
   */
  public Optional<Demand> demandOf(Authority authority, Area area) {
    Snapshot snapshot = snapshots.professional();
    Set<AreaCode> policeAreas = snapshot.geography().policeAreasOf(area.code(), snapshot.today());
    if (policeAreas.isEmpty()
        || !policeAreas.stream().allMatch(each -> authority.mayReadReturns(Set.of(each)))) {
      return Optional.empty();
    }
    List<Service> services = localServices(snapshot, area);
    Returns returns = source.returns();
    return Stream.iterate(Quarter.latestOpenOn(snapshot.today()), Quarter::previous)
        .limit(QUARTERS)
        .filter(
            quarter ->
                services.stream().anyMatch(each -> returns.find(each.id(), quarter).isPresent()))
        .findFirst()
        .map(
            quarter -> {
              List<Line> lines =
                  services.stream().map(each -> line(each, snapshot, returns, quarter)).toList();
              return new Demand(
                  quarter, new Sum("", "All services", lines), byFunction(lines, snapshot));
            });
  }

  private static List<Service> localServices(Snapshot snapshot, Area area) {
    SmallAreaSet residents = snapshot.geography().smallAreasOf(area.code());
    ServiceIndex index = snapshot.services();
    List<Service> found = new ArrayList<>();
    for (int ordinal = 0; ordinal < index.size(); ordinal++) {
      Service service = index.service(ordinal);
      for (int i = 0; i < service.offers().size(); i++) {
        if (index.reachOfOffer(index.firstOfferOf(ordinal) + i).local().intersects(residents)) {
          found.add(service);
          break;
        }
      }
    }
    return found;
  }

  private static Line line(Service service, Snapshot snapshot, Returns returns, Quarter quarter) {
    return new Line(
        service, snapshot.catalogue().organisationOf(service), returns.find(service.id(), quarter));
  }

  /** The police areas a service reaches or is paid for in. */
  private Set<AreaCode> concerned(Service service) {
    Set<AreaCode> areas = new HashSet<>(reach.policeAreasOf(service));
    service
        .arrangements()
        .forEach(arrangement -> areas.addAll(reach.policeAreasOf(arrangement, service)));
    return areas;
  }

  private static List<Sum> byFunction(List<Line> lines, Snapshot snapshot) {
    Map<String, Sum> sums = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Line line : lines) {
      for (TermId support : line.service().supportTypes()) {
        String label =
            snapshot
                .vocabularies()
                .of(VocabularyKind.SUPPORT_TYPE)
                .find(support)
                .map(Term::label)
                .orElse(support.value());
        sums.computeIfAbsent(label, name -> new Sum(support.value(), name, new ArrayList<>()))
            .of()
            .add(line);
      }
    }
    return List.copyOf(sums.values());
  }
}
