package org.waymark.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class NearestPointsTest {

  /** Anywhere on Earth; often the same place twice, or the same meridian. */
  @Provide
  Arbitrary<Position> positions() {
    Arbitrary<Double> longitudes =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-180, 180), Arbitraries.of(-180.0, -1.0, 0.0, 180.0));
    Arbitrary<Double> latitudes =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-90, 90), Arbitraries.of(-90.0, 0.0, 52.0, 90.0));
    return Combinators.combine(longitudes, latitudes).as(Position::new);
  }

  @Provide
  Arbitrary<List<Position>> lists() {
    return positions().list().ofMaxSize(40);
  }

  private static double shortest(List<Position> points, Position from) {
    return points.stream()
        .mapToDouble(point -> point.metresTo(from))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  @Property(tries = 500)
  void nearestIsThatOfAPlainLoopAnywhereOnEarth(
      @ForAll("lists") List<Position> points, @ForAll("positions") Position from) {
    NearestPoints nearest = new NearestPoints(points);

    // At the antipodes the haversine itself is good to some decimetres only.
    double expected = shortest(points, from);
    if (points.isEmpty()) {
      assertThat(nearest.metresToNearest(from)).isInfinite();
      assertThat(nearest.nearestTo(from)).isEmpty();
    } else {
      assertThat(nearest.metresToNearest(from)).isCloseTo(expected, within(1.0));
      assertThat(points.get(nearest.nearestTo(from).orElseThrow()).metresTo(from))
          .isEqualTo(nearest.metresToNearest(from));
    }
  }

  @Property(tries = 500)
  void whetherAnyIsWithinADistanceIsToldAsByAPlainLoop(
      @ForAll("lists") List<Position> points,
      @ForAll("positions") Position from,
      @ForAll @DoubleRange(min = 0, max = 10_000_000) double metres) {
    assertThat(new NearestPoints(points).anyWithin(from, Distance.ofMetres(metres)))
        .isEqualTo(shortest(points, from) <= metres);
  }

  @Example
  void theDistanceItselfIsWithin() {
    Position one = new Position(-2.75, 54.66);
    Position other = new Position(-2.9, 54.9);
    NearestPoints points = new NearestPoints(List.of(one));

    assertThat(points.anyWithin(other, Distance.ofMetres(one.metresTo(other)))).isTrue();
    assertThat(points.anyWithin(one, Distance.ofMetres(0))).isTrue();
  }

  @Example
  void amongEqualsTheFirstGivenIsNearest() {
    Position same = new Position(-2.75, 54.66);

    assertThat(new NearestPoints(List.of(same, same, same)).nearestTo(new Position(0, 0)))
        .hasValue(0);
  }
}
