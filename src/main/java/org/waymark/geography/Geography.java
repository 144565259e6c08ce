package org.waymark.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about areas and the people in them, read-only and in memory. Immutable and
 * thread-safe: a change of geography makes a new one.
 */
public final class Geography {

  private static final double HALF_THE_EARTH_METRES = 20_100_000;

  private final List<SmallArea> smallAreas;
  private final SmallAreaGrid grid;
  private final Map<String, Integer> ordinals;
  private final long[] populationBefore;
  private final Map<AreaCode, List<Area>> areasByCode;
  private final Map<AreaKind, List<Area>> areasByKind;
  private final Map<AreaCode, District> districts;
  private final Map<AreaCode, SmallAreaSet> members;
  private final Map<AreaCode, Double> hectares;
  private final Map<AreaCode, List<AreaSuccession>> successions;
  private final List<DutyHolder> dutyHolders;
  private final Map<String, Outcode> outcodes;
  private final List<Atom> atoms;
  private final List<Set<AreaCode>> codesOfAtoms;
  private final Map<AreaCode, Set<AreaCode>> neighbours;
  private volatile @Nullable AreaNames names;

  /**
   * @param smallAreas in ordinal order, without holes
   * @param neighbours for each area, the areas of the same kind that share a border with it
   * @throws IllegalArgumentException when the tables do not fit together; the message names the
   *     code
   */
  public Geography(
      List<Area> areas,
      List<AreaSuccession> successions,
      List<District> districts,
      List<SmallArea> smallAreas,
      List<Outcode> outcodes,
      List<DutyHolder> dutyHolders,
      List<Atom> atoms,
      Map<AreaCode, Set<AreaCode>> neighbours) {
    this.smallAreas = List.copyOf(smallAreas);
    this.grid = new SmallAreaGrid(this.smallAreas);
    this.dutyHolders = List.copyOf(dutyHolders);
    this.atoms = List.copyOf(atoms);
    this.neighbours = Map.copyOf(neighbours);
    this.districts =
        districts.stream().collect(Collectors.toUnmodifiableMap(District::code, d -> d));
    this.outcodes = outcodes.stream().collect(Collectors.toUnmodifiableMap(Outcode::code, o -> o));
    this.successions =
        successions.stream().collect(Collectors.groupingBy(AreaSuccession::predecessor));
    areasByCode = areas.stream().collect(Collectors.groupingBy(Area::code));
    areasByKind = new EnumMap<>(AreaKind.class);
    for (AreaKind kind : AreaKind.values()) {
      areasByKind.put(
          kind, areas.stream().filter(area -> area.kind() == kind).sorted(Area.BY_NAME).toList());
    }
    populationBefore = new long[smallAreas.size() + 1];
    ordinals = HashMap.newHashMap(smallAreas.size());
    members = membership();
    codesOfAtoms =
        this.atoms.stream()
            .map(atom -> codesOf(atom.district(), atom.icb(), atom.formerIcb()))
            .toList();
    hectares = ground();
  }

  private Map<AreaCode, SmallAreaSet> membership() {
    Map<AreaCode, List<Integer>> lists = new TreeMap<>();
    for (int i = 0; i < smallAreas.size(); i++) {
      SmallArea small = smallAreas.get(i);
      if (small.ordinal() != i) {
        throw new IllegalArgumentException(
            "Small area " + small.code() + " has ordinal " + small.ordinal() + " at row " + i);
      }
      populationBefore[i + 1] = populationBefore[i] + small.population();
      ordinals.put(small.code(), i);
      for (AreaCode code : codesOf(small)) {
        lists.computeIfAbsent(code, c -> new ArrayList<>()).add(i);
      }
    }
    Map<AreaCode, SmallAreaSet> sets = HashMap.newHashMap(lists.size());
    lists.forEach((code, list) -> sets.put(code, SmallAreaSet.of(list.stream().mapToInt(i -> i))));
    return sets;
  }

  private Map<AreaCode, Double> ground() {
    Map<AreaCode, Double> sums = new HashMap<>();
    for (int i = 0; i < atoms.size(); i++) {
      for (AreaCode code : codesOfAtoms.get(i)) {
        sums.merge(code, atoms.get(i).hectares(), Double::sum);
      }
    }
    return sums;
  }

