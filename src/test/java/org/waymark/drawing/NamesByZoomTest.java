package org.waymark.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.locationtech.jts.geom.Envelope;
import org.waymark.drawing.NamesByZoom.Name;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Position;
import org.waymark.geography.place.NamedPlace;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.tool.demonstration.RealGeography;

class NamesByZoomTest {

  private static final BoundingBox ALL = new BoundingBox(-7, 49, 3, 57);

  private static final BoundingBox CUMBRIA = new BoundingBox(-3.7, 54, -2.1, 55.2);

  private static final List<NamedPlace> TOWNS =
      new PlaceFinder(RealGeography.get(), PostcodeDirectory.EMPTY, Clock.systemUTC()).onMaps();

  @Provide
  Arbitrary<List<NamedPlace>> places() {
    Arbitrary<NamedPlace> place =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(18),
                Arbitraries.doubles().between(-3, -1),
                Arbitraries.doubles().between(52, 53),
                Arbitraries.longs().between(0, 50))
            .as(
                (name, longitude, latitude, weight) ->
                    new NamedPlace(name, new Position(longitude, latitude), 0, weight));
    return place.list().ofMaxSize(60);
  }

  @Property(tries = 60)
  void noNameLiesOverAnotherAtAnyZoom(@ForAll("places") List<NamedPlace> places) {
    NamesByZoom names = NamesByZoom.of(places);

    for (int zoom = NamesByZoom.FARTHEST; zoom <= NamesByZoom.NEAREST; zoom++) {
      assertApart(names.at(zoom, ALL), zoom);
    }
  }

  @Property(tries = 60)
  void theSamePlacesInAnotherOrderAreNamedAlike(
      @ForAll("places") List<NamedPlace> places, @ForAll Random random) {
    List<NamedPlace> shuffled = new ArrayList<>(places);
    Collections.shuffle(shuffled, random);

    for (int zoom = NamesByZoom.FARTHEST; zoom <= NamesByZoom.NEAREST; zoom++) {
      assertThat(NamesByZoom.of(shuffled).at(zoom, ALL))
          .isEqualTo(NamesByZoom.of(places).at(zoom, ALL));
    }
  }

  @Property(tries = 60)
  void whoComesNearerLosesNoNameAndTheHeaviestIsAlwaysNamed(
      @ForAll("places") List<NamedPlace> places) {
    NamesByZoom names = NamesByZoom.of(places);
    for (int zoom = NamesByZoom.FARTHEST; zoom < NamesByZoom.NEAREST; zoom++) {
      assertThat(new HashSet<>(names.at(zoom + 1, ALL))).containsAll(names.at(zoom, ALL));
      if (!places.isEmpty()) {
        assertThat(names.at(zoom, ALL).getFirst().place())
            .isEqualTo(Collections.min(places, NamedPlace.HEAVIEST_FIRST));
      }
    }
  }

  @Example
  void theTownsOfEnglandAreNamedWithoutOverlapTheBestKnownFirst() {
    NamesByZoom names = NamesByZoom.of(TOWNS);

    for (int zoom = NamesByZoom.FARTHEST; zoom <= NamesByZoom.NEAREST; zoom++) {
      assertApart(names.at(zoom, ALL), zoom);
    }
    assertThat(names.at(6, ALL))
        .extracting(name -> name.place().name())
        .contains("London", "Birmingham", "Leeds", "Plymouth", "Norwich")
        .doesNotContain("Brent", "City of Westminster", "Archway");
    assertThat(names.at(9, CUMBRIA))
        .extracting(name -> name.place().name())
        .contains("Carlisle", "Kendal", "Barrow in Furness", "Penrith");
    assertThat(names.at(NamesByZoom.NEAREST, ALL)).hasSizeGreaterThan(3_300);
  }

  @Example
  void otherZoomsAreRefused() {
    assertThatThrownBy(() -> NamesByZoom.of(List.of()).at(4, ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 to 13, not at 4");
  }

  private static void assertApart(List<Name> names, int zoom) {
    List<Envelope> boxes = names.stream().map(name -> NamesByZoom.box(name, zoom)).toList();
    List<Envelope> byLeft = new ArrayList<>(boxes);
    byLeft.sort((a, b) -> Double.compare(a.getMinX(), b.getMinX()));
    for (int i = 0; i < byLeft.size(); i++) {
      Envelope one = byLeft.get(i);
      for (int j = i + 1; j < byLeft.size() && byLeft.get(j).getMinX() <= one.getMaxX(); j++) {
        assertThat(one.intersects(byLeft.get(j)))
            .as("overlap at zoom %s of %s and %s", zoom, one, byLeft.get(j))
            .isFalse();
      }
    }
  }
}
