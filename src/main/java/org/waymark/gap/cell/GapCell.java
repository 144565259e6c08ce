package org.waymark.gap.cell;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * One question of the gap analysis.
 *
 * @param kind the kind of the area: a unitary council has one code as council and as district
 * @param area GSS code
 * @param crimeType a term; a service for a narrower one counts
 * @param cohort a term, by the rule of {@code CohortAdmission}; null for whoever it happened to
 * @param supportType a term; a service with a narrower one counts
 */
public record GapCell(
    AreaKind kind, AreaCode area, TermId crimeType, @Nullable TermId cohort, TermId supportType)
    implements JudgedQuestion {

  public GapCell {
    Objects.requireNonNull(crimeType);
    Objects.requireNonNull(supportType);
    if (!kind.admits(area)) {
      throw new IllegalArgumentException(area + " is not the code of a " + kind.label());
    }
  }
}
