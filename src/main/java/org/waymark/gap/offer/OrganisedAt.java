package org.waymark.gap.offer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.cell.Question;
import org.waymark.geography.AreaKind;

/**
 * The level of area at which a function is organised: what has to be reached for it to be met, and
 * from how far away it may be given.
 */
public enum OrganisedAt {
  /** By district: nearly all residents of every district must be reached. */
  DISTRICT("District", AreaKind.DISTRICT, Question.Bounds.POLICE_AREA),
  /** By tier-one council: nearly all residents of every council must be reached. */
  COUNCIL("Council", AreaKind.COUNCIL, Question.Bounds.POLICE_AREA),
  /** Once for a police area: nearly all of its residents must be reached. */
  POLICE_AREA("Police area", null, Question.Bounds.POLICE_AREA),
  /** For several police areas of a region; an England-wide service does as well. */
  REGION("Region", null, Question.Bounds.REGION),
  /** For all of England. */
  NATION("England", null, Question.Bounds.ENGLAND);

  private final String label;
  private final @Nullable AreaKind everyPart;
  private final Question.Bounds bounds;

  OrganisedAt(String label, @Nullable AreaKind everyPart, Question.Bounds bounds) {
    this.label = label;
    this.everyPart = everyPart;
    this.bounds = bounds;
  }

  /** The words of pages and files. */
  public String label() {
    return label;
  }

  /** Kebab-case name for addresses and files. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of part that must be reached by itself; null for the area as a whole. */
  public @Nullable AreaKind everyPart() {
    return everyPart;
  }

  /** Within what a service that meets it has its place. */
  public Question.Bounds bounds() {
    return bounds;
  }

  public static Optional<OrganisedAt> ofSlug(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug().equals(slug)).findFirst();
  }
}
