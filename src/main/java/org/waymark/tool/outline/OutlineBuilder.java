package org.waymark.tool.outline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPoint;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Atom;
import org.waymark.geography.Boundary;
import org.waymark.geography.District;
import org.waymark.geography.NationalGrid;
import org.waymark.geography.SmallArea;
import org.waymark.geography.outline.OutlineLayer;
import org.waymark.geography.outline.Outlines;
import org.waymark.geography.outline.Topology;

/**
 * Computes approximate outlines from the points of small areas and the coast.
 *
 * <ol>
 *   <li>Divide the plane between the small areas' points, leaning towards dense points, and keep
 *       the borders between atoms ({@link BorderMesh}).
 *   <li>Node borders and coast together, make faces of them, and give each face on land to an atom.
 *   <li>Give small exclaves to the neighbour they share most border with.
 *   <li>Smooth the borders (Chaikin, twice) but not the coast, and simplify all as one coverage.
 *   <li>Round to a grid of degrees and join atoms into layers.
 * </ol>
 *
 * Every step keeps shared lines shared, so that each layer is a valid coverage, which is checked.
 */
public final class OutlineBuilder {

  private static final int STEPS = 5;

  /** Lines are noded on a grid of one metre. */
  private static final PrecisionModel NODING = new PrecisionModel(1);

  /** A detached piece smaller than this that borders another atom is given to it. */
  private static final double EXCLAVE_SQUARE_METRES = 10e6;

  /** Square root of the area of the least corner kept (Visvalingam and Whyatt). */
  private static final double SIMPLIFY_METRES = 200;

  /**
   * Grids to round degrees to, coarsest first: a finer one only where the coarser breaks a shape.
   */
  private static final List<Double> GRIDS_DEGREES = List.of(1e-4, 5e-5, 1e-5);

  private static final GeometryFactory METRES = new GeometryFactory();

  private OutlineBuilder() {}

  /**
   * @param made the day to put on the outlines
   * @throws IllegalArgumentException when a small area names a district that is not given
   * @throws IllegalStateException when the land outline is not on the class path, or the input
   *     makes no valid coverage
   */
  public static Outlines build(
      List<SmallArea> smallAreas,
      List<District> districts,
      LocalDate made,
      OutlineProgress progress) {
    progress.begins(1, STEPS, "Reading the coast");
    Geometry land =
        OverlayNGRobust.union(LandOutline.read().stream().map(f -> f.geometry()).toList());
    Map<AreaCode, District> byCode =
        districts.stream().collect(Collectors.toMap(District::code, Function.identity()));

    progress.begins(2, STEPS, "Drawing borders between " + smallAreas.size() + " small areas");
    Coordinate[] sites = new Coordinate[smallAreas.size()];
    String[] keys = new String[sites.length];
    Map<String, Atom> atoms = new TreeMap<>();
    for (int i = 0; i < sites.length; i++) {
      SmallArea small = smallAreas.get(i);
      if (!byCode.containsKey(small.district())) {
        throw new IllegalArgumentException(
            "Small area " + small.code() + " lies in an unknown district: " + small.district());
      }
      sites[i] = NationalGrid.ofDegrees(small.position().longitude(), small.position().latitude());
      keys[i] = small.district() + "|" + text(small.icb()) + "|" + text(small.formerIcb());
      atoms.put(keys[i], new Atom(small.district(), small.icb(), small.formerIcb(), 0));
    }
    Map<String, Geometry> faces = faces(new BorderMesh(sites, keys, keys), land);
    if (!faces.keySet().equals(atoms.keySet())) {
      atoms.keySet().removeAll(faces.keySet());
      throw new IllegalStateException("No land is left for " + atoms.keySet());
    }

    progress.begins(3, STEPS, "Smoothing and simplifying");
    Map<String, Geometry> simple = simplify(smooth(faces));

    progress.begins(4, STEPS, "Rounding to degrees");
    Topology topology = Topology.of(toDegrees(simple));
    List<Atom> measured = new ArrayList<>();
    atoms.forEach(
        (key, atom) ->
            measured.add(
                new Atom(
                    atom.district(),
                    atom.icb(),
                    atom.formerIcb(),
                    Math.round(area(simple, key) / 1e4))));

    progress.begins(5, STEPS, "Joining areas");
    Map<OutlineLayer, Map<String, List<List<int[]>>>> layers = new EnumMap<>(OutlineLayer.class);
    Map<String, Geometry> pieces = topology.assemble(Boundary.WGS84);
    for (OutlineLayer layer : OutlineLayer.values()) {
      Map<String, List<Geometry>> parts = new TreeMap<>();
      atoms.forEach(
          (key, atom) -> {
            AreaCode code = layer.codeOf(atom, Objects.requireNonNull(byCode.get(atom.district())));
            if (code != null) {
              parts.computeIfAbsent(code.value(), c -> new ArrayList<>()).add(pieces.get(key));
            }
          });
      Map<String, Geometry> joined = new TreeMap<>();
      parts.forEach((code, list) -> joined.put(code, join(list)));
      check(joined, "layer " + layer.slug());
      layers.put(layer, topology.express(joined));
    }
    return new Outlines(made, topology, measured, layers);
  }

