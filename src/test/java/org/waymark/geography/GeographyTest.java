package org.waymark.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.locationtech.jts.geom.Coordinate;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.Outlines;
import org.waymark.geography.tables.BuiltInTables;

/** The geography of England and Wales, against plain loops over its small areas. */
class GeographyTest {

  private static final LocalDate BEFORE = LocalDate.of(2026, 3, 31);
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final Geography GEOGRAPHY = whole();

  private static Geography whole() {
    try {
      BuiltInTables tables = BuiltInTables.read();
      Outlines outlines = OutlineFile.readBuiltIn();
      return new Geography(
          tables.areas().stream().map(BuiltInTables.AreaRow::area).toList(),
          tables.successions().stream()
              .map(BuiltInTables.SuccessionRow::succession)
              .distinct()
              .toList(),
          tables.districts(),
          tables.smallAreas(),
          tables.outcodes(),
          tables.dutyHolders(),
          outlines.atoms(),
          outlines.neighbours());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code of the area of a kind that a small area lies in, straight from the tables. */
  private static Set<AreaCode> codesOf(SmallArea small) {
    District district = GEOGRAPHY.findDistrict(small.district()).orElseThrow();
    Set<AreaCode> codes =
        new TreeSet<>(
            List.of(
                district.code(), district.council(), district.policeArea(), district.country()));
    if (district.region() != null) {
      codes.add(district.region());
    }
    if (small.icb() != null) {
      codes.add(small.icb());
    }
    if (small.formerIcb() != null) {
      codes.add(small.formerIcb());
    }
    return codes;
  }

  @Example
  void crosswalkOfEveryPairOfKindsIsThatOfAPlainLoop() {
    Map<AreaCode, Map<AreaCode, Long>> both = new HashMap<>();
    for (SmallArea small : GEOGRAPHY.listSmallAreas()) {
      Set<AreaCode> codes = codesOf(small);
      for (AreaCode one : codes) {
        Map<AreaCode, Long> row = both.computeIfAbsent(one, c -> new HashMap<>());
        codes.forEach(other -> row.merge(other, (long) small.population(), Long::sum));
      }
    }
    int pairs = 0;
    for (AreaKind from : AreaKind.values()) {
      for (Area area : GEOGRAPHY.listAreas(from, TODAY)) {
        for (AreaKind to : AreaKind.values()) {
          Set<AreaCode> inForce =
              GEOGRAPHY.listAreas(to, TODAY).stream().map(Area::code).collect(Collectors.toSet());
          Map<AreaCode, Long> expected = new HashMap<>(both.getOrDefault(area.code(), Map.of()));
          expected.keySet().retainAll(inForce);
          List<AreaShare> shares = GEOGRAPHY.crosswalk(area.code(), to, TODAY);
          assertThat(
                  shares.stream()
                      .collect(Collectors.toMap(s -> s.area().code(), AreaShare::population)))
              .as("%s to %s", area.name(), to)
              .isEqualTo(expected);
          for (AreaShare share : shares) {
            pairs++;
            assertThat(share.ofPopulation())
                .isCloseTo(
                    share.population() / (double) GEOGRAPHY.population(area.code()), within(1e-12));
            assertThat(share.otherOfPopulation())
                .isCloseTo(
                    share.population() / (double) GEOGRAPHY.population(share.area().code()),
                    within(1e-12));
            assertThat(share.ofGround()).isBetween(0.0, 1.000001);
          }
        }
      }
    }
    assertThat(pairs).isGreaterThan(3_000);
  }

  @Example
  void sharesOfGroundOfAnAreaAddUpToAllOfIt() {
    for (Area police : GEOGRAPHY.listAreas(AreaKind.POLICE_AREA, TODAY)) {
      assertThat(
              GEOGRAPHY.crosswalk(police.code(), AreaKind.DISTRICT, TODAY).stream()
                  .mapToDouble(AreaShare::ofGround)
                  .sum())
          .as(police.name())
          .isCloseTo(1, within(1e-9));
    }
  }

  @Example
  void cumbriaHasTwoCouncilsAndTwoBoards() {
    assertThat(GEOGRAPHY.crosswalk(CUMBRIA, AreaKind.COUNCIL, TODAY))
        .extracting(share -> share.area().shortName())
        .containsExactly("Cumberland", "Westmorland and Furness");
    List<AreaShare> boards = GEOGRAPHY.crosswalk(CUMBRIA, AreaKind.ICB, TODAY);
    assertThat(boards)
        .extracting(share -> share.area().shortName())
        .containsExactly("North East and North Cumbria", "Lancashire and South Cumbria");
    assertThat(boards.getFirst().extent()).isEqualTo(AreaShare.Extent.MOSTLY);
    assertThat(boards.getLast().extent()).isEqualTo(AreaShare.Extent.PARTLY);
    assertThat(GEOGRAPHY.population(CUMBRIA)).isEqualTo(499_841);
    assertThat(GEOGRAPHY.dutyHolders(CUMBRIA, TODAY))
        .extracting(DutyHolder::kind)
        .containsOnlyOnce(DutyHolder.Kind.POLICING_BODY)
        .hasSize(5);
  }

  @Example
  void boardsOfADayAreThoseOfItsVintage() {
    AreaCode frimley = new AreaCode("E54000034");

    assertThat(GEOGRAPHY.listAreas(AreaKind.ICB, BEFORE)).hasSize(42);
    assertThat(GEOGRAPHY.listAreas(AreaKind.ICB, TODAY)).hasSize(36);
    assertThat(GEOGRAPHY.findArea(frimley).orElseThrow().isValidOn(BEFORE)).isTrue();
    assertThat(GEOGRAPHY.findArea(frimley).orElseThrow().isValidOn(TODAY)).isFalse();
    assertThat(GEOGRAPHY.successorsOf(frimley)).hasSize(3);
    assertThat(GEOGRAPHY.successorsOf(frimley).stream().mapToDouble(AreaSuccession::share).sum())
        .isCloseTo(1, within(1e-5));
    assertThat(GEOGRAPHY.population(frimley)).as("a board that ended").isPositive();
  }

  @Example
  void boardsOfBothVintagesPartitionEngland() {
    for (LocalDate day : List.of(BEFORE, TODAY)) {
      long sum =
          GEOGRAPHY.listAreas(AreaKind.ICB, day).stream()
              .mapToLong(board -> GEOGRAPHY.population(GEOGRAPHY.smallAreasOf(board.code())))
              .sum();
      assertThat(sum)
          .as("residents of the boards of %s", day)
          .isEqualTo(GEOGRAPHY.population(AreaCode.ENGLAND));
    }
  }

  @Property(tries = 300)
  void smallAreasWithinADistanceAreThoseOfAPlainLoop(
      @ForAll @DoubleRange(min = -6.5, max = 2) double longitude,
      @ForAll @DoubleRange(min = 49.8, max = 55.9) double latitude,
      @ForAll @DoubleRange(min = 0, max = 90_000) double metres) {
    Position centre = new Position(longitude, latitude);

    SmallAreaSet expected =
        SmallAreaSet.of(
            GEOGRAPHY.listSmallAreas().stream()
                .filter(small -> small.position().metresTo(centre) <= metres)
                .mapToInt(SmallArea::ordinal));

    assertThat(GEOGRAPHY.smallAreasWithin(centre, Distance.ofMetres(metres))).isEqualTo(expected);
    SmallAreaSet england = GEOGRAPHY.smallAreasOf(AreaCode.ENGLAND);
    assertThat(GEOGRAPHY.isAnyWithin(centre, Distance.ofMetres(metres), england))
        .isEqualTo(!expected.intersect(england).isEmpty());
  }

  @Property(tries = 300)
  void nearestSmallAreaIsThatOfAPlainLoop(
      @ForAll @DoubleRange(min = -12, max = 8) double longitude,
      @ForAll @DoubleRange(min = 45, max = 62) double latitude) {
    Position asked = new Position(longitude, latitude);
    int expected = 0;
    double shortest = Double.POSITIVE_INFINITY;
    for (SmallArea small : GEOGRAPHY.listSmallAreas()) {
      double metres = small.position().metresTo(asked);
      if (metres < shortest) {
        shortest = metres;
        expected = small.ordinal();
      }
    }

    assertThat(GEOGRAPHY.nearestSmallArea(asked)).isEqualTo(expected);
  }

  /** A run of neighbours, and some others far and near. */
  @Provide
  Arbitrary<SmallAreaSet> sets() {
    int count = GEOGRAPHY.smallAreaCount();
    return Combinators.combine(
            Arbitraries.integers().between(0, count - 1),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(0, count - 1).array(int[].class).ofMaxSize(4))
        .as(
            (start, length, others) ->
                SmallAreaSet.ofRange(start, Math.min(count, start + length))
                    .union(SmallAreaSet.of(others)));
  }

  @Property(tries = 60)
  void smallAreasNearASetAreThoseOfAPlainLoop(
      @ForAll("sets") SmallAreaSet of, @ForAll @DoubleRange(min = 0, max = 60_000) double metres) {
    List<SmallArea> members = of.ordinals().mapToObj(GEOGRAPHY::smallArea).toList();

    SmallAreaSet expected =
        SmallAreaSet.of(
            GEOGRAPHY.listSmallAreas().stream()
                .filter(
                    small ->
                        members.stream()
                            .anyMatch(m -> m.position().metresTo(small.position()) <= metres))
                .mapToInt(SmallArea::ordinal));

    assertThat(GEOGRAPHY.smallAreasNear(of, Distance.ofMetres(metres))).isEqualTo(expected);
  }

  @Example
  void nothingIsNearNothing() {
    SmallAreaSet cumbria = GEOGRAPHY.smallAreasOf(CUMBRIA);

    assertThat(GEOGRAPHY.smallAreasNear(SmallAreaSet.empty(), Distance.ofKilometres(15)))
        .isEqualTo(SmallAreaSet.empty());
    assertThat(GEOGRAPHY.smallAreasNear(cumbria, Distance.ofMetres(0))).isEqualTo(cumbria);
  }

  @Property(tries = 50)
  void smallAreasInsideABoundaryAreThoseOfAPlainLoop(
      @ForAll @DoubleRange(min = -5, max = 1) double west,
      @ForAll @DoubleRange(min = 50, max = 55) double south,
      @ForAll @DoubleRange(min = 0.01, max = 1.5) double width) {
    Boundary triangle =
        Boundary.of(
            Boundary.WGS84.createPolygon(
                new Coordinate[] {
                  new Coordinate(west, south),
                  new Coordinate(west + width, south),
                  new Coordinate(west, south + width),
                  new Coordinate(west, south)
                }));

    SmallAreaSet expected =
        SmallAreaSet.of(
            GEOGRAPHY.listSmallAreas().stream()
                .filter(small -> triangle.contains(small.position()))
                .mapToInt(SmallArea::ordinal));

    assertThat(GEOGRAPHY.smallAreasInside(triangle)).isEqualTo(expected);
    assertThat(GEOGRAPHY.population(expected))
        .isEqualTo(expected.ordinals().mapToLong(i -> GEOGRAPHY.smallArea(i).population()).sum());
  }

  @Provide
  Arbitrary<BitSet> bits() {
    Arbitrary<BitSet> scattered =
        Arbitraries.integers().between(0, 400).list().ofMaxSize(80).map(GeographyTest::bitsOf);
    Arbitrary<BitSet> runs =
        Combinators.combine(
                Arbitraries.integers().between(0, 70_000), Arbitraries.integers().between(0, 9_000))
            .as(
                (start, length) -> {
                  BitSet set = new BitSet();
                  set.set(start, start + length);
                  return set;
                });
    return Arbitraries.oneOf(scattered, runs);
  }

  private static BitSet bitsOf(List<Integer> ordinals) {
    BitSet set = new BitSet();
    ordinals.forEach(set::set);
    return set;
  }

  private static SmallAreaSet of(BitSet bits) {
    return SmallAreaSet.of(bits.stream());
  }

  @Property(tries = 500)
  void setAlgebraIsThatOfABitSet(@ForAll("bits") BitSet a, @ForAll("bits") BitSet b) {
    BitSet or = (BitSet) a.clone();
    or.or(b);
    BitSet and = (BitSet) a.clone();
    and.and(b);
    BitSet minus = (BitSet) a.clone();
    minus.andNot(b);

    assertThat(of(a).union(of(b))).isEqualTo(of(or)).hasSameHashCodeAs(of(or));
    assertThat(SmallAreaSet.union(List.of(of(a), of(b)))).isEqualTo(of(or));
    assertThat(of(a).intersect(of(b))).isEqualTo(of(and));
    assertThat(of(a).minus(of(b))).isEqualTo(of(minus));
    assertThat(of(a).intersects(of(b))).isEqualTo(a.intersects(b));
    assertThat(of(a).containsAll(of(b))).isEqualTo(or.equals(a));
    assertThat(of(a).size()).isEqualTo(a.cardinality());
    assertThat(of(a).isEmpty()).isEqualTo(a.isEmpty());
    assertThat(of(a).ordinals().boxed().toList()).isEqualTo(a.stream().boxed().toList());
    BitSet ofRuns = new BitSet();
    of(a)
        .forEachRun(
            (start, end) -> {
              assertThat(ofRuns.get(start)).isFalse();
              assertThat(start == 0 || !a.get(start - 1)).isTrue();
              assertThat(a.get(end)).isFalse();
              ofRuns.set(start, end);
            });
    assertThat(ofRuns).isEqualTo(a);
    assertThat(IntStream.range(0, 500).allMatch(i -> of(a).contains(i) == a.get(i))).isTrue();
  }
}
