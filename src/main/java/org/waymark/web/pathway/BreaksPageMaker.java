package org.waymark.web.pathway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.SmallAreaSet;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.journey.GapTerms;
import org.waymark.pathway.journey.JourneyChange;
import org.waymark.pathway.journey.JourneyOutcome;
import org.waymark.pathway.journey.JourneyTables;
import org.waymark.pathway.journey.StandardPerson;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.PageAddress;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.TermId;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.coverage.MapFigure;
import org.waymark.web.coverage.MapLayers;
import org.waymark.web.coverage.MapPart;
import org.waymark.web.coverage.MapSearch;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/** Puts into words, rows and parts of a map how far journeys get. */
final class BreaksPageMaker {

  /** What was asked. */
  record Question(
      Area area,
      StandardPerson person,
      BreaksShow show,
      @Nullable TermId crime,
      @Nullable TermId cohort,
      @Nullable TermId support,
      String from,
      String to) {}

  private static final int MOST_CHANGES = 300;
  private static final int MOST_JOURNEYS = 200;

  private final Snapshot snapshot;
  private final Question question;
  private final WhereJourneysBreak breaks;
  private final List<JourneyOutcome> outcomes;

  BreaksPageMaker(Snapshot snapshot, Question question, WhereJourneysBreak breaks) {
    this.snapshot = snapshot;
    this.question = question;
    this.breaks = breaks;
    this.outcomes = breaks.outcomesOf(question.person().id());
  }

  /** Districts as parts of a map. */
  List<MapPart> parts() {
    return outcomes.stream()
        .map(
            each ->
                new MapPart(
                    each.area(),
                    true,
                    snapshot.geography().population(each.area().code()),
                    each.area().shortName() + ": " + words(each),
                    question.show().figure(each),
                    question.show().style(each),
                    PageAddress.ofArea(each.area().kind().slug(), each.area().code())))
        .toList();
  }

  private @Nullable MapFigure map(String heading, @Nullable String place, MapSource source) {
    List<MapPart> parts = parts();
    String asked = "&person=" + question.person().id() + "&show=" + question.show().slug();
    String address = "/pathways/breaks?area=" + question.area().code() + asked;
    MapSearch search =
        place == null
            ? MapSearch.at(address)
            : MapSearch.of(
                address,
                place,
                question.area(),
                parts,
                area -> "/pathways/breaks?area=" + area.code() + asked,
                snapshot,
                source);
    return CoveragePicture.of(
            question.area(),
            AreaKind.DISTRICT,
            parts,
            SmallAreaSet.empty(),
            search,
            MapLayers.USUAL,
            snapshot,
            source)
        .map(
            picture ->
                new MapFigure(
                    heading,
                    answer().getFirst() + " The table below says the same in figures.",
                    picture,
                    "/pathways/breaks/map.json?area=" + question.area().code() + asked,
                    question.show().label(),
                    question.show().legend(parts),
                    false,
                    search))
        .orElse(null);
  }

  private static String words(JourneyOutcome outcome) {
    return outcome
            .furthest()
            .map(stage -> "gets as far as " + RouteWords.lower(stage.label()))
            .orElse("gets nowhere")
        + outcome
            .breaksAt()
            .map(stage -> ", nobody for " + RouteWords.lower(stage.label()))
            .orElse("")
        + (outcome.furthest().isEmpty() ? "" : steps(outcome));
  }

  private static String steps(JourneyOutcome outcome) {
    return ", "
        + Figures.count(outcome.waitWeeks(), "week", "weeks")
        + " of waits, "
        + Figures.count(outcome.handoffs(), "handoff", "handoffs")
        + ", "
        + Figures.count(outcome.crossings(), "boundary crossing", "boundary crossings");
  }

  BreaksPage page(
      List<FieldError> errors,
      MapSource source,
      @Nullable String place,
      @Nullable List<JourneyChange> changes,
      Function<String, PageFrame> frame) {
    Area area = question.area();
    boolean all = area.code().equals(AreaCode.ENGLAND);
    String heading = "Where journeys break in " + area.shortName();
    return new BreaksPage(
        frame.apply(heading),
        PathwayNavigation.of(PathwayNavigation.View.BREAKS, all ? null : area.code(), snapshot),
        errors,
        heading,
        new BreaksPage.Form(
            areas(area),
            breaks.people().stream()
                .map(
                    each ->
                        new Choice(
                            each.id(), each.name(), each.id().equals(question.person().id())))
                .toList(),
            Stream.of(BreaksShow.values())
                .map(each -> new Choice(each.slug(), each.label(), each == question.show()))
                .toList()),
        answer(),
        new BreaksPage.Person(question.person().description(), question.person().source()),
        map(heading, place, source),
        TablePart.belowMap(
            JourneyTables.outcomes(
                "District by district: " + question.person().name(), outcomes, this::named)),
        TablePart.of(JourneyTables.people(breaks, this::address), "", Integer.MAX_VALUE, null),
        cell(),
        new BreaksPage.Days(
            question.from(),
            question.to(),
            changes == null ? "" : summary(changes),
            changes == null
                ? null
                : changes.stream().limit(MOST_CHANGES).map(BreaksPageMaker::change).toList()),
        new BreaksPage.Files(
            "/pathways/breaks.csv?area=" + area.code(),
            "/api/v1/pathways/breaks?area=" + area.code(),
            all ? "" : "/pathways/" + area.code() + "/" + question.person().id() + ".bpmn"),
        snapshot.today().format(RouteWords.DATE));
  }

