package org.waymark.tool.demonstration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.ServiceArea;
import org.waymark.tool.demonstration.Terrain.Ground;
import org.waymark.tool.demonstration.Terrain.Town;

/**
 * That there shall be a service: what kind, whose, for which ground, and from which town.
 *
 * @param ground what it is for; null for England
 * @param reach where it reaches when that is not simply its ground; empty otherwise
 * @param extra what it reaches besides, e.g. a district over the boundary
 * @param settled true for a service the demonstration relies on: published, open and checked
 */
record Plan(
    Kind kind,
    Body body,
    @Nullable Ground ground,
    Town town,
    List<ServiceArea> reach,
    List<ServiceArea> extra,
    boolean settled) {

  /** An organisation in the making. Counts its services. */
  static final class Body {
    final String name;
    final String theme;
    final Town home;
    final @Nullable Kind leader;
    int services;

    Body(String name, String theme, Town home, @Nullable Kind leader) {
      this.name = name;
      this.theme = theme;
      this.home = home;
      this.leader = leader;
    }
  }

  Plan reachingAlso(ServiceArea area) {
    List<ServiceArea> more = new java.util.ArrayList<>(extra);
    more.add(area);
    return new Plan(kind, body, ground, town, reach, List.copyOf(more), settled);
  }
}
