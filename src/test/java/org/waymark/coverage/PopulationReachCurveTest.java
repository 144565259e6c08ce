package org.waymark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.demonstration.RealGeography;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;

class PopulationReachCurveTest {

  private static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final Geography GEOGRAPHY = RealGeography.get();

  private static ServiceLocation.Public at(@Nullable Position position) {
    return new ServiceLocation.Public(
        new LocationId(new UUID(7, 7)), "Somewhere", List.of(), null, position, Set.of());
  }

  @Provide
  Arbitrary<List<Position>> places() {
    return Combinators.combine(
            Arbitraries.doubles().between(-4, -2), Arbitraries.doubles().between(53.8, 55.2))
        .as(Position::new)
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 50)
  void residentsWithinEachKilometreAreThoseOfAPlainLoop(@ForAll("places") List<Position> places) {
    SmallAreaSet cumbria = GEOGRAPHY.smallAreasOf(CUMBRIA);

    PopulationReachCurve curve =
        PopulationReachCurve.of(
            GEOGRAPHY, cumbria, places.stream().map(PopulationReachCurveTest::at).toList(), 40);

    List<Long> expected =
        LongStream.rangeClosed(0, 40)
            .map(
                km ->
                    cumbria
                        .ordinals()
                        .mapToObj(GEOGRAPHY::smallArea)
                        .filter(
                            small ->
                                places.stream()
                                    .anyMatch(p -> p.metresTo(small.position()) <= 1000.0 * km))
                        .mapToLong(small -> small.population())
                        .sum())
            .boxed()
            .toList();
    assertThat(curve.within()).isEqualTo(expected);
    assertThat(curve.population()).isEqualTo(GEOGRAPHY.population(CUMBRIA));
    assertThat(curve.farthestKilometres()).isEqualTo(40);
  }

  @Example
  void aPlaceThatCouldNotBePlacedIsLeftOutOfAccount() {
    SmallAreaSet cumbria = GEOGRAPHY.smallAreasOf(CUMBRIA);

    PopulationReachCurve curve =
        PopulationReachCurve.of(GEOGRAPHY, cumbria, List.of(at(null)), 1_000);

    assertThat(curve.places()).isZero();
    assertThat(curve.shareWithin(1_000)).isZero();
    assertThat(curve.kilometresReaching(0.01)).isEmpty();
  }

  @Example
  void theDistanceThatReachesAShareIsTheFirstThatDoes() {
    PopulationReachCurve curve = new PopulationReachCurve(200, List.of(0L, 50L, 100L, 190L), 2);

    assertThat(curve.shareWithin(1)).isEqualTo(0.25);
    assertThat(curve.kilometresReaching(0.25)).hasValue(1);
    assertThat(curve.kilometresReaching(0.26)).hasValue(2);
    assertThat(curve.kilometresReaching(1)).isEmpty();
    assertThat(new PopulationReachCurve(0, List.of(0L), 1).shareWithin(0)).isZero();
  }

  @Example
  void numbersThatAreNoCurveAreRefused() {
    assertThatThrownBy(() -> new PopulationReachCurve(10, List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PopulationReachCurve(10, List.of(5L, 4L), 1))
        .hasMessageContaining("never fall");
    assertThatThrownBy(() -> new PopulationReachCurve(10, List.of(5L, 11L), 1))
        .hasMessageContaining("exceed");
    assertThatThrownBy(
            () -> PopulationReachCurve.of(GEOGRAPHY, SmallAreaSet.empty(), List.of(), -1))
        .hasMessageContaining("0 to 1000");
  }
}
