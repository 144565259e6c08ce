package org.waymark.tool.outline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Triangle;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;

/**
 * Divides the plane between sites by their keys, such that the border between two keys is smooth
 * and leans towards the side where sites are dense.
 *
 * <p>The sites are triangulated (Delaunay). On every edge whose ends have different keys lies one
 * border point; within a triangle the border runs straight between its border points, or meets in
 * the middle where three keys come together. Voronoi cells, the dual of the same triangulation,
 * follow the perpendicular bisectors instead: they zigzag, and take as much from a town as from the
 * fields beside it.
 *
 * <p>A border point divides its edge by the <i>reach</i> of the two sites, the usual distance to
 * neighbouring sites of the same group: small areas hold about as many people each, so where points
 * are far apart the areas are large. Measured against published outlines this moves a sixth less
 * ground to the wrong district than bisecting the edge (docs/decisions/0005).
 *
 * <p>Plane coordinates in metres.
 */
final class BorderMesh {

  /** The exponent of the reach in the division of an edge: 0 bisects, 1 divides in proportion. */
  private static final double LEANING = 0.7;

  /** Which of a site's edges, in order of length, is its reach: a little over the median. */
  private static final double REACH_QUANTILE = 0.6;

  /** No border point comes nearer to a site than this share of the edge. */
  private static final double NEAREST_SHARE = 0.1;

  /** Where the triangulation ends, borders run straight on for this far: beyond any coast. */
  private static final double BEYOND_METRES = 150_000;

  private final Coordinate[] sites;
  private final String[] keys;
  private final double[] reach;
  private final List<int[]> triangles = new ArrayList<>();

  /** By the two site numbers, lower first: the triangles on either side, -1 for none. */
  private final Map<Edge, int[]> edges = new LinkedHashMap<>();

  private final STRtree triangleIndex = new STRtree();
  private final STRtree siteIndex = new STRtree();

  /**
   * @param keys by site: what the plane is divided between
   * @param groups by site: sites of one group tell each other's reach
   */
  BorderMesh(Coordinate[] sites, String[] keys, String[] groups) {
    this.sites = sites;
    this.keys = keys;
    Map<Coordinate, Integer> numbers = new HashMap<>();
    for (int i = 0; i < sites.length; i++) {
      if (numbers.put(sites[i], i) != null) {
        throw new IllegalArgumentException("Two sites lie at " + sites[i]);
      }
      siteIndex.insert(new Envelope(sites[i]), i);
    }
    siteIndex.build();
    DelaunayTriangulationBuilder builder = new DelaunayTriangulationBuilder();
    builder.setSites(Arrays.asList(sites));
    for (Object each : builder.getSubdivision().getTriangleCoordinates(false)) {
      addTriangle((Coordinate[]) each, numbers);
    }
    triangleIndex.build();
    reach = reaches(groups);
  }

  private void addTriangle(Coordinate[] ring, Map<Coordinate, Integer> numbers) {
    int[] triangle = new int[3];
    for (int i = 0; i < 3; i++) {
      Integer number = numbers.get(ring[i]);
      if (number == null) {
        return; // A corner of the frame the builder works in, not a site.
      }
      triangle[i] = number;
    }
    int index = triangles.size();
    triangles.add(triangle);
    Envelope box = new Envelope(ring[0], ring[1]);
    box.expandToInclude(ring[2]);
    triangleIndex.insert(box, index);
    for (int i = 0; i < 3; i++) {
      int[] sides =
          edges.computeIfAbsent(
              Edge.of(triangle[i], triangle[(i + 1) % 3]), edge -> new int[] {-1, -1});
      sides[sides[0] < 0 ? 0 : 1] = index;
    }
  }

