package org.waymark.pathway.network;

import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;
import org.waymark.pathway.Waypoint;

/** The network of an area as a graph of the library, for its algorithms and file formats. */
public final class AreaGraph {

  private AreaGraph() {}

  /** Every stop and every link; several routes between the same two stops are several edges. */
  public static Graph<Waypoint, NetworkLink> of(AreaNetwork network) {
    Graph<Waypoint, NetworkLink> graph = new DirectedPseudograph<>(NetworkLink.class);
    network.stops().forEach(stop -> graph.addVertex(stop.waypoint()));
    network
        .links()
        .forEach(
            link ->
                graph.addEdge(
                    link.way().from(),
                    new org.waymark.pathway.ServicePoint(link.way().to()),
                    link));
    return graph;
  }
}
