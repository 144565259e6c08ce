package org.waymark.pathway.journey;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.DescribedPerson;
import org.waymark.vocabulary.TermId;

/**
 * Somebody invented, whose way is looked for everywhere so that places can be compared.
 *
 * @param id never changes
 * @param name in a few words
 * @param description in a sentence or two
 * @param source why somebody like them is in the set
 * @param story everything but where they live: its place is England
 * @param gapCohort the cohort of the gap analysis they stand for; null for whoever it happened to
 * @param supportTypes what they would need on the way, for cells of the gap analysis
 */
public record StandardPerson(
    String id,
    String name,
    String description,
    String source,
    DescribedPerson story,
    @Nullable TermId gapCohort,
    List<TermId> supportTypes) {

  public StandardPerson {
    Objects.requireNonNull(story);
    supportTypes = List.copyOf(supportTypes);
    if (id.isBlank() || name.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("A standard person has an id, a name and a source");
    }
  }

  /** Them, living in an area. */
  public DescribedPerson in(AreaCode area) {
    return story.in(new DescribedPerson.Place.Within(area));
  }
}
