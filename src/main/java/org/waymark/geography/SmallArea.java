package org.waymark.geography;

import org.jspecify.annotations.Nullable;

/**
 * A Lower layer Super Output Area (LSOA) of Census 2021 with its residents.
 *
 * @param ordinal its place in the table, from 0: the number it has in every {@link SmallAreaSet}.
 *     Small areas are ordered by police area, council and district, then along a space-filling
 *     curve, so that areas and neighbourhoods are runs of ordinals
 * @param code LSOA code, e.g. {@code E01019084}
 * @param population usual residents, Census 2021
 * @param position population-weighted point
 * @param icb the Integrated Care Board since 1 April 2026; null in Wales
 * @param formerIcb the Integrated Care Board until 31 March 2026; null in Wales
 */
public record SmallArea(
    int ordinal,
    String code,
    int population,
    Position position,
    AreaCode district,
    @Nullable AreaCode icb,
    @Nullable AreaCode formerIcb) {

  public SmallArea {
    if (ordinal < 0) {
      throw new IllegalArgumentException("A small area's ordinal is zero or more, not " + ordinal);
    }
    if (population < 0) {
      throw new IllegalArgumentException("A population cannot be negative: " + population);
    }
  }
}
