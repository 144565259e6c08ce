package org.waymark.geography.boundary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.waymark.geography.RefusedFileException;

/**
 * GeoJSON (RFC 7946, and the "crs" member of its forerunner), read as a stream: only the polygons
 * are kept, never the text.
 */
final class GeoJsonReader {

  private static final Pattern EPSG = Pattern.compile("(?i).*EPSG:[^:]*:?(\\d+)$");

  private final GeometryFactory factory = new GeometryFactory();
  private final List<BoundaryFeature> features = new ArrayList<>();
  private final Limits limits;
  private @Nullable String crsName;
  private boolean collection;
  private boolean topology;

  private GeoJsonReader(Limits limits) {
    this.limits = limits;
  }

  static RawLayer read(InputStream in, String name, Limits limits)
      throws IOException, RefusedFileException {
    GeoJsonReader reader = new GeoJsonReader(limits);
    try (JsonParser parser = new JsonFactory().createParser(in)) {
      reader.root(parser);
    } catch (StreamReadException e) {
      throw new RefusedFileException(
          name
              + " is not whole JSON (line "
              + e.getLocation().getLineNr()
              + "): "
              + e.getOriginalMessage()
              + ". Download it again",
          e);
    }
    if (reader.topology) {
      throw new RefusedFileException(
          name + " is TopoJSON; load the same layer as GeoJSON, GeoPackage or Shapefile");
    }
    if (!reader.collection) {
      throw new RefusedFileException(
          name + " is JSON but not a GeoJSON FeatureCollection of boundaries");
    }
    return new RawLayer(name, reader.system(), reader.features);
  }

  private @Nullable CoordinateSystem system() throws RefusedFileException {
    if (crsName == null) {
      return null;
    }
    if (crsName.toUpperCase(Locale.ROOT).contains("CRS84")) {
      return CoordinateSystem.WGS84;
    }
    Matcher epsg = EPSG.matcher(crsName);
    CoordinateSystem known =
        epsg.matches() ? CoordinateSystem.ofEpsg(Long.parseLong(epsg.group(1))).orElse(null) : null;
    if (known == null) {
      throw RawLayer.otherSystem(crsName);
    }
    return known;
  }

  private void root(JsonParser parser) throws IOException, RefusedFileException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "type" -> {
          collection = "FeatureCollection".equals(parser.getText());
          topology = "Topology".equals(parser.getText());
        }
        case "crs" -> crs(parser, value);
        case "features" -> {
          if (value == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
              feature(parser);
            }
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  /** {@code {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}}. */
  private void crs(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      return;
    }
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        depth++;
      } else if (token == JsonToken.END_OBJECT) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
        crsName = parser.getText();
      } else if (token == null) {
        return;
      }
    }
  }

  private void feature(JsonParser parser) throws IOException, RefusedFileException {
    Map<String, String> properties = new LinkedHashMap<>();
    Geometry geometry = factory.createPolygon();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("properties") && value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken cell = parser.nextToken();
          if (cell.isStructStart()) {
            parser.skipChildren();
          } else if (cell != JsonToken.VALUE_NULL) {
            properties.put(name, parser.getText());
          }
        }
      } else if (field.equals("geometry") && value == JsonToken.START_OBJECT) {
        geometry = geometry(parser, features.size() + 1);
      } else {
        parser.skipChildren();
      }
    }
    features.add(new BoundaryFeature(features.size() + 1, properties, geometry));
    limits.feature();
  }

  private Geometry geometry(JsonParser parser, int number)
      throws IOException, RefusedFileException {
    String type = "";
    // Positions of every depth, as one list per ring; a polygon's rings, a multi-polygon's
    // polygons.
    List<List<Coordinate[]>> polygons = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("type")) {
        type = parser.getText();
      } else if (field.equals("coordinates") && value == JsonToken.START_ARRAY) {
        nested(parser, polygons, new ArrayList<>());
      } else {
        parser.skipChildren();
      }
    }
    if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
      throw RawLayer.notPolygons(number, type);
    }
    List<Polygon> made = new ArrayList<>();
    for (List<Coordinate[]> rings : polygons) {
      List<LinearRing> lines = new ArrayList<>();
      for (Coordinate[] ring : rings) {
        if (ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
          throw new RefusedFileException(
              "Feature "
                  + number
                  + " has a ring that is not closed or has fewer than four points; the file is"
                  + " damaged: export it again");
        }
        lines.add(factory.createLinearRing(ring));
      }
      if (!lines.isEmpty()) {
        made.add(
            factory.createPolygon(
                lines.getFirst(), lines.subList(1, lines.size()).toArray(LinearRing[]::new)));
      }
    }
    return made.size() == 1
        ? made.getFirst()
        : factory.createMultiPolygon(made.toArray(Polygon[]::new));
  }

  /**
   * Reads the array just begun. An array of numbers is a position; of positions, a ring; of rings,
   * a polygon; of polygons, what a multi-polygon has.
   *
   * @param polygons receives each polygon
   * @param rings the polygon whose rings are being read, when that is what this array holds
   * @return a position; or null when the array held arrays
   */
  private @Nullable Coordinate nested(
      JsonParser parser, List<List<Coordinate[]>> polygons, List<Coordinate[]> rings)
      throws IOException, RefusedFileException {
    double x = Double.NaN;
    double y = Double.NaN;
    int numbers = 0;
    List<Coordinate> positions = new ArrayList<>();
    List<Coordinate[]> inner = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        Coordinate position = nested(parser, polygons, inner);
        if (position != null) {
          positions.add(position);
        }
      } else if (token.isNumeric()) {
        numbers++;
        if (numbers == 1) {
          x = parser.getDoubleValue();
        } else if (numbers == 2) {
          y = parser.getDoubleValue();
        }
      }
    }
    if (numbers >= 2) {
      limits.vertex();
      return new Coordinate(x, y);
    }
    if (!positions.isEmpty()) {
      rings.add(positions.toArray(Coordinate[]::new));
    } else if (!inner.isEmpty()) {
      polygons.add(inner);
    }
    return null;
  }
}
