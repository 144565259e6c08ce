package org.waymark.pathway.network;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.Waypoint;
import org.waymark.vocabulary.JourneyStage;

/**
 * Something about the network of an area that a commissioner should know.
 *
 * @param stops what it is about, in the order of the words; for a loop the services on it
 * @param stage the stage concerned; null where it is about none in particular
 * @param amount weeks of a wait, handoffs, or how many are cut off; 0 where nothing is counted
 * @param words one sentence that can stand alone
 * @param links the ways behind it
 */
public record NetworkFinding(
    Kind kind,
    List<Waypoint> stops,
    @Nullable JourneyStage stage,
    int amount,
    String words,
    List<NetworkRoute> links) {

  /** The kinds of finding, gravest first. */
  public enum Kind implements Labelled {
    STAGE_OUT_OF_REACH("Stage that no route leads to"),
    SINGLE_POINT_OF_FAILURE("Single point of failure"),
    DEAD_END("Dead end"),
    UNREACHABLE("Service that nobody can get to"),
    NO_STATED_WAY_IN("Service without a stated way in"),
    LOOP("Loop"),
    LAPSED_AGREEMENT("Formal agreement that has ended"),
    LONGEST_WAIT("Longest waits"),
    MOST_HANDOFFS("Most handoffs"),
    UNCONFIRMED("Route that one end only states");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public NetworkFinding {
    Objects.requireNonNull(kind);
    stops = List.copyOf(stops);
    links = List.copyOf(links);
  }
}