  private static String text(@Nullable AreaCode code) {
    return code == null ? "" : code.value();
  }

  private static double area(Map<String, Geometry> shapes, String key) {
    Geometry shape = shapes.get(key);
    return shape == null ? 0 : shape.getArea();
  }

  private static Geometry join(List<? extends Geometry> parts) {
    Geometry union = CoverageUnion.union(parts.toArray(Geometry[]::new));
    // Neither union nor polygonizer promises where rings begin and in which order parts come.
    return (union.getNumGeometries() == 1 ? union.getGeometryN(0) : union).norm();
  }

  /** The land, by atom. */
  private static Map<String, Geometry> faces(BorderMesh mesh, Geometry land) {
    List<Geometry> lines = new ArrayList<>(mesh.borders(METRES));
    lines.add(land.getBoundary());
    Polygonizer polygonizer = new Polygonizer();
    polygonizer.add(UnaryUnionNG.union(METRES.buildGeometry(lines), NODING));
    IndexedPointInAreaLocator onLand = new IndexedPointInAreaLocator(land);
    List<Face> faces = new ArrayList<>();
    for (Object each : polygonizer.getPolygons()) {
      Polygon polygon = (Polygon) ((Polygon) each).norm();
      Coordinate inside = InteriorPoint.getInteriorPoint(polygon);
      if (onLand.locate(inside) != Location.EXTERIOR) {
        faces.add(new Face(polygon, mesh.keyAt(inside)));
      }
    }
    faces.sort((a, b) -> a.polygon.getInteriorPoint().compareTo(b.polygon.getInteriorPoint()));
    Map<String, List<Polygon>> byKey = new TreeMap<>();
    for (Face face : withoutExclaves(faces)) {
      byKey.computeIfAbsent(face.key, k -> new ArrayList<>()).add(face.polygon);
    }
    Map<String, Geometry> result = new LinkedHashMap<>();
    byKey.forEach((key, parts) -> result.put(key, join(parts)));
    return result;
  }

  private record Face(Polygon polygon, String key) {}

  /**
   * Small detached pieces are mostly accidents of where people live near a border. Each goes to the
   * neighbour it shares most border with, in the same district if one is. Islands stay.
   */
  private static List<Face> withoutExclaves(List<Face> faces) {
    Map<String, Double> largest = new TreeMap<>();
    faces.forEach(face -> largest.merge(face.key, face.polygon.getArea(), Math::max));
    STRtree index = new STRtree();
    faces.forEach(face -> index.insert(face.polygon.getEnvelopeInternal(), face));
    List<Face> result = new ArrayList<>();
    for (Face face : faces) {
      double area = face.polygon.getArea();
      String key = face.key;
      if (area < EXCLAVE_SQUARE_METRES && area < largest.getOrDefault(face.key, 0.0)) {
        double longest = 0;
        for (Object each : index.query(face.polygon.getEnvelopeInternal())) {
          Face other = (Face) each;
          double shared =
              other == face
                  ? 0
                  : OverlayNGRobust.overlay(
                          face.polygon.getBoundary(),
                          other.polygon.getBoundary(),
                          org.locationtech.jts.operation.overlayng.OverlayNG.INTERSECTION)
                      .getLength();
          if (shared > 0 && district(other.key).equals(district(face.key))) {
            shared += face.polygon.getLength(); // Before any other.
          }
          if (shared > longest) {
            longest = shared;
            key = other.key;
          }
        }
      }
      result.add(new Face(face.polygon, key));
    }
    return result;
  }

