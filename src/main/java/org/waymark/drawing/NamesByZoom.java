package org.waymark.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.quadtree.Quadtree;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.place.NamedPlace;

/**
 * The names of places that a map which can be enlarged shows at each step of nearness, none over
 * another. Distances are those of the usual web map: at zoom 0 the world is 256 pixels wide, each
 * further step doubles it. Whatever is named at one step is named at every nearer one, on the same
 * side of its point; the same places are always placed alike. Immutable.
 */
public final class NamesByZoom {

  /** All of England on a small screen. */
  public static final int FARTHEST = 5;

  /** A few streets. */
  public static final int NEAREST = 13;

  /** Room for a letter and a line, in pixels; wider than any usual font at 12 pixels needs. */
  private static final double LETTER_WIDE = 7;

  private static final double LINE_TALL = 16;

  /** Between a point and its name, and round both, in pixels. */
  private static final double BESIDE_POINT = 5;

  private static final double ROUND = 4;

  private final List<List<Name>> names;

  /** Where a name stands. */
  public enum Side {
    RIGHT(1, 0),
    LEFT(-1, 0),
    ABOVE(0, -1),
    BELOW(0, 1);

    private final int across;
    private final int down;

    Side(int across, int down) {
      this.across = across;
      this.down = down;
    }

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A place that is named, and on which side of its point. */
  public record Name(NamedPlace place, Side side) {}

  private NamesByZoom(List<List<Name>> names) {
    this.names = names;
  }

  /**
   * Places the names at every step.
   *
   * @param places in whatever order
   */
  public static NamesByZoom of(List<NamedPlace> places) {
    List<NamedPlace> inOrder =
        places.stream().distinct().sorted(NamedPlace.HEAVIEST_FIRST).toList();
    List<List<Name>> steps = new ArrayList<>();
    List<Name> before = List.of();
    for (int zoom = FARTHEST; zoom <= NEAREST; zoom++) {
      before = new Step(zoom).place(before, inOrder);
      steps.add(before);
    }
    return new NamesByZoom(List.copyOf(steps));
  }

  /**
   * The names inside a box, the heaviest first.
   *
   * @param zoom {@link #FARTHEST} to {@link #NEAREST}
   * @throws IllegalArgumentException for any other zoom
   */
  public List<Name> at(int zoom, BoundingBox box) {
    return at(zoom).stream()
        .filter(name -> box.contains(name.place().position()))
        .sorted(Comparator.comparing(Name::place, NamedPlace.HEAVIEST_FIRST))
        .toList();
  }

  private List<Name> at(int zoom) {
    if (zoom < FARTHEST || zoom > NEAREST) {
      throw new IllegalArgumentException(
          "Names are placed at zoom " + FARTHEST + " to " + NEAREST + ", not at " + zoom);
    }
    return names.get(zoom - FARTHEST);
  }

  /** The box that a name and its point take at a zoom, in pixels of the world at that zoom. */
  static Envelope box(Name name, int zoom) {
    double world = 256 * Math.pow(2, zoom);
    double x = (name.place().position().longitude() + 180) / 360 * world;
    double latitude = Math.toRadians(name.place().position().latitude());
    double y = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * world;
    double half = name.place().name().length() * LETTER_WIDE / 2;
    Side side = name.side();
    double middleX = x + side.across * (BESIDE_POINT + half);
    double middleY = y + side.down * (BESIDE_POINT + LINE_TALL / 2);
    Envelope box =
        new Envelope(
            middleX - half, middleX + half, middleY - LINE_TALL / 2, middleY + LINE_TALL / 2);
    box.expandToInclude(
        new Envelope(x - BESIDE_POINT, x + BESIDE_POINT, y - BESIDE_POINT, y + BESIDE_POINT));
    return box;
  }

  /** One step of nearness while it is filled. */
  private static final class Step {
    private final int zoom;
    private final Quadtree taken = new Quadtree();
    private final List<Name> placed = new ArrayList<>();

    Step(int zoom) {
      this.zoom = zoom;
    }

    List<Name> place(List<Name> before, List<NamedPlace> inOrder) {
      Set<NamedPlace> known = new HashSet<>();
      for (Name name : before) {
        known.add(name.place());
        take(name);
      }
      for (NamedPlace place : inOrder) {
        if (!known.contains(place)) {
          firstFree(place).ifPresent(this::take);
        }
      }
      return List.copyOf(placed);
    }

    private Optional<Name> firstFree(NamedPlace place) {
      return Stream.of(Side.values())
          .map(side -> new Name(place, side))
          .filter(name -> isFree(box(name, zoom)))
          .findFirst();
    }

    private boolean isFree(Envelope box) {
      Envelope wanted = new Envelope(box);
      wanted.expandBy(ROUND);
      for (Object other : taken.query(wanted)) {
        if (((Envelope) other).intersects(wanted)) {
          return false;
        }
      }
      return true;
    }

    private void take(Name name) {
      Envelope box = box(name, zoom);
      taken.insert(box, box);
      placed.add(name);
    }
  }
}