  private double[] reaches(String[] groups) {
    List<List<Double>> lengths = new ArrayList<>();
    for (int i = 0; i < sites.length; i++) {
      lengths.add(new ArrayList<>());
    }
    for (Edge edge : edges.keySet()) {
      if (groups[edge.a].equals(groups[edge.b])) {
        double length = sites[edge.a].distance(sites[edge.b]);
        lengths.get(edge.a).add(length);
        lengths.get(edge.b).add(length);
      }
    }
    double[] result = new double[sites.length];
    for (int i = 0; i < result.length; i++) {
      List<Double> sorted = lengths.get(i).stream().sorted().toList();
      result[i] = sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * REACH_QUANTILE));
    }
    return result;
  }

  /** All borders as short lines; they meet at common ends but are not joined. */
  List<LineString> borders(GeometryFactory factory) {
    List<LineString> lines = new ArrayList<>();
    edges.forEach(
        (edge, sides) -> {
          if (isBorder(edge.a, edge.b) && sides[1] < 0) {
            Coordinate from = borderPoint(edge.a, edge.b);
            add(lines, factory, from, outwards(edge, triangles.get(sides[0]), from));
          }
        });
    for (int[] triangle : triangles) {
      List<Coordinate> points = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int a = triangle[i];
        int b = triangle[(i + 1) % 3];
        if (isBorder(a, b)) {
          points.add(borderPoint(a, b));
        }
      }
      if (points.size() == 2) {
        add(lines, factory, points.get(0), points.get(1));
      } else if (points.size() == 3) {
        Coordinate middle = middle(points.get(0), points.get(1), points.get(2));
        points.forEach(point -> add(lines, factory, point, middle));
      }
    }
    return lines;
  }

  /** Whose ground a point is: the key by the borders drawn, by the nearest site outside them. */
  String keyAt(Coordinate point) {
    for (Object each : triangleIndex.query(new Envelope(point))) {
      int[] t = triangles.get((Integer) each);
      if (Triangle.intersects(sites[t[0]], sites[t[1]], sites[t[2]], point)) {
        return keyWithin(t, point);
      }
    }
    return keys[nearest(point)];
  }

  private String keyWithin(int[] triangle, Coordinate point) {
    for (int i = 0; i < 3; i++) {
      int a = triangle[i];
      int b = triangle[(i + 1) % 3];
      int c = triangle[(i + 2) % 3];
      if (!isBorder(a, b) || !isBorder(a, c)) {
        continue;
      }
      Coordinate ab = borderPoint(a, b);
      Coordinate ac = borderPoint(a, c);
      if (isBorder(b, c)) {
        Coordinate middle = middle(ab, ac, borderPoint(b, c));
        if (Triangle.intersects(sites[a], ab, middle, point)
            || Triangle.intersects(sites[a], middle, ac, point)) {
          return keys[a];
        }
      } else {
        int side = Orientation.index(ab, ac, point);
        return side == 0 || side == Orientation.index(ab, ac, sites[a]) ? keys[a] : keys[b];
      }
    }
    return keys[triangle[0]];
  }

  private boolean isBorder(int a, int b) {
    return !keys[a].equals(keys[b]);
  }

  private Coordinate borderPoint(int first, int second) {
    int a = Math.min(first, second);
    int b = Math.max(first, second);
    double share = 0.5;
    if (reach[a] > 0 && reach[b] > 0) {
      double own = Math.pow(reach[a], LEANING);
      share =
          Math.clamp(own / (own + Math.pow(reach[b], LEANING)), NEAREST_SHARE, 1 - NEAREST_SHARE);
    }
    return new Coordinate(
        sites[a].x + share * (sites[b].x - sites[a].x),
        sites[a].y + share * (sites[b].y - sites[a].y));
  }

  private static Coordinate middle(Coordinate p, Coordinate q, Coordinate r) {
    return new Coordinate((p.x + q.x + r.x) / 3, (p.y + q.y + r.y) / 3);
  }

  /** A point far off, at right angles to an edge, on the side away from its only triangle. */
  private Coordinate outwards(Edge edge, int[] triangle, Coordinate from) {
    int third = triangle[0] + triangle[1] + triangle[2] - edge.a - edge.b;
    Coordinate a = sites[edge.a];
    Coordinate b = sites[edge.b];
    double way = Orientation.index(a, b, sites[third]) * BEYOND_METRES / a.distance(b);
    return new Coordinate(from.x + way * (b.y - a.y), from.y - way * (b.x - a.x));
  }

  private int nearest(Coordinate point) {
    for (double radius = 2_000; ; radius *= 3) {
      Envelope box = new Envelope(point);
      box.expandBy(radius);
      int best = -1;
      double distance = radius;
      for (Object each : siteIndex.query(box)) {
        int i = (Integer) each;
        double d = sites[i].distance(point);
        if (d < distance || (d == distance && i < best)) {
          distance = d;
          best = i;
        }
      }
      if (best >= 0) {
        return best;
      }
    }
  }

  private static void add(
      List<LineString> lines, GeometryFactory factory, Coordinate from, Coordinate to) {
    if (!from.equals2D(to)) {
      lines.add(factory.createLineString(new Coordinate[] {from, to}));
    }
  }

  private record Edge(int a, int b) {
    static Edge of(int a, int b) {
      return a < b ? new Edge(a, b) : new Edge(b, a);
    }
  }
}
