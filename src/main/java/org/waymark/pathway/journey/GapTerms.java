package org.waymark.pathway.journey;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * A cell of the gap analysis by its terms, for a link to it.
 *
 * @param cohort null for whoever it happened to
 */
public record GapTerms(AreaCode area, TermId crime, @Nullable TermId cohort, TermId supportType) {
  public GapTerms {
    Objects.requireNonNull(area);
    Objects.requireNonNull(crime);
    Objects.requireNonNull(supportType);
  }
}
