package org.waymark.geography.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.waymark.tool.outline.OutlineBuilder;

class TopologyTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void twoSquaresSideBySideShareOneArc() throws ParseException {
    Topology topology =
        Topology.of(
            Map.of(
                "left", read("POLYGON((0 0,1 0,1 1,0 1,0 0))"),
                "right", read("POLYGON((1 0,2 0,2 1,1 1,1 0))")));
    assertThat(topology.arcs()).hasSize(3);
    assertThat(topology.uses()).containsExactlyInAnyOrder(1, 1, 2);
  }

  @Test
  void anEnclaveSharesOneClosedArcWithWhatSurroundsIt() throws ParseException {
    Topology topology =
        Topology.of(
            Map.of(
                "around", read("POLYGON((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3))"),
                "within", read("POLYGON((6 6,3 6,3 3,6 3,6 6))")));
    assertThat(topology.arcs()).hasSize(2);
    assertThat(topology.uses()).containsExactlyInAnyOrder(1, 2);
  }

  @Property(tries = 60)
  void takenApartAndPutTogetherEveryShapeAndEveryUnionIsTheSame(@ForAll long seed) {
    Map<String, Geometry> coverage = randomCoverage(new Random(seed));
    Topology topology = Topology.of(coverage);
    topology
        .assemble(FACTORY)
        .forEach((key, shape) -> assertThat(shape.equalsTopo(coverage.get(key))).isTrue());
    // Any two thirds of the shapes joined, in terms of the arcs.
    List<Geometry> some = new ArrayList<>();
    coverage.forEach(
        (key, shape) -> {
          if (key.hashCode() % 3 != 0) {
            some.add(shape);
          }
        });
    if (!some.isEmpty()) {
      Geometry joined = CoverageUnion.union(some.toArray(Geometry[]::new));
      var expressed = topology.express(Map.of("some", joined));
      assertThat(joined.equalsTopo(topology.assemble(expressed, FACTORY).get("some"))).isTrue();
    }
  }

  @Property(tries = 60)
  void smoothingBordersLeavesAValidCoverageOfTheSameGround(@ForAll long seed) {
    Map<String, Geometry> coverage = randomCoverage(new Random(seed));
    Map<String, Geometry> smooth =
        Topology.of(coverage).withArcs(OutlineBuilder::cutCorners, true).assemble(FACTORY);
    Geometry[] shapes = smooth.values().toArray(Geometry[]::new);
    assertThat(CoverageValidator.isValid(shapes)).isTrue();
    double before = coverage.values().stream().mapToDouble(Geometry::getArea).sum();
    assertThat(smooth.values().stream().mapToDouble(Geometry::getArea).sum())
        .isCloseTo(before, org.assertj.core.api.Assertions.within(1e-6));
  }

  /** A board of squares, each given to one of five keys at random: enclaves, holes and all. */
  private static Map<String, Geometry> randomCoverage(Random random) {
    Map<String, List<Geometry>> squares = new LinkedHashMap<>();
    for (int x = 0; x < 7; x++) {
      for (int y = 0; y < 7; y++) {
        squares
            .computeIfAbsent("k" + random.nextInt(5), k -> new ArrayList<>())
            .add(FACTORY.toGeometry(new Envelope(x, x + 1, y, y + 1)));
      }
    }
    Map<String, Geometry> coverage = new LinkedHashMap<>();
    squares.forEach(
        (key, list) -> coverage.put(key, CoverageUnion.union(list.toArray(Geometry[]::new))));
    return coverage;
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader(FACTORY).read(wkt);
  }
}
