package org.waymark.gap.offer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.cell.Question;
import org.waymark.geography.Area;
import org.waymark.vocabulary.TermId;

/**
 * One question of the expected offer.
 *
 * @param id lower-case words joined by hyphens; it never means another question
 * @param crimeType a term of the crime vocabulary
 * @param audience for whom, a term of the cohort vocabulary; null for anybody
 * @param closeness how close a service must be to the audience, or closer; open for anybody
 * @param yardstick how much of it there should be; null where nothing is published
 * @param sources where it is written that it should exist, at least one
 * @param question one sentence that ends with a question mark
 */
public record OfferLine(
    String id,
    TermId crimeType,
    OfferFunction function,
    @Nullable TermId audience,
    CohortLevel.Level closeness,
    OrganisedAt organisedAt,
    @Nullable Yardstick yardstick,
    List<OfferSource> sources,
    String question) {

  public OfferLine {
    if (!TermId.isValid(id)) {
      throw new IllegalArgumentException(
          "id: \"" + id + "\" is not lower-case words joined by hyphens");
    }
    Objects.requireNonNull(crimeType);
    Objects.requireNonNull(function);
    Objects.requireNonNull(organisedAt);
    Objects.requireNonNull(closeness);
    sources = List.copyOf(sources);
    if (audience == null && closeness != CohortLevel.Level.OPEN) {
      throw new IllegalArgumentException(
          "for: nobody designs a service for everybody; write open, or name the audience");
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources: name at least one");
    }
    if (!question.endsWith("?")) {
      throw new IllegalArgumentException("question: write one sentence that ends with \"?\"");
    }
  }

  /** As it is asked of one area, for what people say of it. */
  public LineQuestion askedOf(Area area) {
    return new LineQuestion(
        area.kind(),
        area.code(),
        id,
        crimeType,
        audience,
        function.supportTypes(),
        closeness,
        organisedAt.slug());
  }

  /** As it is asked of the catalogue. */
  public Question asked() {
    return new Question(
        crimeType,
        audience,
        function.supportTypes(),
        closeness,
        organisedAt.everyPart(),
        organisedAt.bounds(),
        function.oneProvider());
  }
}