  private List<Choice> areas(Area area) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "England", area.code().equals(AreaCode.ENGLAND)));
    List<Choice> policeAreas = Choices.policeAreas(snapshot, "", area.code().value());
    choices.addAll(policeAreas);
    if (choices.stream().noneMatch(Choice::selected)) {
      choices.add(
          new Choice(
              area.code().value(), area.shortName() + " (" + area.kind().label() + ")", true));
    }
    return choices;
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    long whole = outcomes.stream().filter(JourneyOutcome::isWhole).count();
    answer.add(
        outcomes.isEmpty()
            ? "No district lies wholly in this area."
            : question.person().name()
                + ": every stage can be reached in "
                + Figures.whole(whole)
                + " of "
                + Figures.count(outcomes.size(), "district", "districts")
                + ".");
    Map<JourneyStage, Integer> at = JourneyTables.breakingPoints(outcomes);
    if (!at.isEmpty()) {
      answer.add(
          "Elsewhere the way first breaks at: "
              + at.entrySet().stream()
                  .sorted(Map.Entry.<JourneyStage, Integer>comparingByValue().reversed())
                  .map(
                      each ->
                          RouteWords.lower(each.getKey().label()) + " (" + each.getValue() + ")")
                  .collect(Collectors.joining(", "))
              + ".");
    }
    answer.add(
        "A stage counts as reached when somebody is referred to a service for it that takes people"
            + " from at least half of the district. That none is listed is no proof that there is"
            + " none.");
    return answer;
  }

  private Named named(GapTerms cell) {
    return Named.of(
            cell.supportType().value(),
            snapshot.vocabularies().getTerm(cell.supportType()).shortLabel())
        .at(address(cell));
  }

  static String address(GapTerms cell) {
    return "/gap/cell?area="
        + cell.area()
        + "&kind=district&crime="
        + cell.crime()
        + (cell.cohort() == null ? "" : "&cohort=" + cell.cohort())
        + "&support="
        + cell.supportType();
  }

  private String address(StandardPerson person) {
    return "/pathways/breaks?area="
        + question.area().code()
        + "&person="
        + person.id()
        + "&show="
        + question.show().slug();
  }

  // ---------------------------------------------------------------- a cell

  private BreaksPage.@Nullable Cell cell() {
    TermId support = question.support();
    TermId crime = question.crime();
    if (support == null) {
      return null;
    }
    List<BreaksPage.Link> journeys =
        breaks.outcomes().stream()
            .filter(
                outcome ->
                    outcome.cells().stream()
                        .anyMatch(
                            cell ->
                                cell.supportType().equals(support)
                                    && (crime == null || cell.crime().equals(crime))
                                    && (question.cohort() == null
                                        || question.cohort().equals(cell.cohort()))))
            .sorted(Comparator.comparing(each -> each.area().shortName()))
            .limit(MOST_JOURNEYS)
            .map(
                outcome ->
                    new BreaksPage.Link(
                        outcome.person().name()
                            + " in "
                            + outcome.area().shortName()
                            + ": "
                            + words(outcome),
                        "/pathways/breaks?area="
                            + question.area().code()
                            + "&person="
                            + outcome.person().id()))
            .toList();
    String words = snapshot.vocabularies().getTerm(support).label();
    return new BreaksPage.Cell(
        words,
        "/gap/cell?area="
            + question.area().code()
            + "&kind="
            + question.area().kind().slug()
            + (crime == null ? "" : "&crime=" + crime)
            + (question.cohort() == null ? "" : "&cohort=" + question.cohort())
            + "&support="
            + support,
        journeys);
  }

  // ---------------------------------------------------------------- two days

  static String summary(List<JourneyChange> changes) {
    long better = changes.stream().filter(each -> !each.gained().isEmpty()).count();
    long worse = changes.stream().filter(each -> !each.lost().isEmpty()).count();
    return changes.isEmpty()
        ? "Nothing is different for any of the standard people."
        : Figures.count(changes.size(), "journey is", "journeys are")
            + " different: "
            + Figures.count(better, "reaches a stage more", "reach a stage more")
            + ", "
            + Figures.count(worse, "has lost one", "have lost one")
            + ".";
  }

  static BreaksPage.Change change(JourneyChange change) {
    List<String> waits = new ArrayList<>();
    if (change.moreWeeks() != 0) {
      waits.add(signed(change.moreWeeks(), "week", "weeks"));
    }
    if (change.moreHandoffs() != 0) {
      waits.add(signed(change.moreHandoffs(), "handoff", "handoffs"));
    }
    if (change.moreCrossings() != 0) {
      waits.add(signed(change.moreCrossings(), "crossing", "crossings"));
    }
    return new BreaksPage.Change(
        change.before().person().name(),
        change.before().area().shortName(),
        labels(change.gained()),
        labels(change.lost()),
        waits.isEmpty() ? "–" : String.join(", ", waits),
        !change.lost().isEmpty());
  }

  private static String signed(int number, String one, String many) {
    return (number > 0 ? "+" : "−") + Figures.count(Math.abs(number), one, many);
  }

  private static String labels(java.util.Set<JourneyStage> stages) {
    return stages.isEmpty()
        ? "–"
        : stages.stream().sorted().map(JourneyStage::label).collect(Collectors.joining(", "));
  }
}
