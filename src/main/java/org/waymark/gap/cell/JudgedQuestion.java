package org.waymark.gap.cell;

import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * What somebody can say something of: one cell of the full product, or one line of the expected
 * offer as it is asked of one area. What is said of the one says nothing of the other.
 */
public sealed interface JudgedQuestion permits GapCell, LineQuestion {

  /** The kind of the area: a unitary council has one code as council and as district. */
  AreaKind kind();

  /** GSS code. */
  AreaCode area();

  TermId crimeType();

  /** Whom it is for; null for whoever it happened to. */
  @Nullable TermId cohort();
}
