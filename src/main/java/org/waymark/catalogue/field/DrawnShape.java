package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;

/**
 * A shape as people write it, in well-known text. A ring that does not end where it begins is
 * closed. What holds nobody in England is refused with what is the matter: axes exchanged, another
 * grid, the sea, too small.
 */
final class DrawnShape {

  private static final Pattern RING = Pattern.compile("\\(([^()]+)\\)");
  private static final Pattern SYSTEM = Pattern.compile("(?i)^SRID\\s*=\\s*\\d+\\s*[;,]?\\s*");
  private static final Pattern CROSSING =
      Pattern.compile("elf-intersection.*?\\((-?[\\d.]+), (-?[\\d.]+)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final String REMEDY =
      "Give it as Name = POLYGON ((longitude latitude, ...)) in WGS 84";

  /** Longest shape that is repeated with its axes exchanged. */
  private static final int LONGEST_REPEATED = 1_000;

  /** A shape this near to where somebody lives is small rather than out at sea. */
  private static final Distance NEAR = Distance.ofKilometres(5);

  private static final double LAST_DEGREE = 180;

  private DrawnShape() {}

  /** The shape, with a note where it was closed. */
  static Reading<Boundary> read(String text, Geography geography) {
    String wkt = SYSTEM.matcher(text).replaceFirst("");
    if (wkt.startsWith("{")) {
      return wrong(
          text, "this is GeoJSON and not well-known text", "Save the shape as WKT. " + REMEDY);
    }
    boolean isOpen =
        RING.matcher(wkt)
            .results()
            .map(ring -> corners(ring.group()))
            .anyMatch(corners -> closed(corners).size() > corners.size());
    String closed = isOpen ? inRings(wkt, DrawnShape::closed) : wkt;
    Boundary boundary;
    try {
      boundary = Boundary.ofWkt(closed);
    } catch (IllegalArgumentException e) {
      return unreadable(text, wkt, String.valueOf(e.getMessage()));
    }
    Optional<Fault> fault = nobodyInside(text, closed, boundary, geography);
    return new Reading<>(
        fault.isPresent() ? null : boundary,
        fault.stream().toList(),
        !isOpen
            ? List.of()
            : List.of(
                new Fault(
                    text,
                    "drawing-closed",
                    "the shape did not end where it begins, and was closed",
                    "")));
  }

  private static Reading<Boundary> wrong(String text, String problem, String remedy) {
    return Reading.wrong(text, "bad-drawing", problem, remedy);
  }

  private static Reading<Boundary> unreadable(String text, String wkt, String message) {
    if (corners(wkt).stream().anyMatch(DrawnShape::isBeyondDegrees)) {
      return wrong(
          text,
          "its corners are no degrees of longitude and latitude, but metres of some grid",
          "Save it in WGS 84 (EPSG:4326) and paste that. " + REMEDY);
    }
    Matcher crossing = CROSSING.matcher(message);
    return crossing.find()
        ? wrong(
            text,
            "its border crosses itself near " + crossing.group(1) + " " + crossing.group(2),
            "Draw it again so that no line crosses another, or as several shapes")
        : wrong(text, "the shape cannot be read: " + message, REMEDY);
  }

  private static Optional<Fault> nobodyInside(
      String text, String wkt, Boundary boundary, Geography geography) {
    if (geography.smallAreasOf(AreaCode.ENGLAND).isEmpty() || holdsSomebody(boundary, geography)) {
      return Optional.empty();
    }
    String exchanged = inRings(wkt, DrawnShape::exchanged);
    if (isShapeWithSomebody(exchanged, geography)) {
      return Optional.of(
          new Fault(
              text,
              "axes-exchanged",
              "latitude stands before longitude: so it lies in no part of England",
              exchanged.length() <= LONGEST_REPEATED
                  ? "Write longitude first: " + exchanged
                  : "Write longitude first in every corner, like "
                      + exchanged(corners(wkt).getFirst())));
    }
    Position middle = middle(boundary.boundingBox());
    return Optional.of(
        geography.smallAreasWithin(middle, NEAR).isEmpty()
            ? new Fault(
                text,
                "reaches-nobody",
                "it lies at sea or outside England, where nobody is counted",
                "Draw it where the service is given, or name the areas it serves")
            : new Fault(
                text,
                "reaches-nobody",
                "nobody is counted in it: it holds the middle of no small area of England",
                "Draw it larger, or name the areas it serves"));
  }

  private static boolean holdsSomebody(Boundary boundary, Geography geography) {
    return !geography
        .smallAreasInside(boundary)
        .intersect(geography.smallAreasOf(AreaCode.ENGLAND))
        .isEmpty();
  }

  private static boolean isShapeWithSomebody(String wkt, Geography geography) {
    try {
      return holdsSomebody(Boundary.ofWkt(wkt), geography);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Position middle(BoundingBox box) {
    return new Position((box.west() + box.east()) / 2, (box.south() + box.north()) / 2);
  }

  /** The text with the corners of every ring put otherwise. */
  private static String inRings(String wkt, UnaryOperator<List<String>> put) {
    return RING.matcher(wkt)
        .replaceAll(
            ring ->
                Matcher.quoteReplacement(
                    "(" + String.join(", ", put.apply(corners(ring.group()))) + ")"));
  }

  private static List<String> corners(String wkt) {
    List<String> corners = new ArrayList<>();
    for (Matcher ring = RING.matcher(wkt); ring.find(); ) {
      COMMA.splitAsStream(ring.group(1)).map(String::strip).forEach(corners::add);
    }
    return corners;
  }

  private static List<String> closed(List<String> corners) {
    if (corners.size() < 3 || numbers(corners.getFirst()).equals(numbers(corners.getLast()))) {
      return corners;
    }
    List<String> all = new ArrayList<>(corners);
    all.add(corners.getFirst());
    return all;
  }

  private static List<String> exchanged(List<String> corners) {
    return corners.stream().map(DrawnShape::exchanged).toList();
  }

  private static String exchanged(String corner) {
    String[] numbers = corner.split("\\s+", -1);
    return numbers.length < 2 ? corner : numbers[1] + " " + numbers[0];
  }

  private static boolean isBeyondDegrees(String corner) {
    return numbers(corner).stream().anyMatch(number -> Math.abs(number) > LAST_DEGREE);
  }

  private static List<Double> numbers(String corner) {
    List<Double> numbers = new ArrayList<>();
    for (Matcher number = NUMBER.matcher(corner); number.find(); ) {
      numbers.add(Double.valueOf(number.group()));
    }
    return numbers;
  }
}
