package org.waymark.geography.outline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A coverage (polygons that share whole borders, vertex for vertex) taken apart into arcs.
 *
 * <p>An arc is a line between two nodes, a node being a vertex where three or more lines meet; a
 * border without any node is one closed arc. Each arc is kept once, and a ring is a list of arc
 * references as in TopoJSON: {@code i} for arc i forwards, {@code ~i} for arc i backwards. Changing
 * an arc therefore changes every polygon on either side of it, and no gap can open.
 */
public final class Topology {

  private final List<Coordinate[]> arcs;
  private final Map<String, List<List<int[]>>> shapes;

  /** Shapes are by key, each a list of polygons, each a list of rings, the first its shell. */
  private Topology(List<Coordinate[]> arcs, Map<String, List<List<int[]>>> shapes) {
    this.arcs = arcs;
    this.shapes = shapes;
  }

  public static Topology of(Map<String, Geometry> coverage) {
    Map<Coordinate, Set<Coordinate>> touching = new HashMap<>();
    coverage.values().forEach(shape -> forEachRing(shape, ring -> link(ring, touching)));
    Map<List<Coordinate>, Integer> known = new LinkedHashMap<>();
    List<Coordinate[]> arcs = new ArrayList<>();
    Map<String, List<List<int[]>>> shapes = new LinkedHashMap<>();
    coverage.forEach(
        (key, shape) -> {
          List<List<int[]>> polygons = new ArrayList<>();
          for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) shape.getGeometryN(i);
            List<int[]> rings = new ArrayList<>();
            rings.add(cut(polygon.getExteriorRing(), touching, known, arcs));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
              rings.add(cut(polygon.getInteriorRingN(hole), touching, known, arcs));
            }
            polygons.add(rings);
          }
          shapes.put(key, polygons);
        });
    return new Topology(arcs, shapes);
  }

  /** A topology read from a file. */
  public static Topology of(List<Coordinate[]> arcs, Map<String, List<List<int[]>>> shapes) {
    return new Topology(arcs, shapes);
  }

  List<Coordinate[]> arcs() {
    return arcs;
  }

  Map<String, List<List<int[]>>> shapes() {
    return shapes;
  }

  /**
   * The rings of shapes dissolved from this coverage, in terms of its arcs. Every vertex of the
   * coarse shapes must be one of the coverage's.
   */
  public Map<String, List<List<int[]>>> express(Map<String, Geometry> dissolved) {
    // Between nodes of the coverage an arc is known by its first two vertices, either way round.
    Map<List<Coordinate>, Integer> starts = new HashMap<>();
    Set<Coordinate> nodes = new LinkedHashSet<>();
    for (int i = 0; i < arcs.size(); i++) {
      Coordinate[] arc = arcs.get(i);
      starts.put(List.of(arc[0], arc[1]), i);
      starts.put(List.of(arc[arc.length - 1], arc[arc.length - 2]), ~i);
      nodes.add(arc[0]);
      nodes.add(arc[arc.length - 1]);
    }
    Map<String, List<List<int[]>>> result = new LinkedHashMap<>();
    dissolved.forEach(
        (key, shape) -> {
          List<List<int[]>> polygons = new ArrayList<>();
          for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) shape.getGeometryN(i);
            List<int[]> rings = new ArrayList<>();
            rings.add(follow(polygon.getExteriorRing(), nodes, starts));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
              rings.add(follow(polygon.getInteriorRingN(hole), nodes, starts));
            }
            polygons.add(rings);
          }
          result.put(key, polygons);
        });
    return result;
  }

  private int[] follow(
      LinearRing ring, Set<Coordinate> nodes, Map<List<Coordinate>, Integer> starts) {
    Coordinate[] open = openFrom(ring, nodes);
    List<Integer> found = new ArrayList<>();
    int at = 0;
    while (at < open.length) {
      Integer arc = starts.get(List.of(open[at], open[(at + 1) % open.length]));
      if (arc == null) {
        throw new IllegalStateException("No arc begins at " + open[at] + ": not this coverage");
      }
      found.add(arc);
      at += arcs.get(arc < 0 ? ~arc : arc).length - 1;
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many shapes lie along each arc: 2 for a border between shapes, 1 for the outer edge. */
  int[] uses() {
    int[] uses = new int[arcs.size()];
    shapes
        .values()
        .forEach(
            polygons ->
                polygons.forEach(
                    rings ->
                        rings.forEach(
                            ring -> {
                              for (int arc : ring) {
                                uses[arc < 0 ? ~arc : arc]++;
                              }
                            })));
    return uses;
  }

  /** The same shapes over changed arcs. An arc's two ends must stay where they are. */
  public Topology withArcs(UnaryOperator<Coordinate[]> change, boolean bordersOnly) {
    int[] uses = uses();
    List<Coordinate[]> changed = new ArrayList<>(arcs.size());
    for (int i = 0; i < arcs.size(); i++) {
      changed.add(bordersOnly && uses[i] < 2 ? arcs.get(i) : change.apply(arcs.get(i)));
    }
    return new Topology(changed, shapes);
  }

  /** The shapes put together again, by key, of new coordinates. Validity is not checked. */
  public Map<String, Geometry> assemble(GeometryFactory factory) {
    return assemble(shapes, factory);
  }

  public Map<String, Geometry> assemble(
      Map<String, List<List<int[]>>> wanted, GeometryFactory factory) {
    Map<String, Geometry> result = new LinkedHashMap<>();
    wanted.forEach(
        (key, polygons) -> {
          Polygon[] parts = new Polygon[polygons.size()];
          for (int i = 0; i < parts.length; i++) {
            List<int[]> rings = polygons.get(i);
            LinearRing[] lines = new LinearRing[rings.size()];
            for (int j = 0; j < lines.length; j++) {
              lines[j] = factory.createLinearRing(join(rings.get(j)));
            }
            parts[i] = factory.createPolygon(lines[0], Arrays.copyOfRange(lines, 1, lines.length));
          }
          result.put(key, parts.length == 1 ? parts[0] : factory.createMultiPolygon(parts));
        });
    return result;
  }

  private Coordinate[] join(int[] ring) {
    List<Coordinate> line = new ArrayList<>();
    for (int reference : ring) {
      Coordinate[] arc = arcs.get(reference < 0 ? ~reference : reference);
      for (int i = line.isEmpty() ? 0 : 1; i < arc.length; i++) {
        line.add((reference < 0 ? arc[arc.length - 1 - i] : arc[i]).copy());
      }
    }
    return line.toArray(Coordinate[]::new);
  }

  private static void forEachRing(Geometry shape, java.util.function.Consumer<LinearRing> visit) {
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) shape.getGeometryN(i);
      visit.accept(polygon.getExteriorRing());
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        visit.accept(polygon.getInteriorRingN(hole));
      }
    }
  }

  private static void link(LinearRing ring, Map<Coordinate, Set<Coordinate>> touching) {
    Coordinate[] line = ring.getCoordinates();
    for (int i = 1; i < line.length; i++) {
      touching.computeIfAbsent(line[i - 1], c -> new LinkedHashSet<>()).add(line[i]);
      touching.computeIfAbsent(line[i], c -> new LinkedHashSet<>()).add(line[i - 1]);
    }
  }

  private static int[] cut(
      LinearRing ring,
      Map<Coordinate, Set<Coordinate>> touching,
      Map<List<Coordinate>, Integer> known,
      List<Coordinate[]> arcs) {
    Set<Coordinate> nodes = new LinkedHashSet<>();
    for (Coordinate c : ring.getCoordinates()) {
      if (touching.getOrDefault(c, Set.of()).size() != 2) {
        nodes.add(c);
      }
    }
    Coordinate[] open = openFrom(ring, nodes);
    List<Integer> references = new ArrayList<>();
    List<Coordinate> arc = new ArrayList<>();
    arc.add(open[0]);
    for (int i = 1; i <= open.length; i++) {
      Coordinate c = open[i % open.length];
      arc.add(c);
      if (i == open.length || nodes.contains(c)) {
        references.add(reference(arc, known, arcs));
        arc = new ArrayList<>();
        arc.add(c);
      }
    }
    return references.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int reference(
      List<Coordinate> arc, Map<List<Coordinate>, Integer> known, List<Coordinate[]> arcs) {
    Integer forwards = known.get(arc);
    if (forwards != null) {
      return forwards;
    }
    Integer backwards = known.get(arc.reversed());
    if (backwards != null) {
      return ~backwards;
    }
    int index = arcs.size();
    arcs.add(arc.toArray(Coordinate[]::new));
    known.put(List.copyOf(arc), index);
    return index;
  }

  /**
   * The ring without its closing vertex, beginning at a node; at its least vertex when it has none,
   * so that both sides of a closed arc begin alike.
   */
  private static Coordinate[] openFrom(LinearRing ring, Set<Coordinate> nodes) {
    Coordinate[] line = ring.getCoordinates();
    int size = line.length - 1;
    int first = -1;
    for (int i = 0; i < size && first < 0; i++) {
      first = nodes.contains(line[i]) ? i : -1;
    }
    if (first < 0) {
      first = 0;
      for (int i = 1; i < size; i++) {
        first = line[i].compareTo(line[first]) < 0 ? i : first;
      }
    }
    Coordinate[] open = new Coordinate[size];
    for (int i = 0; i < size; i++) {
      open[i] = line[(first + i) % size];
    }
    return open;
  }
}
