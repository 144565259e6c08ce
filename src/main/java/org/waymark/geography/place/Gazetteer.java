package org.waymark.geography.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.Spelling;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.PlaceLookup.Choice;
import org.waymark.geography.PlainName;
import org.waymark.geography.Position;
import org.waymark.geography.tables.TableFile;

/**
 * The towns, villages and parts of cities of a geography, by name: those of GeoNames, the towns
 * that outward postcodes are known by, a few kept by hand, and other names of any of them (Hull,
 * Caerdydd). Immutable and thread-safe; read from the program in some tens of milliseconds.
 *
 * <p>Residents only tell places of one name apart: GeoNames' figures are of mixed date. Where there
 * is none, those of the small area are supposed, and round numbers for what GeoNames lacks.
 */
final class Gazetteer {

  /** An outcode is of the town it is named after when that is within this. */
  private static final double ONE_TOWN_METRES = 20_000;

  /** Residents of a town that is only known because an outcode is named after it. */
  private static final long RESIDENTS_OF_UNKNOWN_TOWN = 5_000;

  /** The same for each outcode where several are. */
  private static final long RESIDENTS_OF_OUTCODE = 10_000;

  /** Residents of a part of a city: those of England by the number of its outcodes, rounded. */
  private static final long RESIDENTS_OF_PART_OF_CITY = 25_000;

  /** GeoNames gives boroughs and wards residents as to towns; a map names the town first. */
  private static final int PART_OF_A_TOWN = 4;

  /** Who lives within this of the middle of a larger town may live in a part of it. */
  private static final double CLOSE_BY_METRES = 12_000;

  /** More than that, in degrees of latitude. */
  private static final double CLOSE_DEGREES = 0.11;

  /** Figures that are alike: the smaller has this share of the larger. */
  private static final double LIKE = 0.8;

  /** Who lives within this of the middle of a place lives there or close by. */
  private static final Distance ROUND = Distance.ofMetres(1_500);

  private static final int MOST_NEAR = 5;

  /** "Newcastle upon Tyne" is called Newcastle, as people say it. */
  private static final Pattern SHORTENED =
      Pattern.compile("^(.+?) (?:on|under|in|le|by|super|cum|next) .+$");

  /**
   * A place.
   *
   * @param position its middle, WGS 84, longitude first
   * @param smallArea ordinal of the small area of its nation with the nearest point
   * @param residents known or supposed
   * @param outcodes outward postcodes named after it; may be empty
   */
  record Place(
      String name, Position position, int smallArea, long residents, List<Outcode> outcodes) {}

  private final Geography geography;
  private final Map<String, List<Place>> byName = new HashMap<>();
  private final Map<String, List<Place>> byShortName = new HashMap<>();
  private final Map<AreaCode, String> counties = new HashMap<>();

  Gazetteer(Geography geography) {
    this.geography = geography;
    TableFile.read("counties.csv")
        .rows(
            row -> {
              for (String council : row.text("councils").split(" ")) {
                counties.put(new AreaCode(council), row.text("county"));
              }
              return row;
            });
    ofGeoNames().forEach(this::add);
    TableFile.read("other_names.csv")
        .rows(row -> List.of(row.text("name"), row.text("place")))
        .forEach(row -> addName(row.getFirst(), row.getLast()));
    byName.forEach(this::addShortened);
    addOutcodes();
    TableFile.read("added_places.csv").rows(this::added).stream()
        .flatMap(Optional::stream)
        .forEach(this::add);
    byShortName.clear();
    byName.forEach(this::addShortened);
    byName.values().forEach(this::sort);
    byShortName.values().forEach(this::sort);
  }

  private static final Comparator<Place> LARGEST_FIRST =
      Comparator.comparingLong(Place::residents)
          .reversed()
          .thenComparing(Place::name)
          .thenComparingInt(Place::smallArea);

