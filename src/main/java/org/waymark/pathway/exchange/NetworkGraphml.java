package org.waymark.pathway.exchange;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.pathway.network.NetworkStop;
import org.waymark.vocabulary.JourneyStage;

/** Writes the network of an area as GraphML. */
public final class NetworkGraphml {

  private NetworkGraphml() {}

  /** The file, with its XML declaration; UTF-8. */
  public static String write(AreaNetwork network, RouteWords words) {
    Graph<String, NetworkLink> graph = new DirectedMultigraph<>(NetworkLink.class);
    Map<String, NetworkStop> stops = new LinkedHashMap<>();
    for (NetworkStop stop : network.stops()) {
      stops.put(stop.waypoint().key(), stop);
      graph.addVertex(stop.waypoint().key());
    }
    for (NetworkLink link : network.links()) {
      String to = new ServicePoint(link.way().to()).key();
      if (stops.containsKey(link.way().from().key()) && stops.containsKey(to)) {
        graph.addEdge(link.way().from().key(), to, link);
      }
    }
    GraphMLExporter<String, NetworkLink> exporter = new GraphMLExporter<>(key -> key);
    for (String name : List.of("name", "kind", "stages", "police_area")) {
      exporter.registerAttribute(
          name, GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
    }
    for (String name :
        List.of("sentence", "agreement", "freshness", "crossing", "mechanism", "route")) {
      exporter.registerAttribute(
          name, GraphMLExporter.AttributeCategory.EDGE, AttributeType.STRING);
    }
    exporter.registerAttribute(
        "wait_weeks", GraphMLExporter.AttributeCategory.EDGE, AttributeType.INT);
    exporter.registerAttribute(
        "confirmed", GraphMLExporter.AttributeCategory.EDGE, AttributeType.BOOLEAN);
    exporter.setVertexAttributeProvider(
        key -> node(Objects.requireNonNull(stops.get(key), key), words));
    exporter.setEdgeAttributeProvider(link -> edge(link, words));
    StringWriter writer = new StringWriter();
    exporter.exportGraph(graph, writer);
    return writer.toString();
  }

  private static Map<String, Attribute> node(NetworkStop stop, RouteWords words) {
    Map<String, Attribute> all = new LinkedHashMap<>();
    all.put("name", text(words.name(stop.waypoint())));
    all.put("kind", text(stop.isEntryPoint() ? "entry-point" : "service"));
    all.put(
        "stages",
        text(
            stop.stages().stream()
                .sorted()
                .map(JourneyStage::slug)
                .collect(Collectors.joining(" "))));
    all.put(
        "police_area", text(!stop.placeKnown() ? "not-known" : stop.outside() ? "other" : "this"));
    return all;
  }

  private static Map<String, Attribute> edge(NetworkLink link, RouteWords words) {
    Map<String, Attribute> all = new LinkedHashMap<>();
    ReferralRoute route = link.way().route();
    all.put("sentence", text(words.sentence(link.way(), link.standing(), link.waitWeeks())));
    all.put("agreement", text(route == null ? "listing-only" : slug(link.standing())));
    all.put("confirmed", DefaultAttribute.createAttribute(link.confirmed()));
    all.put("crossing", text(slug(link.crossing())));
    if (link.freshness() != null) {
      all.put("freshness", text(link.freshness().slug()));
    }
    if (link.waitWeeks() != null) {
      all.put("wait_weeks", DefaultAttribute.createAttribute(link.waitWeeks()));
    }
    if (route != null) {
      all.put("mechanism", text(route.mechanism().slug()));
      all.put("route", text(route.id().toString()));
    }
    return all;
  }

  private static String slug(org.waymark.catalogue.Labelled labelled) {
    return labelled.slug();
  }

  private static Attribute text(String text) {
    return DefaultAttribute.createAttribute(text);
  }
}