  private static String district(String key) {
    return key.substring(0, key.indexOf('|'));
  }

  /** Chaikin twice; once or not at all should that make lines cross. */
  private static Map<String, Geometry> smooth(Map<String, Geometry> shapes) {
    Topology topology = Topology.of(shapes);
    UnaryOperator<Coordinate[]> once = OutlineBuilder::cutCorners;
    for (UnaryOperator<Coordinate[]> change :
        List.<UnaryOperator<Coordinate[]>>of(line -> once.apply(once.apply(line)), once)) {
      Map<String, Geometry> smoothed = topology.withArcs(change, true).assemble(METRES);
      if (isValid(smoothed)) {
        return smoothed;
      }
    }
    return shapes;
  }

  /** One round of Chaikin's corner cutting; both ends stay. */
  public static Coordinate[] cutCorners(Coordinate[] line) {
    if (line.length < 3) {
      return line;
    }
    List<Coordinate> result = new ArrayList<>(2 * line.length);
    result.add(line[0]);
    for (int i = 0; i + 1 < line.length; i++) {
      Coordinate p = line[i];
      Coordinate q = line[i + 1];
      if (i > 0) {
        result.add(new Coordinate(0.75 * p.x + 0.25 * q.x, 0.75 * p.y + 0.25 * q.y));
      }
      if (i + 2 < line.length) {
        result.add(new Coordinate(0.25 * p.x + 0.75 * q.x, 0.25 * p.y + 0.75 * q.y));
      }
    }
    result.add(line[line.length - 1]);
    return result.toArray(Coordinate[]::new);
  }

  private static Map<String, Geometry> simplify(Map<String, Geometry> shapes) {
    Geometry[] simple =
        CoverageSimplifier.simplify(shapes.values().toArray(Geometry[]::new), SIMPLIFY_METRES);
    Map<String, Geometry> result = new LinkedHashMap<>();
    int i = 0;
    for (String key : shapes.keySet()) {
      result.put(key, simple[i++].norm());
    }
    return result;
  }

  private static Map<String, Geometry> toDegrees(Map<String, Geometry> shapes) {
    Topology topology = Topology.of(shapes);
    for (double grid : GRIDS_DEGREES) {
      Map<String, Geometry> rounded =
          topology.withArcs(line -> rounded(line, grid), false).assemble(Boundary.WGS84);
      if (isValid(rounded)) {
        return rounded;
      }
    }
    throw new IllegalStateException("Rounding to degrees makes borders cross, on every grid tried");
  }

  private static Coordinate[] rounded(Coordinate[] line, double grid) {
    List<Coordinate> result = new ArrayList<>();
    for (Coordinate c : line) {
      Coordinate degrees = NationalGrid.toDegrees(c.x, c.y);
      Coordinate on = new Coordinate(round(degrees.x, grid), round(degrees.y, grid));
      if (result.isEmpty() || !result.getLast().equals2D(on)) {
        result.add(on);
      }
    }
    return result.toArray(Coordinate[]::new);
  }

  /** Dividing by a whole number keeps the decimal short, which multiplying by 1e-4 does not. */
  private static double round(double degrees, double grid) {
    double perDegree = Math.rint(1 / grid);
    return Math.rint(degrees * perDegree) / perDegree;
  }

  private static boolean isValid(Map<String, Geometry> shapes) {
    Geometry[] coverage = shapes.values().toArray(Geometry[]::new);
    return Arrays.stream(coverage).allMatch(Geometry::isValid)
        && CoverageValidator.isValid(coverage);
  }

  private static void check(Map<String, Geometry> shapes, String what) {
    if (!isValid(shapes)) {
      throw new IllegalStateException("The " + what + " is not a valid coverage");
    }
  }
}
