package org.waymark.pathway.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.catalogue.field.Column;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.FormColumns;
import org.waymark.pathway.field.RouteFacts;

/**
 * A column of the form for routes: how the route is known, its two ends, and every fact of {@link
 * RouteFacts}.
 *
 * @param column its heading and how it explains itself
 */
public record RouteColumn(Column column) implements FormColumn {

  static final RouteColumn ID =
      of(
          "Route id",
          "Your own number or code for the route. Keep it: a later file finds the route by it.",
          "R-014",
          "Up to 200 characters; once in the file. Left empty, the route is known by its two ends",
          "id");
  static final RouteColumn FROM =
      of(
          "From",
          "Who refers: an entry point, or a service by its name.",
          "Police report",
          "Police report, Self-referral, GP and other health, A&E, School and college, Social care,"
              + " MARAC, MASH, Helpline, Court, Workplace, Community; or the name of a service",
          "sender",
          "referred from");
  static final RouteColumn FROM_AREA =
      of(
          "From area",
          "The police area of the entry point.",
          "Cumbria",
          "A police area by name or code; empty for all of England, and when a service refers");
  static final RouteColumn FROM_SERVICE =
      of(
          "From service id",
          "The service that refers, where its name is not enough.",
          "9f1c9c1e-35a9-4b8e-8a35-0cf0e3b1a6a1",
          "A service's identifier in Waymark, or its id at its source");
  static final RouteColumn TO =
      of(
          "To",
          "The service that takes the referral, by its name.",
          "Cumbria SARC",
          "Needed, or its id",
          "receiver",
          "referred to");
  static final RouteColumn TO_SERVICE =
      of(
          "To service id",
          "The service that takes the referral, where its name is not enough.",
          "CUM-014",
          "A service's identifier in Waymark, or its id at its source");

  private static final List<RouteColumn> ALL =
      Stream.concat(
              Stream.of(ID, FROM, FROM_AREA, FROM_SERVICE, TO, TO_SERVICE),
              RouteFacts.FACTS.stream()
                  .flatMap(fact -> fact.column().stream())
                  .map(RouteColumn::new))
          .toList();

  /** All of them, by their headings. */
  public static final FormColumns<RouteColumn> COLUMNS =
      new FormColumns<>(
          ALL,
          List.of(List.of(FROM, FROM_SERVICE), List.of(TO, TO_SERVICE)),
          Set.of(ID, FROM, FROM_SERVICE),
          "waymark import template --routes FILE");

  private static RouteColumn of(
      String heading, String what, String example, String allowed, String... aliases) {
    return new RouteColumn(new Column(heading, what, example, allowed, List.of(aliases)));
  }

  /** All of them in the order of the form. */
  public static List<RouteColumn> values() {
    return ALL;
  }
}
