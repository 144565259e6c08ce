package org.waymark.pathway.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.waymark.catalogue.Freshness;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.drawing.NetworkDrawing.Box;
import org.waymark.pathway.drawing.NetworkDrawing.Column;
import org.waymark.pathway.drawing.NetworkDrawing.Line;
import org.waymark.pathway.drawing.NetworkDrawing.Point;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkFinding;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.pathway.network.NetworkStop;
import org.waymark.vocabulary.JourneyStage;

/**
 * Lays out a network with ELK's layered algorithm: stages are partitions, so that every service
 * stands in the column of the first stage it serves and routes lead from left to right wherever
 * they can.
 *
 * <p>Drawn one by one are the stops that stated routes lead to or from. Stops without any share one
 * box for each column, and so do those with the fewest routes when there are more than can be read
 * in a picture; the list beside the picture has them all.
 */
public final class NetworkDrawer {

  /** More boxes than this cannot be read on one picture. */
  public static final int MOST_BOXES = 45;

  /** In a column, this many stops without a route are drawn one by one. */
  private static final int FEW = 2;

  /** Up to so many lines boxes are packed closely. */
  private static final int CLOSELY_PACKED = 160;

  /** The column of services whose stage is not known. */
  private static final int NO_STAGE = JourneyStage.values().length + 1;

  private static final int BOX_WIDTH = 164;
  private static final int LINE_HEIGHT = 15;
  private static final int BOX_PADDING = 8;
  private static final int LETTERS = 22;
  private static final int MOST_LINES = 3;
  private static final int HEAD = 46;
  private static final int MARGIN = 12;

  private final AreaNetwork network;
  private final RouteWords words;
  private final boolean withListed;
  private final Set<Waypoint> marked;

  private NetworkDrawer(AreaNetwork network, RouteWords words, boolean withListed) {
    this.network = network;
    this.words = words;
    this.withListed = withListed;
    this.marked =
        network.findings().stream()
            .filter(
                finding ->
                    finding.kind() == NetworkFinding.Kind.DEAD_END
                        || finding.kind() == NetworkFinding.Kind.SINGLE_POINT_OF_FAILURE
                        || finding.kind() == NetworkFinding.Kind.UNREACHABLE)
            .flatMap(finding -> finding.stops().stream())
            .collect(Collectors.toSet());
  }

  /**
   * Draws a network.
   *
   * @param withListed whether to draw ways in that only a listing says, as lines of their own
   */
  public static NetworkDrawing draw(AreaNetwork network, RouteWords words, boolean withListed) {
    return new NetworkDrawer(network, words, withListed).draw();
  }

  private NetworkDrawing draw() {
    List<NetworkLink> drawn =
        network.links().stream().filter(link -> withListed || link.way().isStated()).toList();
    Map<Waypoint, Integer> degrees = new HashMap<>();
    for (NetworkLink link : drawn) {
      degrees.merge(link.way().from(), 1, Integer::sum);
      degrees.merge(new ServicePoint(link.way().to()), 1, Integer::sum);
    }
    List<String> notes = new ArrayList<>();
    Map<Waypoint, Box> boxOf = boxes(degrees, notes);
    List<Line> lines = lines(drawn, boxOf);
    long unstated = network.links().stream().filter(link -> !link.way().isStated()).count();
    if (!withListed && unstated > 0) {
      notes.add(
          unstated == 1
              ? "1 way in that only a listing says is in the list, not in the picture."
              : unstated + " ways in that only listings say are in the list, not in the picture.");
    }
    return layOut(boxOf.values().stream().distinct().toList(), lines, notes);
  }

  // ---------------------------------------------------------------- what is drawn

