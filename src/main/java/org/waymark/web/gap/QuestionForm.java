package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.coverage.CoverageForm.Choice;

/**
 * The choices of a page of one area. For the template {@code gap/question}.
 *
 * @param action address of the page
 * @param button words of the button
 */
public record QuestionForm(
    String action,
    String button,
    List<Choice> areas,
    List<Choice> crimes,
    List<Choice> cohorts,
    List<Choice> supports) {

  public QuestionForm {
    areas = List.copyOf(areas);
    crimes = List.copyOf(crimes);
    cohorts = List.copyOf(cohorts);
    supports = List.copyOf(supports);
  }

  /**
   * @param anyCrime words for no crime type; null where one must be chosen
   */
  static QuestionForm of(
      GapView view,
      String button,
      LocalGapQuestion local,
      @Nullable String anyCrime,
      Snapshot snapshot) {
    GapQuestion question = local.question();
    return new QuestionForm(
        view.path(),
        button,
        areas(local, snapshot),
        terms(snapshot.vocabularies().crimeTypes(), question.crimeType(), anyCrime),
        terms(snapshot.vocabularies().cohorts(), question.cohort(), "Whoever it happened to"),
        terms(snapshot.vocabularies().supportTypes(), question.supportType(), "Any support"));
  }

  private static List<Choice> areas(LocalGapQuestion local, Snapshot snapshot) {
    Area chosen = local.question().area();
    Map<AreaCode, String> labels = new LinkedHashMap<>();
    for (Area area : snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today())) {
      if (area.isEnglish()) {
        labels.put(area.code(), area.shortName() + " police area");
      }
    }
    List<Choice> choices = new ArrayList<>();
    if (local.answerable()) {
      labels.putIfAbsent(chosen.code(), chosen.shortName() + " (" + chosen.kind().label() + ")");
    } else {
      choices.add(new Choice("", "Choose an area", true));
    }
    labels.forEach(
        (code, label) ->
            choices.add(
                new Choice(code.value(), label, local.answerable() && code.equals(chosen.code()))));
    return choices;
  }

  /** Terms of the analysis: those outside the Duty cannot be chosen. */
  private static List<Choice> terms(
      Vocabulary vocabulary, @Nullable TermId chosen, @Nullable String none) {
    List<Choice> choices = new ArrayList<>();
    if (none != null) {
      choices.add(new Choice("", none, chosen == null));
    }
    for (Term term : vocabulary.terms()) {
      if (term.scope() != Scope.OUTSIDE) {
        choices.add(
            new Choice(
                term.id().value(),
                "\u2003".repeat(vocabulary.depth(term.id())) + term.label(),
                term.id().equals(chosen)));
      }
    }
    return choices;
  }
}
