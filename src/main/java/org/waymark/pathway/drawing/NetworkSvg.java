package org.waymark.pathway.drawing;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.waymark.catalogue.Freshness;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.drawing.NetworkDrawing.Box;
import org.waymark.pathway.drawing.NetworkDrawing.Column;
import org.waymark.pathway.drawing.NetworkDrawing.Line;
import org.waymark.pathway.drawing.NetworkDrawing.Point;

/**
 * Writes a drawing as SVG, for a page or as a file of its own. Looks are attributes, so that it
 * needs no style sheet and no script; classes are there for a page to build on. What a line means
 * is told by its pattern, its arrow head and its marks as well as by colour.
 */
public final class NetworkSvg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String FONT = "Arial, Helvetica, sans-serif";
  private static final String INK = "#0b0c0c";
  private static final String QUIET = "#505a5f";
  private static final int LINE_HEIGHT = 15;
  private static final int CORNER = 5;

  /** How a line looks. */
  private record Look(String style, String label, String colour, String width, String dashes) {}

  private static final Look FORMAL = new Look("formal", "Formal agreement", "#0b4650", "2.6", "");
  private static final Look INFORMAL =
      new Look("informal", "Informal agreement", "#1d70b8", "2", "9 4");
  private static final Look LAPSED =
      new Look("lapsed", "Formal agreement that has ended", "#a02b0e", "2.2", "12 3 2 3");
  private static final Look NONE = new Look("none", "No agreement", QUIET, "1.8", "2 4");
  private static final Look LISTED =
      new Look("listed", "Only a listing says so", "#6f777b", "1", "1 3");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final boolean alone;

  private NetworkSvg(boolean alone) {
    this.alone = alone;
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An element for a page.
   *
   * @param address where a box leads; empty for nowhere
   */
  public static String forPage(
      NetworkDrawing drawing, String title, String description, Function<Box, String> address) {
    return new NetworkSvg(false).write(drawing, title, description, address);
  }

  /** A file of its own, with its key. */
  public static String alone(
      NetworkDrawing drawing, String title, String description, Function<Box, String> address) {
    return new NetworkSvg(true).write(drawing, title, description, address);
  }

  /** The key as an element for a page. */
  public static String keyForPage() {
    NetworkSvg svg = new NetworkSvg(false);
    try {
      svg.xml.writeStartElement("svg");
      svg.attributes(
          "class",
          "network-key",
          "viewBox",
          "0 0 560 164",
          "width",
          "560",
          "height",
          "164",
          "role",
          "img",
          "aria-labelledby",
          "network-key-title",
          "font-family",
          FONT);
      svg.element(
          "title",
          "Key: a thick line is a formal agreement, dashes an informal one, dashes and dots a"
              + " formal one that has ended, dots none, fine dots what only a listing says. A full"
              + " arrow head: both ends say so. A hollow one: one end only. A diamond: crosses a"
              + " police area boundary. A ring: not checked for over 180 days.",
          "id",
          "network-key-title");
      svg.key(0, 0);
      svg.xml.writeEndElement();
      svg.xml.flush();
      return svg.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(
      NetworkDrawing drawing, String title, String description, Function<Box, String> address) {
    int top = alone ? 44 : 0;
    int bottom = alone ? 190 : 0;
    int width = alone ? Math.max(drawing.width(), 600) : drawing.width();
    int height = drawing.height() + top + bottom;
    try {
      if (alone) {
        xml.writeStartDocument("UTF-8", "1.0");
      }
      xml.writeStartElement("svg");
      if (alone) {
        xml.writeDefaultNamespace(NAMESPACE);
      }
      attributes(
          "class",
          "network-picture",
          "viewBox",
          "0 0 " + width + " " + height,
          "width",
          Integer.toString(width),
          "height",
          Integer.toString(height),
          "role",
          "group",
          "aria-labelledby",
          "network-title",
          "aria-describedby",
          "network-desc",
          "font-family",
          FONT,
          "font-size",
          "12.5");
      element("title", title, "id", "network-title");
      element("desc", description, "id", "network-desc");
      if (alone) {
        element("rect", "", "width", whole(width), "height", whole(height), "fill", "#ffffff");
        element(
            "text",
            title,
            "x",
            "12",
            "y",
            "28",
            "font-size",
            "18",
            "font-weight",
            "bold",
            "fill",
            INK);
        xml.writeStartElement("g");
        attributes("transform", "translate(0 " + top + ")");
      }
      columns(drawing);
      xml.writeStartElement("g");
      attributes("class", "network-lines", "aria-hidden", "true");
      for (Line line : drawing.lines()) {
        line(line);
      }
      xml.writeEndElement();
      for (Box box : drawing.boxes()) {
        box(box, address.apply(box));
      }
      if (alone) {
        xml.writeEndElement();
        key(12, drawing.height() + top + 12);
      }
      xml.writeEndElement();
      xml.flush();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void columns(NetworkDrawing drawing) throws XMLStreamException {
    int i = 0;
    for (Column column : drawing.columns()) {
      element(
          "rect",
          "",
          "class",
          "network-band",
          "x",
          whole(column.x() - 8),
          "y",
          "0",
          "width",
          whole(column.width() + 16),
          "height",
          whole(drawing.height()),
          "fill",
          i++ % 2 == 0 ? "#f2f7f7" : "#f7f7f5");
      element(
          "text",
          column.label(),
          "class",
          "network-head",
          "x",
          number(column.x() + column.width() / 2.0),
          "y",
          "24",
          "text-anchor",
          "middle",
          "font-size",
          "13.5",
          "font-weight",
          "bold",
          "fill",
          "#0b4650");
    }
  }

  private void box(Box box, String address) throws XMLStreamException {
    boolean link = !address.isEmpty();
    xml.writeStartElement(link ? "a" : "g");
    attributes("class", "network-box", "id", box.id());
    if (link) {
      attributes("href", address, "aria-label", box.words());
    } else {
      attributes("role", "img", "aria-label", box.words());
    }
    element("title", box.words());
    boolean outside = box.stop() != null && box.stop().outside();
    element(
        "rect",
        "",
        "class",
        "network-shape",
        "x",
        whole(box.x()),
        "y",
        whole(box.y()),
        "width",
        whole(box.width()),
        "height",
        whole(box.height()),
        "rx",
        box.column() == 0 ? whole(box.height() / 2) : "3",
        "fill",
        box.isGroup() ? "#ffffff" : box.column() == 0 ? "#dbe8ea" : "#ffffff",
        "stroke",
        box.isGroup() ? QUIET : "#0b4650",
        "stroke-width",
        box.marked() ? "3" : "1.4",
        "stroke-dasharray",
        box.isGroup() ? "3 3" : outside ? "8 3" : "none");
    double first =
        box.y() + box.height() / 2.0 - (box.label().size() - 1) * LINE_HEIGHT / 2.0 + 4.4;
    xml.writeStartElement("text");
    attributes(
        "x",
        number(box.x() + box.width() / 2.0),
        "text-anchor",
        "middle",
        "fill",
        box.isGroup() ? QUIET : INK);
    for (int i = 0; i < box.label().size(); i++) {
      element(
          "tspan",
          box.label().get(i),
          "x",
          number(box.x() + box.width() / 2.0),
          "y",
          number(first + i * LINE_HEIGHT));
    }
    xml.writeEndElement();
    if (box.marked()) {
      int x = box.x() + box.width() - 7;
      int y = box.y() + 4;
      element(
          "circle",
          "",
          "cx",
          whole(x),
          "cy",
          whole(y),
          "r",
          "8.5",
          "fill",
          "#a02b0e",
          "stroke",
          "#ffffff",
          "stroke-width",
          "1.5");
      element(
          "text",
          "!",
          "x",
          whole(x),
          "y",
          number(y + 4.5),
          "text-anchor",
          "middle",
          "font-weight",
          "bold",
          "fill",
          "#ffffff");
    }
    xml.writeEndElement();
  }

  // ---------------------------------------------------------------- lines

  private static Look look(Line line) {
    return line.stated() ? look(line.standing()) : LISTED;
  }

  private static Look look(Agreement.Status standing) {
    return switch (standing) {
      case FORMAL -> FORMAL;
      case INFORMAL -> INFORMAL;
      case LAPSED -> LAPSED;
      case NONE -> NONE;
    };
  }

  private void line(Line line) throws XMLStreamException {
    if (line.points().size() < 2) {
      return;
    }
    Look look = look(line);
    xml.writeStartElement("g");
    attributes(
        "class",
        "network-line network-line--" + look.style(),
        "data-from",
        line.from().id(),
        "data-to",
        line.to().id());
    element("title", line.words());
    stroke(path(line.points()), look);
    Point end = line.points().getLast();
    Point before = line.points().get(line.points().size() - 2);
    arrow(before, end, look, line.confirmed() || !line.stated());
    List<Point> spots = spots(line.points());
    int spot = 0;
    if (line.crossing() == Crossing.YES) {
      diamond(spots.get(spot++), look);
    }
    if (line.stated() && line.freshness() == Freshness.STALE) {
      ring(spots.get(spot), look);
    }
    xml.writeEndElement();
  }

  private void stroke(String path, Look look) throws XMLStreamException {
    element(
        "path",
        "",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        look.colour(),
        "stroke-width",
        look.width(),
        "stroke-dasharray",
        look.dashes().isEmpty() ? "none" : look.dashes(),
        "stroke-linejoin",
        "round");
  }

  /** A line with its corners rounded. */
  private static String path(List<Point> points) {
    StringBuilder path = new StringBuilder("M").append(at(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point here = points.get(i);
      Point in = towards(here, points.get(i - 1));
      Point out = towards(here, points.get(i + 1));
      path.append('L').append(at(in)).append('Q').append(at(here)).append(' ').append(at(out));
    }
    Point last = points.getLast();
    // The arrow head covers the end.
    Point short1 = along(last, points.get(points.size() - 2), 5);
    return path.append('L').append(at(short1)).toString();
  }

  private static Point towards(Point from, Point to) {
    return along(from, to, Math.min(CORNER, distance(from, to) / 2));
  }

  private static Point along(Point from, Point to, double length) {
    double all = distance(from, to);
    return all == 0
        ? from
        : new Point(
            from.x() + (to.x() - from.x()) * length / all,
            from.y() + (to.y() - from.y()) * length / all);
  }

  private static double distance(Point one, Point other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }

  private void arrow(Point before, Point end, Look look, boolean full) throws XMLStreamException {
    double all = Math.max(distance(before, end), 0.001);
    double dx = (end.x() - before.x()) / all;
    double dy = (end.y() - before.y()) / all;
    Point left = new Point(end.x() - 9 * dx + 4.5 * dy, end.y() - 9 * dy - 4.5 * dx);
    Point right = new Point(end.x() - 9 * dx - 4.5 * dy, end.y() - 9 * dy + 4.5 * dx);
    element(
        "path",
        "",
        "d",
        "M" + at(end) + "L" + at(left) + "L" + at(right) + "Z",
        "fill",
        full ? look.colour() : "#ffffff",
        "stroke",
        look.colour(),
        "stroke-width",
        "1.5",
        "stroke-linejoin",
        "round");
  }

  /** Two places for marks: in the middle of the longest pieces. */
  private static List<Point> spots(List<Point> points) {
    int longest = 1;
    for (int i = 2; i < points.size(); i++) {
      if (distance(points.get(i - 1), points.get(i))
          > distance(points.get(longest - 1), points.get(longest)) + 0.01) {
        longest = i;
      }
    }
    Point from = points.get(longest - 1);
    Point to = points.get(longest);
    double all = distance(from, to);
    List<Point> spots = new ArrayList<>();
    spots.add(along(from, to, all / 2));
    spots.add(along(from, to, Math.max(all / 2 - 16, 0)));
    return spots;
  }

  private void diamond(Point at, Look look) throws XMLStreamException {
    element(
        "path",
        "",
        "class",
        "network-crossing",
        "d",
        "M"
            + number(at.x() - 7)
            + " "
            + number(at.y())
            + "L"
            + number(at.x())
            + " "
            + number(at.y() - 7)
            + "L"
            + number(at.x() + 7)
            + " "
            + number(at.y())
            + "L"
            + number(at.x())
            + " "
            + number(at.y() + 7)
            + "Z",
        "fill",
        "#ffdd00",
        "stroke",
        INK,
        "stroke-width",
        "1.3",
        "data-look",
        look.style());
  }

  private void ring(Point at, Look look) throws XMLStreamException {
    element(
        "circle",
        "",
        "class",
        "network-stale",
        "cx",
        number(at.x()),
        "cy",
        number(at.y()),
        "r",
        "5",
        "fill",
        "#ffffff",
        "stroke",
        look.colour(),
        "stroke-width",
        "1.8");
  }

  // ---------------------------------------------------------------- key

  private void key(int x, int y) throws XMLStreamException {
    xml.writeStartElement("g");
    attributes(
        "class",
        "network-key-rows",
        "font-size",
        "13",
        "transform",
        "translate(" + x + " " + y + ")");
    int row = 0;
    for (Look look : List.of(FORMAL, INFORMAL, LAPSED, NONE, LISTED)) {
      Point from = new Point(4, 16 + row * 30);
      Point to = new Point(58, 16 + row * 30);
      stroke("M" + at(from) + "L" + at(new Point(52, to.y())), look);
      arrow(from, to, look, true);
      keyWords(look.label(), 70, row++);
    }
    row = 0;
    arrow(new Point(300, 16), new Point(314, 16), FORMAL, false);
    keyWords("One end only says so", 330, row++);
    diamond(new Point(310, 46), FORMAL);
    keyWords("Crosses a police area boundary", 330, row++);
    ring(new Point(310, 76), FORMAL);
    keyWords("Not checked for over 180 days", 330, row++);
    element(
        "rect",
        "",
        "x",
        "296",
        "y",
        "97",
        "width",
        "28",
        "height",
        "18",
        "fill",
        "#ffffff",
        "stroke",
        "#0b4650",
        "stroke-width",
        "1.4",
        "stroke-dasharray",
        "8 3");
    keyWords("Sits in another police area", 330, row++);
    element("circle", "", "cx", "310", "cy", "136", "r", "8.5", "fill", "#a02b0e");
    element(
        "text",
        "!",
        "x",
        "310",
        "y",
        "140.5",
        "text-anchor",
        "middle",
        "font-weight",
        "bold",
        "fill",
        "#ffffff");
    keyWords("There is a finding about it", 330, row);
    xml.writeEndElement();
  }

  private void keyWords(String words, int x, int row) throws XMLStreamException {
    element("text", words, "x", whole(x), "y", number(20.5 + row * 30), "fill", INK);
  }

  // ---------------------------------------------------------------- XML

  private void element(String name, String content, String... attributes)
      throws XMLStreamException {
    if (content.isEmpty()) {
      xml.writeStartElement(name);
      attributes(attributes);
      // Written out: a page's parser takes only some elements as closed by a slash.
      xml.writeCharacters("");
      xml.writeEndElement();
    } else {
      xml.writeStartElement(name);
      attributes(attributes);
      xml.writeCharacters(printable(content));
      xml.writeEndElement();
    }
  }

  private void attributes(String... pairs) throws XMLStreamException {
    for (int i = 0; i < pairs.length; i += 2) {
      xml.writeAttribute(pairs[i], printable(pairs[i + 1]));
    }
  }

  /** Without the few characters that XML cannot hold. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]", "");
  }

  private static String at(Point point) {
    return number(point.x()) + " " + number(point.y());
  }

  private static String whole(int number) {
    return Integer.toString(number);
  }

  private static String number(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
