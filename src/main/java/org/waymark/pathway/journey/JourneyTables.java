package org.waymark.pathway.journey;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Column;
import org.waymark.report.Column.Kind;
import org.waymark.report.Column.Part;
import org.waymark.report.Named;
import org.waymark.report.NamedList;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.JourneyStage;

/** Where journeys break, as tables: for page, CSV and workbook. */
public final class JourneyTables {

  private static final String NONE = "–";

  private static final List<Column> OUTCOME =
      List.of(
          Column.named("person", "person_name", "").meaning("one of the standard people"),
          Column.named("district", "district_name", "District").meaning("ONS code and name"),
          Column.named("Furthest stage")
              .as(Part.CODE, "furthest_stage")
              .meaning("the last stage that is reached; empty where the journey does not begin")
              .inOrderOf(JourneyStage.values(), JourneyStage::slug)
              .none("Nowhere"),
          Column.text("reached", "").meaning("stages that are reached"),
          Column.text("unreachable", "").meaning("stages that are sought and out of reach"),
          Column.text("", "First stage out of reach").none(NONE),
          Column.whole("wait_weeks", "Weeks of waits")
              .meaning("weeks of usual waits on the way; empty where the journey does not begin")
              .none(NONE),
          Column.whole("waits_not_stated", "Waits not stated")
              .meaning("steps of which no usual wait is stated")
              .none(NONE),
          Column.whole("handoffs", "Handoffs")
              .meaning("how often the person is passed on")
              .none(NONE),
          Column.whole("crossings", "Crossings")
              .meaning("how often the way crosses the boundary of a police area")
              .none(NONE),
          Column.text("gap_support_types", "")
              .meaning("kinds of support whose cells of the gap analysis explain it"),
          Column.of(Kind.LIST, "", "Gap behind it").none(NONE),
          Column.text("person_source", "").meaning("where the standard person is from"));

  private static final List<Column> PERSON =
      List.of(
          Column.named("person", "person_name", "Person").meaning("one of the standard people"),
          Column.whole("whole_districts", "Districts with every stage")
              .meaning("districts in which every stage is reached"),
          Column.whole("districts", "Districts").meaning("all of them"),
          Column.named("Breaks most often at")
              .as(Part.CODE, "breaks_most_often_at")
              .meaning("the stage that is first out of reach in most districts")
              .inOrderOf(JourneyStage.values(), JourneyStage::slug)
              .none(NONE),
          Column.whole("middle_wait_weeks", "Weeks of waits, middle district")
              .meaning("weeks of usual waits in the middle district of those where it begins")
              .none(NONE),
          Column.whole("crossing_districts", "Districts with a crossing")
              .meaning("districts in which the way crosses the boundary of a police area"));

  private JourneyTables() {}

  /**
   * How far people get, a row for each of them in each district.
   *
   * @param cell what a cell of the gap analysis is called, and where it is
   */
  public static ReportTable outcomes(
      String caption, List<JourneyOutcome> outcomes, Function<GapTerms, Named> cell) {
    return new ReportTable(
        "table",
        caption,
        "No district lies wholly in this area.",
        OUTCOME,
        outcomes.stream().map(each -> row(each, cell)).toList());
  }

  private static List<@Nullable Object> row(
      JourneyOutcome outcome, Function<GapTerms, Named> cell) {
    // Of a journey that does not begin there is nothing to count.
    boolean begins = outcome.furthest().isPresent();
    return Arrays.asList(
        Named.of(outcome.person().id(), outcome.person().name()),
        Named.of(outcome.area().code().value(), outcome.area().shortName()),
        outcome.furthest().map(JourneyTables::named).orElse(null),
        stages(outcome.reached()),
        stages(outcome.unreachable()),
        outcome.breaksAt().map(JourneyStage::label).orElse(null),
        begins ? outcome.waitWeeks() : null,
        begins ? outcome.unknownWaits() : null,
        begins ? outcome.handoffs() : null,
        begins ? outcome.crossings() : null,
        outcome.cells().stream()
            .map(each -> each.supportType().value())
            .collect(Collectors.joining(" ")),
        new NamedList(outcome.cells().stream().map(cell).toList(), ""),
        outcome.person().source());
  }

  /**
   * How each of the standard people fares, all districts together.
   *
   * @param address of the page of a person; empty for none
   */
  public static ReportTable people(
      WhereJourneysBreak breaks, Function<StandardPerson, String> address) {
    return new ReportTable(
        "people",
        "All the standard people",
        "None.",
        PERSON,
        breaks.people().stream()
            .map(person -> row(person, breaks.outcomesOf(person.id()), address))
            .toList());
  }

  private static List<@Nullable Object> row(
      StandardPerson person,
      List<JourneyOutcome> theirs,
      Function<StandardPerson, String> address) {
    List<Integer> waits =
        theirs.stream()
            .filter(each -> each.furthest().isPresent())
            .map(JourneyOutcome::waitWeeks)
            .sorted()
            .toList();
    return Arrays.asList(
        Named.of(person.id(), person.name()).at(address.apply(person)),
        theirs.stream().filter(JourneyOutcome::isWhole).count(),
        theirs.size(),
        breakingPoints(theirs).entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(each -> named(each.getKey()).beside("in " + each.getValue()))
            .orElse(null),
        waits.isEmpty() ? null : waits.get(waits.size() / 2),
        theirs.stream().filter(each -> each.crossings() > 0).count());
  }

  /** In how many of them the way first breaks at a stage. */
  public static Map<JourneyStage, Integer> breakingPoints(List<JourneyOutcome> outcomes) {
    Map<JourneyStage, Integer> at = new EnumMap<>(JourneyStage.class);
    outcomes.forEach(each -> each.breaksAt().ifPresent(stage -> at.merge(stage, 1, Integer::sum)));
    return at;
  }

  private static Named named(JourneyStage stage) {
    return Named.of(stage.slug(), stage.label());
  }

  private static String stages(Collection<JourneyStage> stages) {
    return stages.stream().sorted().map(JourneyStage::slug).collect(Collectors.joining(" "));
  }
}
