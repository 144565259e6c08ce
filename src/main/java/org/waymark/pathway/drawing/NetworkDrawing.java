package org.waymark.pathway.drawing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Freshness;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.pathway.network.NetworkStop;

/**
 * A network laid out, in units of the picture, the origin at the top left.
 *
 * @param columns from left to right
 * @param boxes in the order of the columns, then from top to bottom
 * @param notes what is not drawn one by one, as sentences; empty when everything is
 */
public record NetworkDrawing(
    int width,
    int height,
    List<Column> columns,
    List<Box> boxes,
    List<Line> lines,
    List<String> notes) {

  public NetworkDrawing {
    columns = List.copyOf(columns);
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * A stage.
   *
   * @param index its place among all columns: 0 for entry points
   */
  public record Column(int index, String label, int x, int width) {}

  /**
   * A box.
   *
   * @param id stays the same for the same stop; usable as the identifier of an element
   * @param column as of {@link Column#index}
   * @param stop the stop; null for several in one box
   * @param held the stops in it: one, or several in one box
   * @param label the words on it, one a line
   * @param words what it is, in full, for whoever cannot see it
   * @param marked true for a stop that a finding is about, as a dead end
   */
  public record Box(
      String id,
      int column,
      @Nullable NetworkStop stop,
      List<NetworkStop> held,
      List<String> label,
      String words,
      boolean marked,
      int x,
      int y,
      int width,
      int height) {

    public Box {
      held = List.copyOf(held);
      label = List.copyOf(label);
    }

    public boolean isGroup() {
      return stop == null;
    }
  }

  /**
   * A line between two boxes, for one or several ways.
   *
   * @param links the ways it stands for
   * @param points where it goes, from the first box to the second; at least two
   * @param standing the surest footing of its ways
   * @param stated false when no way of it was stated as a route
   * @param freshness how lately the freshest was checked; null when none was stated
   * @param confirmed true when both ends of one of them say so
   * @param words its ways in sentences
   */
  public record Line(
      Box from,
      Box to,
      List<NetworkLink> links,
      List<Point> points,
      Agreement.Status standing,
      boolean stated,
      @Nullable Freshness freshness,
      boolean confirmed,
      Crossing crossing,
      String words) {

    public Line {
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
      links = List.copyOf(links);
      points = List.copyOf(points);
    }
  }

  /** A point of a line. */
  public record Point(double x, double y) {}
}