  private Map<Waypoint, Box> boxes(Map<Waypoint, Integer> degrees, List<String> notes) {
    Set<Waypoint> single = new HashSet<>();
    network.stops().stream()
        .filter(stop -> degrees.containsKey(stop.waypoint()))
        .sorted(
            Comparator.comparing((NetworkStop stop) -> !stop.isEntryPoint())
                .thenComparing(stop -> -degrees.getOrDefault(stop.waypoint(), 0))
                .thenComparing(stop -> stop.waypoint().key()))
        .limit(MOST_BOXES)
        .forEach(stop -> single.add(stop.waypoint()));
    Map<Integer, List<NetworkStop>> rest = new TreeMap<>();
    Map<Integer, List<NetworkStop>> busyRest = new TreeMap<>();
    for (NetworkStop stop : network.stops()) {
      if (!single.contains(stop.waypoint())) {
        (degrees.containsKey(stop.waypoint()) ? busyRest : rest)
            .computeIfAbsent(column(stop), column -> new ArrayList<>())
            .add(stop);
      }
    }
    Map<Waypoint, Box> all = new LinkedHashMap<>();
    for (NetworkStop stop : network.stops()) {
      List<NetworkStop> others = rest.getOrDefault(column(stop), List.of());
      if (single.contains(stop.waypoint()) || others.contains(stop) && others.size() <= FEW) {
        all.put(stop.waypoint(), box(stop));
      }
    }
    int quiet = 0;
    for (Map.Entry<Integer, List<NetworkStop>> group : rest.entrySet()) {
      if (group.getValue().size() > FEW) {
        String what = group.getKey() == 0 ? "other ways in" : "more services";
        group(all, group.getKey(), group.getValue(), what + " without a stated route", "quiet");
        quiet += group.getValue().size();
      }
    }
    int busy = 0;
    for (Map.Entry<Integer, List<NetworkStop>> group : busyRest.entrySet()) {
      group(all, group.getKey(), group.getValue(), "more services with routes", "busy");
      busy += group.getValue().size();
    }
    if (quiet > 0) {
      notes.add(
          quiet
              + " entry points and services without a stated route share boxes; the list has"
              + " each.");
    }
    if (busy > 0) {
      notes.add(
          "The picture shows the "
              + MOST_BOXES
              + " stops with the most routes one by one; "
              + busy
              + " others share boxes, without their routes. The list has each with all its"
              + " routes.");
    }
    return all;
  }

  private static int column(NetworkStop stop) {
    if (stop.isEntryPoint()) {
      return 0;
    }
    JourneyStage stage = stop.column();
    return stage == null ? NO_STAGE : stage.ordinal() + 1;
  }

  private Box box(NetworkStop stop) {
    List<String> label = wrap(words.name(stop.waypoint()));
    List<String> about = new ArrayList<>();
    about.add(words.name(stop.waypoint()));
    if (stop.isEntryPoint()) {
      about.add("entry point");
    } else if (!stop.stages().isEmpty()) {
      about.add(
          stop.stages().stream()
              .sorted()
              .map(JourneyStage::label)
              .collect(Collectors.joining(" and ")));
    }
    if (stop.outside()) {
      about.add("in another police area");
    }
    boolean finding = marked.contains(stop.waypoint());
    if (finding) {
      network.findings().stream()
          .filter(each -> each.stops().contains(stop.waypoint()))
          .filter(each -> each.kind() != NetworkFinding.Kind.UNCONFIRMED)
          .map(each -> each.kind().label().toLowerCase(java.util.Locale.ROOT))
          .distinct()
          .forEach(about::add);
    }
    return new Box(
        "stop-" + stop.waypoint().key().replace(':', '-'),
        column(stop),
        stop,
        List.of(stop),
        label,
        String.join(", ", about),
        finding,
        0,
        0,
        BOX_WIDTH,
        height(label));
  }

  private static void group(
      Map<Waypoint, Box> all, int column, List<NetworkStop> held, String what, String kind) {
    List<String> label = wrap(held.size() + " " + what);
    Box box =
        new Box(
            "stops-" + kind + "-" + column,
            column,
            null,
            held,
            label,
            held.size() + " " + what + ", named in the list",
            false,
            0,
            0,
            BOX_WIDTH,
            height(label));
    held.forEach(stop -> all.put(stop.waypoint(), box));
  }

