package org.waymark.pathway.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

  private final StringBuilder svg = new StringBuilder();

  private NetworkSvg() {}

  /**
   * An element for a page.
   *
   * @param address where a box leads; empty for nowhere
   */
  public static String forPage(
      NetworkDrawing drawing, String title, String description, Function<Box, String> address) {
    NetworkSvg picture = new NetworkSvg();
    picture.begin("", drawing.width(), drawing.height(), title, description);
    picture.draw(drawing, address);
    return picture.add("</svg>").svg.toString();
  }

  /** A file of its own, with its key. */
  public static String alone(
      NetworkDrawing drawing, String title, String description, Function<Box, String> address) {
    int width = Math.max(drawing.width(), 600);
    int height = drawing.height() + 234;
    NetworkSvg picture = new NetworkSvg().add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    picture.begin(" xmlns=\"http://www.w3.org/2000/svg\"", width, height, title, description);
    picture
        .add(
            """
            <rect width="%s" height="%s" fill="#ffffff"></rect>\
            <text x="12" y="28" font-size="18" font-weight="bold" fill="#0b0c0c">%s</text>\
            <g transform="translate(0 44)">\
            """,
            width, height, title)
        .draw(drawing, address);
    picture.add("</g>").key(12, drawing.height() + 56);
    return picture.add("</svg>").svg.toString();
  }

  /** The key as an element for a page. */
  public static String keyForPage() {
    NetworkSvg key =
        new NetworkSvg()
            .add(
                """
                <svg class="network-key" viewBox="0 0 560 164" width="560" height="164" role="img" \
                aria-labelledby="network-key-title" font-family="%s">\
                <title id="network-key-title">%s</title>\
                """,
                FONT,
                "Key: a thick line is a formal agreement, dashes an informal one, dashes and dots a"
                    + " formal one that has ended, dots none, fine dots what only a listing says. A"
                    + " full arrow head: both ends say so. A hollow one: one end only. A diamond:"
                    + " crosses a police area boundary. A ring: not checked for over 180 days.");
    key.key(0, 0);
    return key.add("</svg>").svg.toString();
  }

  /**
   * @param namespace of a file of its own, as an attribute; empty in a page
   */
  private void begin(String namespace, int width, int height, String title, String description) {
    svg.append("<svg").append(namespace);
    add(
        """
         class="network-picture" viewBox="0 0 %s %s" width="%s" height="%s" role="group" \
        aria-labelledby="network-title" aria-describedby="network-desc" font-family="%s" \
        font-size="12.5"><title id="network-title">%s</title><desc id="network-desc">%s</desc>\
        """,
        width, height, width, height, FONT, title, description);
  }

  private void draw(NetworkDrawing drawing, Function<Box, String> address) {
    int i = 0;
    for (Column column : drawing.columns()) {
      add(
          """
          <rect class="network-band" x="%s" y="0" width="%s" height="%s" fill="%s"></rect>\
          <text class="network-head" x="%s" y="24" text-anchor="middle" font-size="13.5" \
          font-weight="bold" fill="#0b4650">%s</text>\
          """,
          column.x() - 8,
          column.width() + 16,
          drawing.height(),
          i++ % 2 == 0 ? "#f2f7f7" : "#f7f7f5",
          column.x() + column.width() / 2.0,
          column.label());
    }
    add("<g class=\"network-lines\" aria-hidden=\"true\">");
    drawing.lines().forEach(this::line);
    add("</g>");
    drawing.boxes().forEach(box -> box(box, address.apply(box)));
  }

  private void box(Box box, String address) {
    String element = address.isEmpty() ? "g" : "a";
    add("<%s class=\"network-box\" id=\"%s\" ", element, box.id());
    if (address.isEmpty()) {
      add("role=\"img\"");
    } else {
      add("href=\"%s\"", address);
    }
    add(
        """
         aria-label="%s"><title>%s</title>\
        <rect class="network-shape" x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s" \
        stroke="%s" stroke-width="%s" stroke-dasharray="%s"></rect>\
        """,
        box.words(),
        box.words(),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        box.column() == 0 ? box.height() / 2 : 3,
        box.isGroup() || box.column() > 0 ? "#ffffff" : "#dbe8ea",
        box.isGroup() ? QUIET : "#0b4650",
        box.marked() ? "3" : "1.4",
        box.stop() == null ? "3 3" : box.stop().outside() ? "8 3" : "none");
    double middle = box.x() + box.width() / 2.0;
    double first =
        box.y() + box.height() / 2.0 - (box.label().size() - 1) * LINE_HEIGHT / 2.0 + 4.4;
    String ink = box.isGroup() ? QUIET : INK;
    add("<text x=\"%s\" text-anchor=\"middle\" fill=\"%s\">", middle, ink);
    for (int i = 0; i < box.label().size(); i++) {
      double y = first + i * LINE_HEIGHT;
      add("<tspan x=\"%s\" y=\"%s\">%s</tspan>", middle, y, box.label().get(i));
    }
    add("</text>");
    if (box.marked()) {
      int x = box.x() + box.width() - 7;
      int y = box.y() + 4;
      add(
          """
          <circle cx="%s" cy="%s" r="8.5" fill="#a02b0e" stroke="#ffffff" stroke-width="1.5">\
          </circle>\
          """,
          x, y);
      exclamationMark(x, y + 4.5);
    }
    add("</%s>", element);
  }

  private void exclamationMark(int x, double y) {
    add(
        """
        <text x="%s" y="%s" text-anchor="middle" font-weight="bold" fill="#ffffff">!</text>\
        """,
        x, y);
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

  private void line(Line line) {
    if (line.points().size() < 2) {
      return;
    }
    Look look = look(line);
    add(
        """
        <g class="network-line network-line--%s" data-from="%s" data-to="%s"><title>%s</title>\
        """,
        look.style(), line.from().id(), line.to().id(), line.words());
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
    add("</g>");
  }

  private void stroke(String path, Look look) {
    add(
        """
        <path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-dasharray="%s" \
        stroke-linejoin="round"></path>\
        """,
        path, look.colour(), look.width(), look.dashes().isEmpty() ? "none" : look.dashes());
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

  private void arrow(Point before, Point end, Look look, boolean full) {
    double all = Math.max(distance(before, end), 0.001);
    double dx = (end.x() - before.x()) / all;
    double dy = (end.y() - before.y()) / all;
    Point left = new Point(end.x() - 9 * dx + 4.5 * dy, end.y() - 9 * dy - 4.5 * dx);
    Point right = new Point(end.x() - 9 * dx - 4.5 * dy, end.y() - 9 * dy + 4.5 * dx);
    add(
        """
        <path d="M%sL%sL%sZ" fill="%s" stroke="%s" stroke-width="1.5" stroke-linejoin="round">\
        </path>\
        """,
        at(end), at(left), at(right), full ? look.colour() : "#ffffff", look.colour());
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

  private void diamond(Point at, Look look) {
    add(
        """
        <path class="network-crossing" d="M%s %sL%s %sL%s %sL%s %sZ" fill="#ffdd00" \
        stroke="#0b0c0c" stroke-width="1.3" data-look="%s"></path>\
        """,
        at.x() - 7,
        at.y(),
        at.x(),
        at.y() - 7,
        at.x() + 7,
        at.y(),
        at.x(),
        at.y() + 7,
        look.style());
  }

  private void ring(Point at, Look look) {
    add(
        """
        <circle class="network-stale" cx="%s" cy="%s" r="5" fill="#ffffff" stroke="%s" \
        stroke-width="1.8"></circle>\
        """,
        at.x(), at.y(), look.colour());
  }

  // ---------------------------------------------------------------- key

  private void key(int x, int y) {
    add("<g class=\"network-key-rows\" font-size=\"13\" transform=\"translate(%s %s)\">", x, y);
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
    add(
        """
        <rect x="296" y="97" width="28" height="18" fill="#ffffff" stroke="#0b4650" \
        stroke-width="1.4" stroke-dasharray="8 3"></rect>\
        """);
    keyWords("Sits in another police area", 330, row++);
    add("<circle cx=\"310\" cy=\"136\" r=\"8.5\" fill=\"#a02b0e\"></circle>");
    exclamationMark(310, 140.5);
    keyWords("There is a finding about it", 330, row);
    add("</g>");
  }

  private void keyWords(String words, int x, int row) {
    add("<text x=\"%s\" y=\"%s\" fill=\"#0b0c0c\">%s</text>", x, 20.5 + row * 30, words);
  }

  // ---------------------------------------------------------------- XML

  /**
   * Writes markup.
   *
   * @param markup elements are closed by a tag of their own: a page's parser takes only some as
   *     closed by a slash
   * @param values what stands in it for each %s: measures, and words as they are
   */
  private NetworkSvg add(String markup, Object... values) {
    svg.append(markup.formatted(Arrays.stream(values).map(NetworkSvg::written).toArray()));
    return this;
  }

  private static String written(Object value) {
    return value instanceof Double measure
        ? number(measure)
        : value
            .toString()
            // The few characters that XML cannot hold.
            .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]", "")
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
  }

  private static String at(Point point) {
    return number(point.x()) + " " + number(point.y());
  }

  private static String number(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
