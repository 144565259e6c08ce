package org.waymark.pathway.journey;

/**
 * What makes one journey better than another: a sum of weights, each in the worth of a week of
 * waiting. docs/pathways.md explains them; {@code waymark.pathway.*} sets them.
 *
 * @param week a week of waiting
 * @param unknownWaitWeeks weeks taken for a wait that nobody states
 * @param handoff being passed on from one body to the next
 * @param startAgain beginning anew at another way in, told nothing of what was said before
 * @param crossing a step over the boundary of a police area
 * @param informal a step along a route agreed informally
 * @param notAgreed a step along a route with no agreement, or one whose agreement has ended
 * @param unconfirmed a step along a route that one end only states
 * @param stale a step along a route that was not checked for over 180 days
 * @param specialist a service that is specialist for the person's cohorts; by and for costs nothing
 * @param open a service that is merely open to them
 * @param forOthers besides, a service that is open to them and meant for cohorts that are not
 *     theirs
 * @param question each thing to check before relying on it
 * @param journeys how many journeys are ranked
 */
public record JourneySettings(
    double week,
    double unknownWaitWeeks,
    double handoff,
    double startAgain,
    double crossing,
    double informal,
    double notAgreed,
    double unconfirmed,
    double stale,
    double specialist,
    double open,
    double forOthers,
    double question,
    int journeys) {

  public static final JourneySettings USUAL =
      new JourneySettings(1, 6, 2, 6, 4, 1, 3, 1, 1, 1, 4, 4, 0.5, 5);

  public JourneySettings {
    check("week", week);
    check("unknown-wait-weeks", unknownWaitWeeks);
    check("handoff", handoff);
    check("start-again", startAgain);
    check("crossing", crossing);
    check("informal", informal);
    check("not-agreed", notAgreed);
    check("unconfirmed", unconfirmed);
    check("stale", stale);
    check("specialist", specialist);
    check("open", open);
    check("for-others", forOthers);
    check("question", question);
    if (journeys < 1 || journeys > 50) {
      throw new IllegalArgumentException(
          "waymark.pathway.journeys is from 1 to 50, not " + journeys);
    }
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value <= 1000)) {
      throw new IllegalArgumentException(
          "waymark.pathway." + name + " is from 0 to 1000, not " + value);
    }
  }
}
