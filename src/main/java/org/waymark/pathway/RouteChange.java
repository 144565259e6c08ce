package org.waymark.pathway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction does to the routes.
 *
 * @param who who made the change, e.g. a name or "import"
 * @param why in words
 * @param routes to add or replace, by identifier
 * @param expected the version each of some routes must have for the change to be made, 0 for a
 *     route that must not be there yet; a route that is not named is replaced whatever its version
 * @param importedFrom the source of the file that says all this; null when a person does
 */
public record RouteChange(
    String who,
    String why,
    List<ReferralRoute> routes,
    Map<RouteId, Long> expected,
    @Nullable String importedFrom) {

  public RouteChange {
    if (who.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("A change says who made it and why");
    }
    if (who.length() > 200 || why.length() > 2000) {
      throw new IllegalArgumentException(
          "Who made a change has at most 200 characters and why at most 2,000");
    }
    routes = List.copyOf(routes);
    expected = Map.copyOf(expected);
    if (routes.stream().map(ReferralRoute::id).distinct().count() != routes.size()) {
      throw new IllegalArgumentException("A change names a route once at most");
    }
  }

  public static RouteChange of(String who, String why, List<ReferralRoute> routes) {
    return new RouteChange(who, why, routes, Map.of(), null);
  }

  /** The same, refused when a route has moved on since it was read. */
  public RouteChange expecting(Map<RouteId, Long> versions) {
    return new RouteChange(who, why, routes, versions, importedFrom);
  }

  /** The same as what a file of that source says. */
  public RouteChange importedFrom(String source) {
    return new RouteChange(who, why, routes, expected, source);
  }
}
