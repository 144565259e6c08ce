package org.waymark.gap.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.FilterWords;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * What a report is asked.
 *
 * @param area all of England for the one report that is of it
 * @param crimeType null for all of them
 * @param cohort null for whoever it happened to
 * @param supportType null for all of them
 * @param begins a service that would begin; null for none
 * @param ends services that would end
 * @param reader whoever asks; null for the public and for files that anybody may keep
 */
public record GapAsked(
    Area area,
    @Nullable TermId crimeType,
    @Nullable TermId cohort,
    @Nullable TermId supportType,
    CohortLevel.Level level,
    @Nullable Service begins,
    Set<ServiceId> ends,
    @Nullable Person reader) {

  /** The same of another area. */
  GapAsked of(Area other) {
    return new GapAsked(other, crimeType, cohort, supportType, level, begins, ends, reader);
  }

  /** What the services in question have in common, to follow "services"; empty for any. */
  public String words(Vocabularies vocabularies) {
    return new FilterWords(vocabularies)
        .describe(
            ServiceFilter.builder()
                .crimeTypes(setOf(crimeType))
                .cohorts(setOf(cohort))
                .supportTypes(setOf(supportType))
                .build());
  }

  private static Set<TermId> setOf(@Nullable TermId term) {
    return term == null ? Set.of() : Set.of(term);
  }
}
