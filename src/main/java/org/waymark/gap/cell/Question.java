package org.waymark.gap.cell;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * What is asked of an area where several kinds of support will do, and where it matters how far
 * from home the support is organised.
 *
 * @param cohort null for whoever it happened to
 * @param supportTypes any of them meets it; a second provider is one that gives the same of them
 * @param level how close a service must be to the cohort, or closer; open for anybody
 * @param everyPart districts or councils, each of whose residents must be reached and not only the
 *     area's; null for the area as a whole
 * @param bounds where a service may have its place without being one of over the boundary
 * @param oneProvider true where one provider for everybody is how it is meant to be, and no risk
 */
public record Question(
    TermId crimeType,
    @Nullable TermId cohort,
    Set<TermId> supportTypes,
    CohortLevel.Level level,
    @Nullable AreaKind everyPart,
    Bounds bounds,
    boolean oneProvider) {

  /** Within what a service is no stranger. */
  public enum Bounds {
    /** The police areas of the residents. England-wide services are none of theirs. */
    POLICE_AREA,
    /** The regions of the residents. An England-wide service meets the question. */
    REGION,
    /** Anywhere. An England-wide service meets the question. */
    ENGLAND
  }

  public Question {
    Objects.requireNonNull(crimeType);
    Objects.requireNonNull(level);
    Objects.requireNonNull(bounds);
    supportTypes = Set.copyOf(supportTypes);
    if (supportTypes.isEmpty()) {
      throw new IllegalArgumentException("A question names at least one kind of support");
    }
    if (cohort == null && level != CohortLevel.Level.OPEN) {
      throw new IllegalArgumentException("Nobody designs a service for everybody");
    }
    if (everyPart != null && everyPart != AreaKind.DISTRICT && everyPart != AreaKind.COUNCIL) {
      throw new IllegalArgumentException("Parts are districts or councils, not " + everyPart);
    }
  }

  /** True when an England-wide service meets it. */
  public boolean isMetNationally() {
    return bounds != Bounds.POLICE_AREA;
  }
}
