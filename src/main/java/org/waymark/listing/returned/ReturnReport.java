package org.waymark.listing.returned;

import java.util.List;
import java.util.Optional;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.returns.Shown;
import org.waymark.returns.ShownFigures;
import org.waymark.returns.ShownReturn;

/**
 * Returns of a quarter, for the duty holders of some areas.
 *
 * @param areas the police areas it is of, by name
 * @param services every published service that reaches one of them or is paid for there, by name
 * @param byFunction a line for each support type that one of them gives, by its name
 * @param byArea a line for each area; empty where the report is of one alone
 */
public record ReturnReport(
    Quarter quarter,
    List<String> areas,
    List<Line> services,
    List<Sum> byFunction,
    List<Sum> byArea) {

  /** A service and its return; empty while it has none. */
  public record Line(Service service, Organisation organisation, Optional<ShownReturn> given) {}

  /**
   * Some of the services together. One that serves several areas or gives several kinds of support
   * is in each of their sums whole: a return is not told apart by area or kind.
   *
   * @param code of what they have in common
   * @param name of what they have in common
   */
  public record Sum(String code, String name, List<Line> of) {

    /** How many have a return. */
    public long answered() {
      return of.stream().filter(line -> line.given().isPresent()).count();
    }

    /** A figure added up over those that state it; empty when none does. */
    public Optional<Shown> figure(Figure figure) {
      return ShownFigures.sum(
          figure,
          of.stream().flatMap(line -> line.given().stream()).map(ShownReturn::figures).toList());
    }
  }

  /** All services together. */
  public Sum total() {
    return new Sum("", "All services", services);
  }
}
