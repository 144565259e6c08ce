package org.waymark.geography;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of area Waymark knows. A unitary council is both a {@link #COUNCIL} and a {@link
 * #DISTRICT}, with one code and one set of residents.
 */
public enum AreaKind {
  /** Police force area; the unit of the Duty (guidance, paragraph 13). */
  POLICE_AREA("police-area", "Police area", "Police areas", Set.of("E23", "W15")),
  /** Integrated Care Board; England only. */
  ICB("icb", "Integrated Care Board", "Integrated Care Boards", Set.of("E54")),
  /** Tier-one council: county, unitary, metropolitan district, London borough, Welsh council. */
  COUNCIL("council", "Council", "Councils", Set.of("E10", "E06", "E08", "E09", "W06")),
  /** Local authority district: the lower tier, or the single tier where there is one. */
  DISTRICT("district", "District", "Districts", Set.of("E07", "E06", "E08", "E09", "W06")),
  /** English region. */
  REGION("region", "Region", "Regions", Set.of("E12")),
  COUNTRY("country", "Country", "Countries", Set.of("E92", "W92"));

  private final String slug;
  private final String label;
  private final String plural;
  private final Set<String> prefixes;

  AreaKind(String slug, String label, String plural, Set<String> prefixes) {
    this.slug = slug;
    this.label = label;
    this.plural = plural;
    this.prefixes = prefixes;
  }

  /** The name used in addresses and files, e.g. {@code police-area}. */
  public String slug() {
    return slug;
  }

  /** The name used on pages, singular. */
  public String label() {
    return label;
  }

  /** The name used on pages, plural. */
  public String plural() {
    return plural;
  }

  /** True when a code of this form can be of this kind. */
  public boolean admits(AreaCode code) {
    return prefixes.contains(code.prefix());
  }

  /** The kind with this slug; empty when there is none. */
  public static Optional<AreaKind> ofSlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
  }
}
