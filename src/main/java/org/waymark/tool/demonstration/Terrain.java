package org.waymark.tool.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.District;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;

/** The ground the fictional services stand on: towns, councils and police areas of England. */
final class Terrain {

  /**
   * A place where a service can sit.
   *
   * @param residents people in the small areas nearest to it within its district
   * @param residentsNearby people within 5 km
   */
  record Town(
      String name,
      String outcode,
      Position position,
      AreaCode district,
      AreaCode council,
      AreaCode policeArea,
      long residents,
      long residentsNearby) {}

  /** A police area, council or district with its towns. */
  record Ground(AreaCode code, String name, long residents, List<Town> towns) {
    long densest() {
      return towns.stream().mapToLong(Town::residentsNearby).max().orElse(0);
    }
  }

  /** What the table of outward codes gives for some in place of a town. */
  private static final Pattern NO_TOWN =
      Pattern.compile(
          "\\s*|.*\\b(Ave|Avenue|Road|Rd|Lane|Estate|Station|Parish|Parishes|Lcp)\\b.*|.*\\d.*");

  private final Geography geography;
  private final LocalDate today;
  private final List<Ground> policeAreas = new ArrayList<>();
  private final Map<AreaCode, List<Ground>> councils = new HashMap<>();
  private final Map<AreaCode, List<Ground>> districts = new HashMap<>();
  private final Map<AreaCode, Position> seats = new HashMap<>();

  Terrain(Geography geography, LocalDate today) {
    this.geography = geography;
    this.today = today;
    Map<AreaCode, List<Town>> townsByDistrict = towns();
    Map<AreaCode, Map<AreaCode, List<Town>>> byPoliceArea = new TreeMap<>();
    townsByDistrict.forEach(
        (code, towns) -> {
          District district = geography.findDistrict(code).orElseThrow();
          seats.put(code, largest(towns).position());
          if (!district.policeArea().isWelsh()) {
            byPoliceArea
                .computeIfAbsent(district.policeArea(), p -> new TreeMap<>())
                .put(code, towns);
          }
        });
    byPoliceArea.forEach(
        (policeArea, parts) -> {
          List<Ground> lower = new ArrayList<>();
          Map<AreaCode, List<Town>> upper = new TreeMap<>();
          parts.forEach(
              (code, towns) -> {
                lower.add(ground(AreaKind.DISTRICT, code, towns));
                upper
                    .computeIfAbsent(towns.getFirst().council(), c -> new ArrayList<>())
                    .addAll(towns);
              });
          districts.put(policeArea, List.copyOf(lower));
          List<Ground> tierOne = new ArrayList<>();
          upper.forEach((code, towns) -> tierOne.add(ground(AreaKind.COUNCIL, code, towns)));
          councils.put(policeArea, List.copyOf(tierOne));
          policeAreas.add(
              ground(
                  AreaKind.POLICE_AREA,
                  policeArea,
                  upper.values().stream().flatMap(List::stream).toList()));
        });
  }

  private Ground ground(AreaKind kind, AreaCode code, List<Town> towns) {
    String name = geography.findArea(kind, code).map(Area::shortName).orElse(code.value());
    if (name.equals("Metropolitan Police")) {
      name = "London";
    }
    return new Ground(code, name, geography.population(code), List.copyOf(towns));
  }

  private Map<AreaCode, List<Town>> towns() {
    Map<AreaCode, List<Outcode>> byDistrict = new TreeMap<>();
    geography.listOutcodes().stream()
        .sorted(Comparator.comparing(Outcode::code))
        .forEach(
            outcode ->
                byDistrict
                    .computeIfAbsent(
                        geography.smallArea(outcode.smallArea()).district(), d -> new ArrayList<>())
                    .add(outcode));
    Map<AreaCode, List<Town>> towns = new TreeMap<>();
    for (Area area : geography.listAreas(AreaKind.DISTRICT, today)) {
      District district = geography.findDistrict(area.code()).orElse(null);
      if (district != null && !geography.smallAreasOf(area.code()).isEmpty()) {
        List<Outcode> outcodes = byDistrict.getOrDefault(area.code(), List.of());
        towns.put(
            area.code(),
            outcodes.isEmpty() ? List.of(onlyTown(area, district)) : townsOf(area, outcodes));
      }
    }
    return towns;
  }

