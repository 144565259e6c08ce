package org.waymark.listing.returned;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waymark.account.Authority;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
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
        Line line =
            new Line(
                service,
                snapshot.catalogue().organisationOf(service),
                returns.find(service.id(), quarter));
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
