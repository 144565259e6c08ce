package org.waymark.pathway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.database.DatabaseProblem;

/** Keeps the routes and every version of each. */
public interface ReferralRouteRepository {

  /**
   * The number of the latest change; 0 when there has been none.
   *
   * @throws DatabaseProblem when the database fails
   */
  long latestRevision();

  /** Every route, in one consistent state. */
  ReferralRoutes load();

  /** As {@link #load}, made of what was read before and what has changed since. */
  ReferralRoutes loadAfter(ReferralRoutes before);

  /** Every route as it was then, under the number of the latest change of then. */
  ReferralRoutes asOf(Instant moment);

  /** Every version of a route, oldest first; empty when there never was one. */
  List<RouteVersion> history(RouteId id);

  /** The version a route has now; empty when it is not there. */
  Optional<Long> versionOf(RouteId id);

  /**
   * Makes a change in one transaction, all or nothing.
   *
   * @return its number
   * @throws org.waymark.catalogue.confidential.PlaceInWordsException when its words would give away
   *     a place of a listing at one end; nothing is changed then
   * @throws org.waymark.StaleException when a route is not at the version expected of it; nothing
   *     is changed then
   */
  default long apply(RouteChange change) {
    return apply(change, () -> {});
  }

  /**
   * As {@link #apply(RouteChange)}, together with what belongs to the change but is kept elsewhere:
   * both or neither.
   *
   * @param alongside writes to the same database, after the change and before the commit; what it
   *     throws undoes the change
   */
  long apply(RouteChange change, Runnable alongside);

  /**
   * What the words of a change would newly give away of hidden places; {@link #apply} holds to it
   * by itself.
   */
  default List<PlaceInWords> placesInWords(RouteChange change) {
    return List.of();
  }

  /**
   * Takes out every route of a source, e.g. of the demonstration. Its versions stay.
   *
   * @return how many
   */
  int removeSource(String source, String who, String why);
}