  private List<Town> townsOf(Area area, List<Outcode> outcodes) {
    long[] residents = new long[outcodes.size()];
    geography
        .smallAreasOf(area.code())
        .forEach(
            ordinal -> {
              Position home = geography.smallArea(ordinal).position();
              int nearest = 0;
              for (int i = 1; i < outcodes.size(); i++) {
                if (outcodes.get(i).position().metresTo(home)
                    < outcodes.get(nearest).position().metresTo(home)) {
                  nearest = i;
                }
              }
              residents[nearest] += geography.smallArea(ordinal).population();
            });
    District district = geography.findDistrict(area.code()).orElseThrow();
    List<Town> towns = new ArrayList<>();
    for (int i = 0; i < outcodes.size(); i++) {
      Outcode outcode = outcodes.get(i);
      towns.add(
          town(
              NO_TOWN.matcher(outcode.town()).matches() ? area.shortName() : outcode.town(),
              outcode.code(),
              geography.smallArea(outcode.smallArea()).position(),
              district,
              residents[i]));
    }
    return towns;
  }

  /** A district in which no outward code has its middle: its small area of most people. */
  private Town onlyTown(Area area, District district) {
    int[] best = {-1};
    geography
        .smallAreasOf(area.code())
        .forEach(
            ordinal -> {
              if (best[0] < 0
                  || geography.smallArea(ordinal).population()
                      > geography.smallArea(best[0]).population()) {
                best[0] = ordinal;
              }
            });
    Position position = geography.smallArea(best[0]).position();
    String outcode =
        geography.listOutcodes().stream()
            .min(
                Comparator.<Outcode>comparingDouble(o -> o.position().metresTo(position))
                    .thenComparing(Outcode::code))
            .map(Outcode::code)
            .orElse("ZZ1");
    return town(area.shortName(), outcode, position, district, geography.population(area.code()));
  }

  private Town town(
      String name, String outcode, Position position, District district, long residents) {
    long nearby =
        geography.population(geography.smallAreasWithin(position, Distance.ofKilometres(5)));
    return new Town(
        name,
        outcode,
        position,
        district.code(),
        district.council(),
        district.policeArea(),
        residents,
        nearby);
  }

  private static Town largest(List<Town> towns) {
    return towns.stream().max(Comparator.comparingLong(Town::residents)).orElseThrow();
  }

  /** The police areas of England, by code. */
  List<Ground> policeAreas() {
    return policeAreas;
  }

  List<Ground> councilsOf(AreaCode policeArea) {
    return councils.getOrDefault(policeArea, List.of());
  }

  List<Ground> districtsOf(AreaCode policeArea) {
    return districts.getOrDefault(policeArea, List.of());
  }

  /** The district outside the police area whose main town is nearest; it may be Welsh. */
  AreaCode nearestDistrictOutside(Town town) {
    return seats.entrySet().stream()
        .filter(
            seat ->
                !geography
                    .findDistrict(seat.getKey())
                    .orElseThrow()
                    .policeArea()
                    .equals(town.policeArea()))
        .min(
            Comparator.<Map.Entry<AreaCode, Position>>comparingDouble(
                    seat -> seat.getValue().metresTo(town.position()))
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** The neighbouring English police area whose nearest main town lies nearest. */
  AreaCode nearestPoliceAreaOutside(Town town) {
    return policeAreas.stream()
        .filter(ground -> !ground.code().equals(town.policeArea()))
        .min(
            Comparator.<Ground>comparingDouble(
                    ground ->
                        ground.towns().stream()
                            .mapToDouble(t -> t.position().metresTo(town.position()))
                            .min()
                            .orElse(Double.MAX_VALUE))
                .thenComparing(Ground::code))
        .orElseThrow()
        .code();
  }

  /** The name of the policing body; a plain description where the tables name none. */
  String policingBody(AreaCode policeArea) {
    return bodies(policeArea, DutyHolder.Kind.POLICING_BODY).stream()
        .findFirst()
        .orElse("Local policing body");
  }

  /** Names of the Integrated Care Boards of a police area, largest share first. */
  List<String> integratedCareBoards(AreaCode policeArea) {
    return bodies(policeArea, DutyHolder.Kind.ICB);
  }

  private List<String> bodies(AreaCode policeArea, DutyHolder.Kind kind) {
    return geography.dutyHolders(policeArea, today).stream()
        .filter(holder -> holder.kind() == kind)
        .sorted(
            Comparator.comparingDouble(DutyHolder::share)
                .reversed()
                .thenComparing(DutyHolder::name))
        .map(DutyHolder::name)
        .toList();
  }

  /** The council's own name where it is a duty holder, else made from the name of its area. */
  String council(AreaCode policeArea, AreaCode council) {
    return geography.dutyHolders(policeArea, today).stream()
        .filter(holder -> council.equals(holder.bodyCode()))
        .map(DutyHolder::name)
        .findFirst()
        .orElseGet(
            () ->
                geography.findArea(AreaKind.COUNCIL, council).map(Area::shortName).orElse("The")
                    + " Council");
  }
}
