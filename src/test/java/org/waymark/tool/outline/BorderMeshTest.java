package org.waymark.tool.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

class BorderMeshTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void theBorderLeansTowardsTheSideWhereSitesAreDense() {
    // Town on the left, a site every 100 m; country on the right, one every 1,000 m.
    Map<Coordinate, String> sites = new LinkedHashMap<>();
    for (int x = -1000; x <= 0; x += 100) {
      for (int y = -500; y <= 500; y += 100) {
        sites.put(new Coordinate(x + y / 97.0, y), "town");
      }
    }
    for (int x = 1000; x <= 4000; x += 1000) {
      for (int y = -2000; y <= 2000; y += 1000) {
        sites.put(new Coordinate(x + y / 83.0, y), "country");
      }
    }
    BorderMesh mesh = mesh(sites);
    assertThat(mesh.keyAt(new Coordinate(100, 10))).isEqualTo("town");
    assertThat(mesh.keyAt(new Coordinate(400, 10)))
        .as("halfway would still be the town's")
        .isEqualTo("country");
  }

  @Test
  void betweenEquallyDenseSitesTheBorderIsHalfway() {
    Map<Coordinate, String> sites = new LinkedHashMap<>();
    for (int x = 0; x < 10; x++) {
      for (int y = 0; y < 10; y++) {
        sites.put(new Coordinate(x * 100 + y * 0.37, y * 100 + x * 0.41), x < 5 ? "west" : "east");
      }
    }
    BorderMesh mesh = mesh(sites);
    double border = 400;
    while (mesh.keyAt(new Coordinate(border, 452)).equals("west")) {
      border++;
    }
    assertThat(border).isCloseTo(452, within(15.0));
  }

  @Test
  void twoSitesInOnePlaceAreRefused() {
    Coordinate[] twice = {new Coordinate(1, 1), new Coordinate(1, 1)};
    String[] keys = {"a", "b"};
    assertThatIllegalArgumentException().isThrownBy(() -> new BorderMesh(twice, keys, keys));
  }

  /** Faces made of the borders must each belong to one key, whatever point of them is asked. */
  @Property(tries = 40)
  void everySiteLiesInAFaceOfItsOwnKey(@ForAll long seed) {
    Random random = new Random(seed);
    Map<Coordinate, String> sites = new LinkedHashMap<>();
    for (int i = 0; i < 80; i++) {
      Coordinate site = new Coordinate(random.nextInt(10_000), random.nextInt(10_000));
      sites.putIfAbsent(site, site.x + 0.3 * site.y < 6_000 ? "a" : site.y < 5_000 ? "b" : "c");
    }
    BorderMesh mesh = mesh(sites);
    Geometry frame = FACTORY.toGeometry(new Envelope(-1_000, 11_000, -1_000, 11_000));
    List<Geometry> lines = new java.util.ArrayList<>(mesh.borders(FACTORY));
    lines.add(((Polygon) frame).getExteriorRing());
    Polygonizer polygonizer = new Polygonizer();
    polygonizer.add(OverlayNGRobust.union(lines));
    for (Object each : polygonizer.getPolygons()) {
      Polygon face = (Polygon) each;
      if (!frame.covers(face)) {
        continue;
      }
      var inside = new TreeSet<String>();
      sites.forEach(
          (site, key) -> {
            if (face.contains(FACTORY.createPoint(site))) {
              inside.add(key);
            }
          });
      if (!inside.isEmpty()) {
        assertThat(inside).hasSize(1);
        assertThat(mesh.keyAt(face.getInteriorPoint().getCoordinate())).isEqualTo(inside.first());
      }
    }
    sites.forEach((site, key) -> assertThat(mesh.keyAt(site)).isEqualTo(key));
  }

  private static BorderMesh mesh(Map<Coordinate, String> sites) {
    String[] keys = sites.values().toArray(String[]::new);
    return new BorderMesh(sites.keySet().toArray(Coordinate[]::new), keys, keys);
  }
}