  private Set<AreaCode> codesOf(SmallArea small) {
    return codesOf(small.district(), small.icb(), small.formerIcb());
  }

  private Set<AreaCode> codesOf(
      AreaCode districtCode, @Nullable AreaCode icb, @Nullable AreaCode formerIcb) {
    District district = districts.get(districtCode);
    if (district == null) {
      throw new IllegalArgumentException(districtCode + " is not a known district");
    }
    Set<AreaCode> codes = new TreeSet<>();
    codes.add(districtCode);
    codes.add(district.council());
    codes.add(district.policeArea());
    codes.add(district.country());
    if (district.region() != null) {
      codes.add(district.region());
    }
    if (icb != null) {
      codes.add(icb);
    }
    if (formerIcb != null && !isReusedIcbCode(formerIcb, icb)) {
      codes.add(formerIcb);
    }
    return codes;
  }

  /**
   * A code in force in both vintages stands for today's extent: its former extent counts only when
   * the code itself has ended.
   */
  private boolean isReusedIcbCode(AreaCode formerIcb, @Nullable AreaCode icb) {
    return !formerIcb.equals(icb)
        && areasByCode.getOrDefault(formerIcb, List.of()).stream()
            .anyMatch(area -> area.validTo() == null);
  }

  // Small areas and people

  public int smallAreaCount() {
    return smallAreas.size();
  }

  public SmallArea smallArea(int ordinal) {
    return smallAreas.get(ordinal);
  }

  public List<SmallArea> listSmallAreas() {
    return smallAreas;
  }

  /** The ordinal of an LSOA code of 2021; empty when it is unknown. */
  public Optional<Integer> findOrdinal(String lsoaCode) {
    return Optional.ofNullable(ordinals.get(lsoaCode));
  }

  /** Residents (Census 2021) of the set. */
  public long population(SmallAreaSet set) {
    long[] sum = {0};
    set.forEachRun((start, end) -> sum[0] += populationBetween(start, end));
    return sum[0];
  }

  /** Residents of the small areas from {@code start} up to but not including {@code end}. */
  public long populationBetween(int start, int end) {
    return populationBefore[end] - populationBefore[start];
  }

  /** Residents (Census 2021) of the area; 0 for an unknown code. */
  public long population(AreaCode code) {
    return population(smallAreasOf(code));
  }

  /**
   * The small areas of an area of any kind and vintage; empty for an unknown code. A code in force
   * in both vintages of ICBs means its extent of today.
   */
  public SmallAreaSet smallAreasOf(AreaCode code) {
    return members.getOrDefault(code, SmallAreaSet.empty());
  }

  /** The small areas whose point lies within the distance, straight line, of the position. */
  public SmallAreaSet smallAreasWithin(Position centre, Distance distance) {
    return SmallAreaSet.of(
        grid.near(centre, distance.metres())
            .filter(i -> smallAreas.get(i).position().metresTo(centre) <= distance.metres()));
  }

  /** True when one of the set lies within the distance, as {@link #smallAreasWithin}. */
  public boolean isAnyWithin(Position centre, Distance distance, SmallAreaSet set) {
    return grid.near(centre, distance.metres())
        .anyMatch(
            i ->
                set.contains(i)
                    && smallAreas.get(i).position().metresTo(centre) <= distance.metres());
  }

  /**
   * The small areas, wherever they are, whose point lies within the distance, straight line, of the
   * point of any small area of the set: its own members and those around it. Empty for an empty
   * set.
   *
   * <p>Points are population-weighted, so this is accurate to how people are spread within a small
   * area: some hundred metres in a town, several kilometres where few live.
   */
  public SmallAreaSet smallAreasNear(SmallAreaSet of, Distance within) {
    if (of.isEmpty()) {
      return of;
    }
    List<Position> points = positionsOf(of);
    NearestPoints nearest = new NearestPoints(points);
    DoubleSummaryStatistics longitudes =
        points.stream().mapToDouble(Position::longitude).summaryStatistics();
    DoubleSummaryStatistics latitudes =
        points.stream().mapToDouble(Position::latitude).summaryStatistics();
    return SmallAreaSet.of(
        grid.near(
                longitudes.getMin(),
                latitudes.getMin(),
                longitudes.getMax(),
                latitudes.getMax(),
                within.metres())
            .filter(i -> of.contains(i) || nearest.anyWithin(smallAreas.get(i).position(), within))
            .sorted());
  }