  /**
   * The largest first. Figures of GeoNames that differ by little say nothing, for they are of mixed
   * date and of a ward as often as of a town: of these, where more people live round about.
   */
  private void sort(List<Place> places) {
    places.sort(LARGEST_FIRST);
    for (int from = 0; from < places.size(); ) {
      double least = places.get(from).residents() * LIKE;
      int to = from + 1;
      while (to < places.size() && places.get(to).residents() >= least) {
        to++;
      }
      if (to > from + 1) {
        places
            .subList(from, to)
            .sort(
                Comparator.comparingLong(this::peopleRound)
                    .reversed()
                    .thenComparing(LARGEST_FIRST));
      }
      from = to;
    }
  }

  private long peopleRound(Place place) {
    return geography.population(geography.smallAreasWithin(place.position(), ROUND));
  }

  // The tables

  private List<Place> ofGeoNames() {
    return TableFile.read("places.csv")
        .rows(row -> geography.findOrdinal(row.text("small_area")).map(at -> place(row, at)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Place place(TableFile.Row row, int smallArea) {
    String residents = row.text("population");
    return new Place(
        row.text("name"),
        new Position(row.decimal("lon"), row.decimal("lat")),
        smallArea,
        residents.isEmpty()
            ? geography.smallArea(smallArea).population()
            : Long.parseLong(residents),
        List.of());
  }

  private void add(Place place) {
    byName.computeIfAbsent(PlainName.of(place.name()), n -> new ArrayList<>()).add(place);
  }

  /** A part of a city that is in no other table; none where the geography lacks its outcode. */
  private Optional<Place> added(TableFile.Row row) {
    return geography
        .findOutcode(row.text("outcode"))
        .map(
            outcode ->
                new Place(
                    row.text("name"),
                    outcode.position(),
                    outcode.smallArea(),
                    RESIDENTS_OF_PART_OF_CITY,
                    List.of(outcode)))
        .filter(place -> nearest(place.name(), place.position()).isEmpty());
  }

  /** Gives outcodes to the places they are named after; the rest are places themselves. */
  private void addOutcodes() {
    Map<Place, List<Outcode>> known = new HashMap<>();
    Map<String, List<Outcode>> unknown = new HashMap<>();
    geography.listOutcodes().stream()
        .filter(outcode -> !outcode.town().isBlank())
        .sorted(Comparator.comparing(Outcode::code))
        .forEach(
            outcode ->
                nearest(outcode.town(), outcode.position())
                    .map(place -> known.computeIfAbsent(place, p -> new ArrayList<>()))
                    .orElseGet(
                        () ->
                            unknown.computeIfAbsent(
                                PlainName.of(outcode.town()), n -> new ArrayList<>()))
                    .add(outcode));
    byName
        .values()
        .forEach(
            places ->
                places.replaceAll(place -> with(place, known.getOrDefault(place, List.of()))));
    unknown.values().stream()
        .flatMap(outcodes -> together(outcodes).stream())
        .forEach(outcodes -> add(town(outcodes)));
  }

  /** The place of that name that is nearest, if one is within a town's reach. */
  private Optional<Place> nearest(String name, Position to) {
    String plain = PlainName.of(name);
    return byName.getOrDefault(plain, byShortName.getOrDefault(plain, List.of())).stream()
        .filter(place -> place.position().metresTo(to) <= ONE_TOWN_METRES)
        .min(Comparator.comparingDouble(place -> place.position().metresTo(to)));
  }

  private static Place with(Place place, List<Outcode> outcodes) {
    return new Place(
        place.name(),
        place.position(),
        place.smallArea(),
        place.residents(),
        List.copyOf(outcodes));
  }

  private static Place town(List<Outcode> outcodes) {
    Outcode middle = middle(outcodes);
    return new Place(
        middle.town(),
        middle.position(),
        middle.smallArea(),
        outcodes.size() == 1 ? RESIDENTS_OF_UNKNOWN_TOWN : RESIDENTS_OF_OUTCODE * outcodes.size(),
        List.copyOf(outcodes));
  }

  /** Groups of outcodes, each within a town's reach of another of its group. */
  private static List<List<Outcode>> together(List<Outcode> outcodes) {
    List<List<Outcode>> groups = new ArrayList<>();
    for (Outcode outcode : outcodes) {
      List<Outcode> joined = new ArrayList<>(List.of(outcode));
      groups.removeIf(
          group -> {
            boolean near =
                group.stream()
                    .anyMatch(
                        other -> other.position().metresTo(outcode.position()) <= ONE_TOWN_METRES);
            if (near) {
              joined.addAll(group);
            }
            return near;
          });
      groups.add(joined);
    }
    return groups;
  }

  /** The outcode whose point is nearest to the mean of all points. */
  static Outcode middle(List<Outcode> outcodes) {
    Position mean =
        new Position(
            outcodes.stream().mapToDouble(o -> o.position().longitude()).average().orElseThrow(),
            outcodes.stream().mapToDouble(o -> o.position().latitude()).average().orElseThrow());
    return outcodes.stream()
        .min(
            Comparator.<Outcode>comparingDouble(o -> o.position().metresTo(mean))
                .thenComparing(Outcode::code))
        .orElseThrow();
  }

  private void addShortened(String name, List<Place> places) {
    Matcher shortened = SHORTENED.matcher(name);
    if (shortened.matches()) {
      byShortName.computeIfAbsent(shortened.group(1), n -> new ArrayList<>()).addAll(places);
    }
  }

  private void addName(String other, String place) {
    List<Place> meant = named(place);
    int comma = place.indexOf(", ");
    if (comma > 0) {
      meant = in(named(place.substring(0, comma)), place.substring(comma + 2));
    }
    byName.computeIfAbsent(PlainName.of(other), n -> new ArrayList<>()).addAll(meant);
  }

  // Questions

  /**
   * The places that a name can mean, the largest first; none when it is unknown. Of places whose
   * longer name is often shortened to this one ("Newcastle"), those that are no smaller than the
   * largest that has it.
   */
  List<Place> named(String name) {
    String plain = PlainName.of(name);
    List<Place> exactly = byName.getOrDefault(plain, List.of());
    long largest = exactly.stream().mapToLong(Place::residents).max().orElse(0);
    List<Place> all = new ArrayList<>(exactly);
    byShortName.getOrDefault(plain, List.of()).stream()
        .filter(place -> place.residents() >= largest && !all.contains(place))
        .forEach(all::add);
    sort(all);
    return List.copyOf(all);
  }

  /** Every place once, to be written on a map, {@linkplain NamedPlace#HEAVIEST_FIRST in order}. */
  List<NamedPlace> onMaps() {
    List<Place> all = byName.values().stream().flatMap(List::stream).distinct().toList();
    List<Place> towns = all.stream().filter(place -> !place.outcodes().isEmpty()).toList();
    return all.stream()
        .map(
            place ->
                new NamedPlace(
                    place.name(),
                    place.position(),
                    place.smallArea(),
                    isPartOfOne(place, towns)
                        ? place.residents() / PART_OF_A_TOWN
                        : place.residents()))
        .sorted(NamedPlace.HEAVIEST_FIRST)
        .toList();
  }

  /** Whether no outward postcode is named after a place and a larger town is close by. */
  private static boolean isPartOfOne(Place place, List<Place> towns) {
    return place.outcodes().isEmpty()
        && towns.stream()
            .anyMatch(
                town ->
                    town.residents() > place.residents()
                        && Math.abs(town.position().latitude() - place.position().latitude())
                            < CLOSE_DEGREES
                        && town.position().metresTo(place.position()) <= CLOSE_BY_METRES);
  }

  /** Those of the places that lie in what is named: a county, council, region or nation. */
  List<Place> in(List<Place> places, String where) {
    String wanted = PlainName.of(where);
    return places.stream().filter(place -> homes(place.smallArea()).contains(wanted)).toList();
  }

  /** That of the places which is nearest to an outcode, if one is within a town's reach. */
  static Optional<Place> near(List<Place> places, Outcode outcode) {
    return places.stream()
        .filter(place -> place.position().metresTo(outcode.position()) <= ONE_TOWN_METRES)
        .min(Comparator.comparingDouble(place -> place.position().metresTo(outcode.position())));
  }

  private Set<String> homes(int smallArea) {
    Set<String> names = new LinkedHashSet<>(List.of(PlainName.of(county(smallArea))));
    District district = district(smallArea);
    names.add(district.country().isWelsh() ? "cymru" : "uk");
    Stream.of(
            district.code(),
            district.council(),
            district.policeArea(),
            district.region(),
            district.country())
        .filter(Objects::nonNull)
        .flatMap(code -> geography.findArea(code).stream())
        .flatMap(area -> Stream.of(area.shortName(), area.name()))
        .map(PlainName::of)
        .forEach(names::add);
    return names;
  }

  private District district(int smallArea) {
    return geography.findDistrict(geography.smallArea(smallArea).district()).orElseThrow();
  }

  /** The ceremonial county of a small area, in Wales and where there is none the council. */
  String county(int smallArea) {
    AreaCode council = district(smallArea).council();
    return counties.getOrDefault(
        council, geography.findArea(council).map(Area::shortName).orElse("England"));
  }

  /** What tells the place from others: its county, or its nation when that has the same name. */
  private String county(Place place) {
    String county = county(place.smallArea());
    return PlainName.of(county).equals(PlainName.of(place.name()))
        ? geography
            .findArea(district(place.smallArea()).country())
            .map(Area::shortName)
            .orElse(county)
        : county;
  }

  /** The place in words: with an outcode named after it, else with its county. */
  String label(Place place) {
    return place.outcodes().stream()
        .min(Comparator.comparingDouble(outcode -> outcode.position().metresTo(place.position())))
        .map(outcode -> place.name() + " (" + outcode.code() + ")")
        .orElseGet(() -> place.name() + ", " + county(place));
  }

  /** The places as choices, in the same order. */
  List<Choice> choices(List<Place> places) {
    return places.stream().map(this::choice).distinct().toList();
  }

  private Choice choice(Place place) {
    List<Place> rivals = named(place.name());
    String county = county(place);
    String council =
        geography.findArea(district(place.smallArea()).council()).map(Area::shortName).orElse("");
    String label =
        place.name()
            + ", "
            + county
            + (List.of(county, place.name()).contains(council) ? "" : " (" + council + ")");
    if (rivals.equals(List.of(place))) {
      return new Choice(place.name(), label);
    }
    String district =
        geography
            .findArea(AreaKind.DISTRICT, district(place.smallArea()).code())
            .map(Area::shortName)
            .orElse(council);
    for (String where : List.of(county, council, district)) {
      if (in(rivals, where).equals(List.of(place))) {
        return new Choice(
            place.name() + ", " + where,
            where.equals(district) && !where.equals(council)
                ? place.name() + ", " + county + " (" + district + ")"
                : label);
      }
    }
    String outcode = nearestOutcode(place.position()).code();
    return new Choice(
        place.name() + ", " + outcode, place.name() + ", " + county + ", near " + outcode);
  }

  private Outcode nearestOutcode(Position to) {
    return geography.listOutcodes().stream()
        .min(
            Comparator.<Outcode>comparingDouble(outcode -> outcode.position().metresTo(to))
                .thenComparing(Outcode::code))
        .orElseThrow();
  }

  /** Places whose names are a few letters away, the most alike and then the largest first. */
  List<Place> alike(String name) {
    record Alike(Place place, int changes) {}
    String wanted = PlainName.of(name);
    int most = wanted.length() < 4 ? 0 : wanted.length() < 8 ? 1 : 2;
    return byName.entrySet().stream()
        .filter(entry -> Math.abs(entry.getKey().length() - wanted.length()) <= most)
        .map(
            entry ->
                new Alike(entry.getValue().getFirst(), Spelling.changes(entry.getKey(), wanted)))
        .filter(alike -> alike.changes() <= most)
        .sorted(Comparator.comparingInt(Alike::changes).thenComparing(Alike::place, LARGEST_FIRST))
        .map(Alike::place)
        .distinct()
        .limit(MOST_NEAR)
        .toList();
  }
}
