package org.waymark.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.locationtech.jts.geom.Envelope;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Position;

class MapLabelsTest {

  private static final MapView VIEW = new MapView(new BoundingBox(-4, 53, -2, 55), 860, 660);

  /** What is to be labelled: an area, or a town beside its point. */
  private record Wish(double longitude, double latitude, double wide, String name, boolean town) {}

  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Wish> wish =
        Combinators.combine(
                Arbitraries.doubles().between(-4.5, -1.5),
                Arbitraries.doubles().between(52.5, 55.5),
                Arbitraries.doubles().between(0.01, 0.5),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20),
                Arbitraries.of(true, false))
            .as(Wish::new);
    return wish.list().ofMaxSize(60);
  }

  @Property(tries = 200)
  void noLabelLiesOverAnotherOrOverWhatIsKeptFree(
      @ForAll("wishes") List<Wish> wishes, @ForAll @DoubleRange(min = 0.5, max = 3) double size) {
    MapLabels labels = placed(wishes, size);
    List<Envelope> boxes = labels.taken();

    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        Envelope both = boxes.get(i).intersection(boxes.get(j));
        // A name touches the mark of its own point, and no more.
        assertThat(both.isNull() || both.getWidth() < 1e-6 || both.getHeight() < 1e-6)
            .as("%s and %s", boxes.get(i), boxes.get(j))
            .isTrue();
      }
    }
  }

  @Property(tries = 50)
  void theSameWishesAreAlwaysPlacedAlike(@ForAll("wishes") List<Wish> wishes) {
    assertThat(placed(wishes, 1).list()).isEqualTo(placed(wishes, 1).list());
    assertThat(placed(wishes, 1).points()).isEqualTo(placed(wishes, 1).points());
  }

  @Property(tries = 100)
  void whatIsPlacedLiesInsideThePicture(@ForAll("wishes") List<Wish> wishes) {
    assertThat(placed(wishes, 1).taken())
        .allMatch(
            box ->
                box.getMinX() >= -1
                    && box.getMinY() >= -1
                    && box.getMaxX() <= VIEW.width() + 1
                    && box.getMaxY() <= VIEW.height() + 1);
  }

  @Example
  void aTownIsNamedToTheRightOfItsPointAndOnAnotherSideWhereThatIsTaken() {
    MapLabels labels = new MapLabels(VIEW);
    Position point = new Position(-3, 54);
    double x = VIEW.x(-3);
    double y = VIEW.y(54);

    assertThat(labels.placeBeside(point, "Kendal", "town")).isTrue();
    assertThat(labels.list().getFirst().x()).isGreaterThan(Math.round(x));

    MapLabels beside = new MapLabels(VIEW);
    beside.keepFree(new Envelope(x + 10, x + 90, y - 5, y + 5));
    assertThat(beside.placeBeside(point, "Kendal", "town")).isTrue();
    assertThat(beside.list().getFirst().x()).isLessThan(Math.round(x));

    MapLabels full = new MapLabels(VIEW);
    full.keepFree(new Envelope(x - 100, x + 100, y - 100, y + 100));
    assertThat(full.placeBeside(point, "Kendal", "town")).isFalse();
    assertThat(full.points()).isEmpty();
  }

  private static MapLabels placed(List<Wish> wishes, double size) {
    MapLabels labels = new MapLabels(VIEW, size);
    labels.keepFree(new Envelope(0, 170, 500, 660));
    for (Wish wish : wishes) {
      if (wish.town()) {
        labels.placeBeside(new Position(wish.longitude(), wish.latitude()), wish.name(), "town");
      } else {
        labels.place(
            Boundary.WGS84.toGeometry(
                new Envelope(
                    wish.longitude(),
                    wish.longitude() + wish.wide(),
                    wish.latitude(),
                    wish.latitude() + 0.2)),
            List.of(wish.name(), "50%"),
            "area",
            false);
      }
    }
    return labels;
  }
}