  private List<Position> positionsOf(SmallAreaSet set) {
    return set.ordinals().mapToObj(i -> smallAreas.get(i).position()).toList();
  }

  /** The small areas whose point lies inside the boundary. */
  public SmallAreaSet smallAreasInside(Boundary boundary) {
    BoundingBox box = boundary.boundingBox();
    return SmallAreaSet.of(
        grid.near(box.west(), box.south(), box.east(), box.north(), 0)
            .filter(
                i -> {
                  Position position = smallAreas.get(i).position();
                  return box.contains(position) && boundary.contains(position);
                }));
  }

  /** The ordinal of the small area whose point is nearest, straight line; the lower of equals. */
  public int nearestSmallArea(Position position) {
    for (double metres = 2_000; ; metres *= 4) {
      double reach = metres;
      OptionalInt nearest =
          grid
              .near(position, reach)
              .filter(i -> smallAreas.get(i).position().metresTo(position) <= reach)
              .boxed()
              .min(
                  Comparator.<Integer>comparingDouble(
                          i -> smallAreas.get(i).position().metresTo(position))
                      .thenComparing(Comparator.naturalOrder()))
              .stream()
              .mapToInt(Integer::intValue)
              .findFirst();
      if (nearest.isPresent()) {
        return nearest.getAsInt();
      }
      if (metres > HALF_THE_EARTH_METRES) {
        throw new NoSuchElementException("There are no small areas");
      }
    }
  }

  // Areas

  /** Areas of a kind in force on the day, by name. */
  public List<Area> listAreas(AreaKind kind, LocalDate day) {
    return areasOf(kind).stream().filter(area -> area.isValidOn(day)).toList();
  }

  private List<Area> areasOf(AreaKind kind) {
    return areasByKind.getOrDefault(kind, List.of());
  }

  /** The area of that kind and code, in force or not. */
  public Optional<Area> findArea(AreaKind kind, AreaCode code) {
    return areasByCode.getOrDefault(code, List.of()).stream()
        .filter(area -> area.kind() == kind)
        .findFirst();
  }

  /**
   * The area with that code. A unitary council has one code for council and district: the council
   * is answered.
   */
  public Optional<Area> findArea(AreaCode code) {
    return areasByCode.getOrDefault(code, List.of()).stream().min(Comparator.comparing(Area::kind));
  }

  /**
   * @throws NoSuchElementException when no area has that code
   */
  public Area getArea(AreaCode code) {
    return findArea(code)
        .orElseThrow(() -> new NoSuchElementException("No area has the code " + code));
  }

  /** What a district lies in; empty when the code is not a district. */
  public Optional<District> findDistrict(AreaCode code) {
    return Optional.ofNullable(districts.get(code));
  }

  /** The codes that follow a code that has ended; empty when it has not, or is unknown. */
  public List<AreaSuccession> successorsOf(AreaCode code) {
    return successions.getOrDefault(code, List.of());
  }

