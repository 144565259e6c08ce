package org.waymark.geography.outline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Atom;

/**
 * Outlines as TopoJSON: arcs shared between layers, positions as whole numbers of a grid, each as
 * the difference from the one before. Reads what it writes, and no other dialect: the members
 * {@code made}, {@code note} and {@code credit}, and the properties of the object {@code atom}, are
 * ours.
 */
public final class OutlineFile {

  /** Degrees are a multiple of this; the builder's grids all are. */
  private static final double STEPS_PER_DEGREE = 1e5;

  private static final String ATOM = "atom";

  private OutlineFile() {}

  /**
   * @throws IOException when the file cannot be written
   */
  public static void write(Outlines outlines, Path file) throws IOException {
    Files.writeString(file, toJson(outlines), StandardCharsets.UTF_8);
  }

  /**
   * @throws IOException when the stream cannot be read
   * @throws IllegalArgumentException when it does not hold outlines written by this class
   */
  public static Outlines read(InputStream stream) throws IOException {
    return ofJson(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The outlines committed with Waymark. */
  public static Outlines readBuiltIn() throws IOException {
    try (InputStream stream =
        OutlineFile.class.getResourceAsStream("/geodata/outlines.topo.json")) {
      if (stream == null) {
        throw new IOException(
            "The built-in outlines are not on the class path: run \"waymark geodata build\"");
      }
      return read(stream);
    }
  }

  static String toJson(Outlines outlines) {
    List<Coordinate[]> arcs = outlines.topology().arcs();
    long step = commonStep(arcs);
    long west = Long.MAX_VALUE;
    long south = Long.MAX_VALUE;
    for (Coordinate[] arc : arcs) {
      for (Coordinate c : arc) {
        west = Math.min(west, whole(c.x));
        south = Math.min(south, whole(c.y));
      }
    }
    StringBuilder json = new StringBuilder();
    json.append("{\"type\":\"Topology\",\n\"made\":").append(quoted(outlines.made().toString()));
    json.append(",\n\"approximate\":true,\n\"note\":").append(quoted(Outlines.NOTE));
    json.append(",\n\"credit\":").append(quoted(Outlines.CREDIT));
    json.append(",\n\"transform\":{\"scale\":[")
        .append(step / STEPS_PER_DEGREE)
        .append(',')
        .append(step / STEPS_PER_DEGREE)
        .append("],\"translate\":[")
        .append(west / STEPS_PER_DEGREE)
        .append(',')
        .append(south / STEPS_PER_DEGREE)
        .append("]},\n\"objects\":{");
    outlines
        .layers()
        .forEach(
            (layer, shapes) -> {
              openObject(json, layer.slug());
              shapes.forEach((code, polygons) -> appendShape(json, code, null, polygons));
              closeObject(json);
            });
    openObject(json, ATOM);
    int i = 0;
    for (Map.Entry<String, List<List<int[]>>> shape : outlines.topology().shapes().entrySet()) {
      appendShape(json, shape.getKey(), outlines.atoms().get(i++), shape.getValue());
    }
    closeObject(json);
    json.setLength(json.length() - 1);
    json.append("},\n\"arcs\":[");
    for (Coordinate[] arc : arcs) {
      json.append("\n[");
      long x = 0;
      long y = 0;
      for (Coordinate c : arc) {
        long nextX = (whole(c.x) - west) / step;
        long nextY = (whole(c.y) - south) / step;
        json.append('[').append(nextX - x).append(',').append(nextY - y).append("],");
        x = nextX;
        y = nextY;
      }
      json.setLength(json.length() - 1);
      json.append("],");
    }
    json.setLength(json.length() - 1);
    return json.append("]}\n").toString();
  }

  private static long whole(double degrees) {
    return Math.round(degrees * STEPS_PER_DEGREE);
  }

  /** The coarsest grid every position lies on, in 1/100,000 degree. */
  private static long commonStep(List<Coordinate[]> arcs) {
    Coordinate origin = arcs.getFirst()[0];
    long step = 0;
    for (Coordinate[] arc : arcs) {
      for (Coordinate c : arc) {
        step = gcd(step, Math.abs(whole(c.x) - whole(origin.x)));
        step = gcd(step, Math.abs(whole(c.y) - whole(origin.y)));
      }
    }
    return Math.max(1, step);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static void openObject(StringBuilder json, String name) {
    json.append('\n')
        .append(quoted(name))
        .append(":{\"type\":\"GeometryCollection\",\"geometries\":[");
  }

  private static void closeObject(StringBuilder json) {
    json.setLength(json.length() - 1);
    json.append("]},");
  }

  private static void appendShape(
      StringBuilder json, String id, @Nullable Atom atom, List<List<int[]>> polygons) {
    boolean one = polygons.size() == 1;
    json.append("\n{\"type\":").append(one ? "\"Polygon\"" : "\"MultiPolygon\"");
    json.append(",\"id\":").append(quoted(id));
    if (atom != null) {
      json.append(",\"properties\":{\"hectares\":").append(Math.round(atom.hectares())).append('}');
    }
    json.append(",\"arcs\":").append(one ? "" : "[");
    for (List<int[]> rings : polygons) {
      json.append('[');
      for (int[] ring : rings) {
        json.append('[');
        for (int arc : ring) {
          json.append(arc).append(',');
        }
        json.setLength(json.length() - 1);
        json.append("],");
      }
      json.setLength(json.length() - 1);
      json.append("],");
    }
    json.setLength(json.length() - 1);
    json.append(one ? "" : "]").append("},");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static Outlines ofJson(String text) {
    try {
      return parse(Json.object(Json.parse(text)));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("This is not a file of outlines: " + e.getMessage(), e);
    }
  }

  private static Outlines parse(Map<String, Object> root) {
    Map<String, Object> transform = member(root, "transform");
    List<Object> scale = Json.list(Json.member(transform, "scale"));
    List<Object> translate = Json.list(Json.member(transform, "translate"));
    long step = whole((Double) scale.getFirst());
    long west = whole((Double) translate.get(0));
    long south = whole((Double) translate.get(1));
    List<Coordinate[]> arcs = new ArrayList<>();
    for (Object each : Json.list(Json.member(root, "arcs"))) {
      List<Object> points = Json.list(each);
      Coordinate[] arc = new Coordinate[points.size()];
      long x = west;
      long y = south;
      for (int i = 0; i < arc.length; i++) {
        List<Object> point = Json.list(points.get(i));
        x += ((Double) point.get(0)).longValue() * step;
        y += ((Double) point.get(1)).longValue() * step;
        arc[i] = new Coordinate(x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE);
      }
      arcs.add(arc);
    }
    Map<OutlineLayer, Map<String, List<List<int[]>>>> layers = new EnumMap<>(OutlineLayer.class);
    Map<String, List<List<int[]>>> atomShapes = new LinkedHashMap<>();
    List<Atom> atoms = new ArrayList<>();
    Map<String, Object> objects = member(root, "objects");
    for (String name : objects.keySet()) {
      Map<String, List<List<int[]>>> shapes = new LinkedHashMap<>();
      for (Object each : Json.list(Json.member(member(objects, name), "geometries"))) {
        Map<String, Object> geometry = Json.object(each);
        String id = (String) Json.member(geometry, "id");
        shapes.put(id, polygons(geometry, arcs.size()));
        if (name.equals(ATOM)) {
          atoms.add(atom(id, (Double) Json.member(member(geometry, "properties"), "hectares")));
        }
      }
      OutlineLayer.ofSlug(name).ifPresent(layer -> layers.put(layer, shapes));
      if (name.equals(ATOM)) {
        atomShapes.putAll(shapes);
      }
    }
    return new Outlines(
        LocalDate.parse((String) Json.member(root, "made")),
        Topology.of(arcs, atomShapes),
        atoms,
        layers);
  }

  private static Map<String, Object> member(Map<String, Object> object, String name) {
    return Json.object(Json.member(object, name));
  }

  /** The codes in an atom's key: district, board now, board before, either empty in Wales. */
  private static Atom atom(String id, double hectares) {
    String[] codes = id.split("\\|", -1);
    return new Atom(
        new AreaCode(codes[0]),
        codes[1].isEmpty() ? null : new AreaCode(codes[1]),
        codes[2].isEmpty() ? null : new AreaCode(codes[2]),
        hectares);
  }

  private static List<List<int[]>> polygons(Map<String, Object> geometry, int arcCount) {
    List<Object> json = Json.list(Json.member(geometry, "arcs"));
    List<Object> parts =
        "Polygon".equals(Json.member(geometry, "type")) ? List.of((Object) json) : json;
    List<List<int[]>> polygons = new ArrayList<>();
    for (Object part : parts) {
      List<int[]> rings = new ArrayList<>();
      for (Object ring : Json.list(part)) {
        rings.add(
            Json.list(ring).stream()
                .mapToInt(arc -> checked(((Double) arc).intValue(), arcCount))
                .toArray());
      }
      polygons.add(rings);
    }
    return polygons;
  }

  private static int checked(int arc, int arcCount) {
    if ((arc < 0 ? ~arc : arc) >= arcCount) {
      throw new IllegalArgumentException("arc " + arc + " of only " + arcCount);
    }
    return arc;
  }
}
