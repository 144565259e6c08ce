package org.waymark.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.coverage.FilterWords;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.Term;

/**
 * A question of the gap analysis for a page that is of one area and not of all England.
 *
 * @param question its area is one that the page can be of exactly when {@code answerable}
 * @param answerable false when no such area was given; the page then asks for one
 * @param problems what was not understood; empty when all of it was. A missing area is none
 */
public record LocalGapQuestion(
    GapQuestion question, boolean answerable, List<ParameterProblem> problems) {

  public LocalGapQuestion {
    Objects.requireNonNull(question);
    problems = List.copyOf(problems);
  }

  /**
   * For a page of a police area and one crime type. A smaller area, or a board, leads to the police
   * area where most of its residents live; with no crime type, the first of the vocabulary is
   * taken. Notes say both.
   */
  public static LocalGapQuestion ofPoliceArea(
      Map<String, List<String>> parameters, DatedCatalogue snapshot) {
    return ofPoliceArea(parameters, snapshot, Set.of());
  }

  private static LocalGapQuestion ofPoliceArea(
      Map<String, List<String>> parameters, DatedCatalogue snapshot, Set<String> others) {
    LocalGapQuestion local = ofArea(parameters, snapshot, others);
    GapQuestion question = local.question;
    List<String> notes = new ArrayList<>(question.notes());
    Area area = question.area();
    if (local.answerable && area.kind() != AreaKind.POLICE_AREA) {
      Area around = policeAreaOf(area, snapshot);
      notes.add(
          area.shortName()
              + " is "
              + (snapshot
                      .geography()
                      .smallAreasOf(around.code())
                      .containsAll(snapshot.geography().smallAreasOf(area.code()))
                  ? "in"
                  : "mostly in")
              + " the "
              + around.shortName()
              + " police area, which this page shows.");
      area = around;
    }
    if (question.crimeType() == null) {
      Term first = snapshot.vocabularies().crimeTypes().roots().getFirst();
      question = question.withCrimeType(first.id());
      if (local.answerable) {
        notes.add("No crime was chosen: this shows " + FilterWords.inSentence(first.label()) + ".");
      }
    }
    return new LocalGapQuestion(
        new GapQuestion(
            area,
            question.crimeType(),
            question.cohort(),
            question.supportType(),
            question.level(),
            notes),
        local.answerable,
        local.problems);
  }

  private static Area policeAreaOf(Area area, DatedCatalogue snapshot) {
    return snapshot
        .geography()
        .crosswalk(area.code(), AreaKind.POLICE_AREA, snapshot.today())
        .getFirst()
        .area();
  }

  /**
   * For a report of the gap analysis.
   *
   * @param others names of parameters that the page reads itself
   * @param england true for the report that is of all England
   * @param policeArea true for one that is of a police area
   */
  public static LocalGapQuestion ofReport(
      Map<String, List<String>> parameters,
      DatedCatalogue snapshot,
      Set<String> others,
      boolean england,
      boolean policeArea) {
    if (england) {
      ParsedGap parsed = GapParameters.parse(parameters, snapshot, others);
      return new LocalGapQuestion(parsed.question(), true, parsed.problems());
    }
    return policeArea
        ? ofPoliceArea(parameters, snapshot, others)
        : ofArea(parameters, snapshot, others);
  }

  /** For a page of any area of England smaller than a region. */
  private static LocalGapQuestion ofArea(
      Map<String, List<String>> parameters, DatedCatalogue snapshot, Set<String> others) {
    ParsedGap parsed = GapParameters.parse(parameters, snapshot, others);
    List<ParameterProblem> problems = new ArrayList<>(parsed.problems());
    Area area = parsed.question().area();
    if (!area.isEnglish()) {
      problems.add(
          new ParameterProblem(
              "area",
              area.code().value(),
              area.shortName() + " is in Wales, which is outside the Duty.",
              neighbourIn(area, snapshot)
                  .map(
                      next ->
                          "Give an area in England, as "
                              + next.code()
                              + " for "
                              + next.shortName()
                              + " next to it.")
                  .orElse("Give an area in England.")));
    }
    boolean small =
        area.isEnglish() && area.kind() != AreaKind.COUNTRY && area.kind() != AreaKind.REGION;
    return new LocalGapQuestion(parsed.question(), small, problems);
  }

  private static Optional<Area> neighbourIn(Area welsh, DatedCatalogue snapshot) {
    return snapshot.geography().neighboursOf(welsh.kind(), welsh.code()).stream()
        .filter(Area::isEnglish)
        .min(Comparator.comparing(Area::shortName));
  }

  /** What a program that gave no area is told. */
  public static ParameterProblem areaMissing(GapQuestion question) {
    return new ParameterProblem(
        "area",
        question.area().code().value(),
        "This is of one area, not of " + question.area().shortName() + ".",
        "Give the ONS code of a police area, as E23000002 for Cumbria.");
  }

  /** Everything a program must put right before it gets an answer. */
  public List<ParameterProblem> problemsOfProgram() {
    if (answerable || problems.stream().anyMatch(each -> each.name().equals("area"))) {
      return problems;
    }
    List<ParameterProblem> all = new ArrayList<>(problems);
    all.add(areaMissing(question));
    return all;
  }
}
