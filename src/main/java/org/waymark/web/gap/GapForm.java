package org.waymark.web.gap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;

/**
 * The choices that pages of the gap analysis have in common, for the template {@code
 * coverage/select}.
 *
 * @param kind of the area; goes on with the question where the code alone does not say it
 */
public record GapForm(
    List<Choice> areas,
    String kind,
    List<Choice> crimes,
    List<Choice> cohorts,
    List<Choice> levels,
    List<Choice> supports) {

  /**
   * @param england what the list of areas says for all of England
   * @param everyCrime what the list of crime types says for all of them; empty where one must be
   *     chosen
   * @param noCohort what the list of cohorts says for none
   * @param noSupport the same for support types; empty where one must be chosen
   */
  static GapForm of(
      GapQuestion question,
      Snapshot snapshot,
      String england,
      String everyCrime,
      String noCohort,
      String noSupport) {
    return new GapForm(
        areas(question.area(), snapshot, england),
        question.area().kind().slug(),
        terms(snapshot.vocabularies().crimeTypes(), question.crimeType(), everyCrime),
        terms(snapshot.vocabularies().cohorts(), question.cohort(), noCohort),
        Arrays.stream(CohortLevel.Level.values())
            .map(level -> new Choice(level.slug(), words(level), level == question.level()))
            .toList()
            .reversed(),
        terms(snapshot.vocabularies().supportTypes(), question.supportType(), noSupport));
  }

  static String words(CohortLevel.Level level) {
    return switch (level) {
      case BY_AND_FOR -> "By and for: run by the group";
      case SPECIALIST -> "Specialist or closer: designed for the group";
      case OPEN -> "No barrier recorded or closer: all that take the group";
    };
  }

  private static List<Choice> areas(Area chosen, Snapshot snapshot, String england) {
    Map<AreaCode, String> labels = new LinkedHashMap<>();
    labels.put(AreaCode.ENGLAND, england);
    for (Area area : snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today())) {
      if (area.isEnglish()) {
        labels.put(area.code(), area.shortName() + " police area");
      }
    }
    labels.putIfAbsent(chosen.code(), chosen.shortName() + " (" + chosen.kind().label() + ")");
    return labels.entrySet().stream()
        .map(
            entry ->
                new Choice(
                    entry.getKey().equals(AreaCode.ENGLAND) ? "" : entry.getKey().value(),
                    entry.getValue(),
                    entry.getKey().equals(chosen.code())))
        .toList();
  }

  private static List<Choice> terms(Vocabulary vocabulary, @Nullable TermId chosen, String none) {
    return Choices.terms(
        vocabulary,
        term -> term.scope() != Scope.OUTSIDE,
        none,
        chosen == null ? List.of() : List.of(chosen.value()));
  }
}