  private static int height(List<String> label) {
    return Math.max(2, label.size()) * LINE_HEIGHT + 2 * BOX_PADDING;
  }

  /** Words on at most three lines; what does not fit ends in an ellipsis. */
  static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      String fitting = word.length() > LETTERS ? word.substring(0, LETTERS - 1) + "…" : word;
      if (!line.isEmpty() && line.length() + 1 + fitting.length() > LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(fitting);
    }
    lines.add(line.toString());
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
    String last = shown.removeLast();
    shown.add(last.substring(0, Math.min(last.length(), LETTERS - 1)) + "…");
    return shown;
  }

  private List<Line> lines(List<NetworkLink> drawn, Map<Waypoint, Box> boxOf) {
    record Ends(Box from, Box to) {}
    Map<Ends, List<NetworkLink>> byEnds = new LinkedHashMap<>();
    for (NetworkLink link : drawn) {
      Box from = boxOf.get(link.way().from());
      Box to = boxOf.get(new ServicePoint(link.way().to()));
      if (from != null && to != null && !from.isGroup() && !to.isGroup()) {
        byEnds.computeIfAbsent(new Ends(from, to), ends -> new ArrayList<>()).add(link);
      }
    }
    return byEnds.entrySet().stream()
        .map(each -> line(each.getKey().from(), each.getKey().to(), each.getValue()))
        .toList();
  }

  private Line line(Box from, Box to, List<NetworkLink> links) {
    List<NetworkLink> stated = links.stream().filter(link -> link.way().isStated()).toList();
    List<NetworkLink> told = stated.isEmpty() ? links : stated;
    return new Line(
        from,
        to,
        links,
        List.of(),
        told.stream()
            .map(NetworkLink::standing)
            .min(Comparator.naturalOrder())
            .orElse(Agreement.Status.NONE),
        !stated.isEmpty(),
        told.stream()
            .map(NetworkLink::freshness)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        told.stream().anyMatch(NetworkLink::confirmed),
        crossing(links),
        links.size() > 4
            ? links.size() + " routes from " + from.words() + " to " + to.words()
            : links.stream()
                .map(
                    link ->
                        words.sentence(link.way(), link.standing(), link.waitWeeks()) + about(link))
                .collect(Collectors.joining(" ")));
  }

  private static String about(NetworkLink link) {
    List<String> about = new ArrayList<>();
    if (link.way().isStated() && !link.confirmed()) {
      about.add("unconfirmed");
    }
    Freshness freshness = link.freshness();
    if (freshness != null && freshness != Freshness.CURRENT) {
      about.add(RouteWords.lower(freshness.label()));
    }
    if (link.crossing() == Crossing.YES) {
      about.add("crosses a police area boundary");
    }
    return about.isEmpty() ? "" : " (" + String.join(", ", about) + ")";
  }

  private static Crossing crossing(List<NetworkLink> links) {
    if (links.stream().anyMatch(link -> link.crossing() == Crossing.YES)) {
      return Crossing.YES;
    }
    return links.stream().allMatch(link -> link.crossing() == Crossing.NO)
        ? Crossing.NO
        : Crossing.UNKNOWN;
  }

  // ---------------------------------------------------------------- where it is drawn

  private static NetworkDrawing layOut(List<Box> boxes, List<Line> lines, List<String> notes) {
    ElkNode root = graph(lines.size());
    Map<Box, ElkNode> nodes = new LinkedHashMap<>();
    for (Box box : boxes.stream().sorted(Comparator.comparingInt(Box::column)).toList()) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(box.width(), box.height());
      node.setProperty(CoreOptions.PARTITIONING_PARTITION, box.column());
      nodes.put(box, node);
    }
    List<ElkEdge> edges = new ArrayList<>();
    for (Line line : lines) {
      edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(line.from()), nodes.get(line.to())));
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());

    Map<Box, Box> placed = new LinkedHashMap<>();
    nodes.forEach((box, node) -> placed.put(box, at(box, node)));
    List<Line> drawn = drawn(lines, placed, edges);
    List<Box> all =
        placed.values().stream()
            .sorted(
                Comparator.comparingInt(Box::column).thenComparing(Box::x).thenComparing(Box::y))
            .toList();
    int width = (int) Math.ceil(root.getWidth());
    int height = (int) Math.ceil(root.getHeight());
    for (Line line : drawn) {
      for (Point point : line.points()) {
        width = Math.max(width, (int) Math.ceil(point.x()) + MARGIN);
        height = Math.max(height, (int) Math.ceil(point.y()) + MARGIN);
      }
    }
    return new NetworkDrawing(
        Math.max(width, BOX_WIDTH + 2 * MARGIN),
        Math.max(height, HEAD + 60),
        columns(all),
        all,
        drawn,
        notes);
  }

  /** An empty graph with the rules by which its nodes and edges are laid out. */
  private static ElkNode graph(int lines) {
    // Makes known how ELK's own types of option are copied, which a layout cannot do without.
    LayoutMetaDataService.getInstance();
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
    root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(HEAD, MARGIN, MARGIN, MARGIN));
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 16.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 9.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 7.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 7.0);
    root.setProperty(LayeredOptions.THOROUGHNESS, 9);
    root.setProperty(
        LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    root.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY,
        // The first is closer packed, and takes seconds where there are many lines.
        lines <= CLOSELY_PACKED
            ? NodePlacementStrategy.NETWORK_SIMPLEX
            : NodePlacementStrategy.BRANDES_KOEPF);
    // Unlike the usual one it gives the same layers every time.
    root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH_SOURCE);
    return root;
  }

  private static List<Line> drawn(List<Line> lines, Map<Box, Box> placed, List<ElkEdge> edges) {
    List<Line> drawn = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      drawn.add(
          new Line(
              Objects.requireNonNull(placed.get(line.from())),
              Objects.requireNonNull(placed.get(line.to())),
              line.links(),
              points(edges.get(i)),
              line.standing(),
              line.stated(),
              line.freshness(),
              line.confirmed(),
              line.crossing(),
              line.words()));
    }
    return drawn;
  }

  private static Box at(Box box, ElkNode node) {
    return new Box(
        box.id(),
        box.column(),
        box.stop(),
        box.held(),
        box.label(),
        box.words(),
        box.marked(),
        (int) Math.round(node.getX()),
        (int) Math.round(node.getY()),
        box.width(),
        box.height());
  }

  private static List<Point> points(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(point(section.getStartX(), section.getStartY()));
      section.getBendPoints().forEach(bend -> points.add(point(bend.getX(), bend.getY())));
      points.add(point(section.getEndX(), section.getEndY()));
    }
    return points;
  }

  private static Point point(double x, double y) {
    return new Point(Math.round(x * 10) / 10.0, Math.round(y * 10) / 10.0);
  }

  private static List<Column> columns(List<Box> boxes) {
    Map<Integer, List<Box>> byColumn =
        boxes.stream()
            .collect(Collectors.groupingBy(Box::column, TreeMap::new, Collectors.toList()));
    List<Column> columns = new ArrayList<>();
    byColumn.forEach(
        (index, held) -> {
          int left = held.stream().mapToInt(Box::x).min().orElse(0);
          int right = held.stream().mapToInt(box -> box.x() + box.width()).max().orElse(0);
          columns.add(new Column(index, label(index), left, right - left));
        });
    return columns;
  }

  /** The heading of a column. */
  static String label(int column) {
    if (column == 0) {
      return "Entry points";
    }
    return stage(column).map(JourneyStage::label).orElse("Stage not stated");
  }

  private static Optional<JourneyStage> stage(int column) {
    return column == NO_STAGE ? Optional.empty() : Optional.of(JourneyStage.values()[column - 1]);
  }
}