  /** The codes of one kind whose areas went, wholly or in part, into this one; empty for none. */
  public List<AreaCode> predecessorsOf(AreaKind kind, AreaCode code) {
    return successions.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(step -> step.successor().equals(code)))
        .map(Map.Entry::getKey)
        .filter(predecessor -> findArea(kind, predecessor).isPresent())
        .sorted()
        .toList();
  }

  /** Areas of the same kind that share a border, by name. */
  public List<Area> neighboursOf(AreaKind kind, AreaCode code) {
    return neighbours.getOrDefault(code, Set.of()).stream()
        .flatMap(other -> findArea(kind, other).stream())
        .sorted(Comparator.comparing(Area::shortName))
        .toList();
  }

  /** The names of all areas in force on a day, and of those that ended before it. */
  public AreaNames names(LocalDate day) {
    AreaNames known = names;
    if (known == null || !known.today().equals(day)) {
      known = AreaNames.of(this, day);
      names = known;
    }
    return known;
  }

  /**
   * Areas of any kind, in force on the day, whose name contains the text as {@link PlainName} has
   * it; of a text that says the kind ("Kent Police"), also those of that kind whose name contains
   * the rest.
   */
  public List<Area> findAreasNamed(String text, LocalDate day) {
    String wanted = PlainName.of(text);
    SaidKind said = SaidKind.of(wanted);
    return areasByKind.values().stream()
        .flatMap(Collection::stream)
        .filter(area -> area.isValidOn(day))
        .filter(
            area ->
                isNamed(area, wanted) || (said.admits(area.kind()) && isNamed(area, said.name())))
        .toList();
  }

  private static boolean isNamed(Area area, String plain) {
    return PlainName.of(area.shortName()).contains(plain)
        || PlainName.of(area.name()).contains(plain);
  }

  // Between kinds

  /**
   * What areas of another kind share residents with this one, largest share first: "which ICBs and
   * councils are in this police area?"
   */
  public List<AreaShare> crosswalk(AreaCode from, AreaKind to, LocalDate day) {
    SmallAreaSet own = smallAreasOf(from);
    double ownPopulation = Math.max(1, population(own));
    double ownGround = hectares.getOrDefault(from, 0.0);
    List<AreaShare> shares = new ArrayList<>();
    for (Area other : listAreas(to, day)) {
      SmallAreaSet theirs = smallAreasOf(other.code());
      if (own.intersects(theirs)) {
        long both = population(own.intersect(theirs));
        shares.add(
            new AreaShare(
                other,
                both,
                both / ownPopulation,
                ownGround == 0 ? 0 : groundShared(from, other.code()) / ownGround,
                both / (double) Math.max(1, population(theirs))));
      }
    }
    shares.sort(
        Comparator.comparingLong(AreaShare::population)
            .reversed()
            .thenComparing(share -> share.area().code()));
    return Collections.unmodifiableList(shares);
  }

  private double groundShared(AreaCode one, AreaCode other) {
    double sum = 0;
    for (int i = 0; i < atoms.size(); i++) {
      Set<AreaCode> codes = codesOfAtoms.get(i);
      if (codes.contains(one) && codes.contains(other)) {
        sum += atoms.get(i).hectares();
      }
    }
    return sum;
  }

  /** Ground of an area in hectares, on approximate outlines; 0 when unknown. */
  public double hectares(AreaCode code) {
    return hectares.getOrDefault(code, 0.0);
  }

  /** The police areas in force on a day that share residents with an area of any kind. */
  public Set<AreaCode> policeAreasOf(AreaCode area, LocalDate day) {
    SmallAreaSet asked = smallAreasOf(area);
    Set<AreaCode> found = new HashSet<>();
    for (Area policeArea : listAreas(AreaKind.POLICE_AREA, day)) {
      if (smallAreasOf(policeArea.code()).intersects(asked)) {
        found.add(policeArea.code());
      }
    }
    return found;
  }

  /** Bodies that must collaborate in a police area on that day; empty in Wales. */
  public List<DutyHolder> dutyHolders(AreaCode policeArea, LocalDate day) {
    return dutyHolders.stream()
        .filter(holder -> holder.policeArea().equals(policeArea) && holder.isValidOn(day))
        .toList();
  }

  /** The outward postcode, upper case without spaces; empty when unknown. */
  public Optional<Outcode> findOutcode(String outcode) {
    return Optional.ofNullable(outcodes.get(outcode));
  }

  /** All outward postcodes. */
  public Collection<Outcode> listOutcodes() {
    return outcodes.values();
  }

  @Override
  public String toString() {
    return "Geography["
        + smallAreas.size()
        + " small areas, "
        + Arrays.stream(AreaKind.values())
            .map(kind -> areasOf(kind).size() + " " + kind.slug())
            .collect(Collectors.joining(", "))
        + "]";
  }
}
