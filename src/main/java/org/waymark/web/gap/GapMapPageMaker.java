package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.GapByArea;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.report.GapMapTable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.SmallAreaSet;
import org.waymark.need.NeedEstimator;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.coverage.MapFigure;
import org.waymark.web.coverage.MapLayers;
import org.waymark.web.coverage.MapPart;
import org.waymark.web.coverage.MapSearch;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.coverage.ShareClass;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TableOrder;
import org.waymark.web.report.TablePart;

/** Puts one cell of every area of a kind into colours, words, rows and links. */
final class GapMapPageMaker {

  private static final String PATH = "/gap/map";

  private final Snapshot snapshot;
  private final GapQuestion question;
  private final GapByArea report;
  private final MapOptions options;
  private final TableOrder order;
  private final Map<AreaCode, Priority> priorities = new HashMap<>();

  GapMapPageMaker(
      Snapshot snapshot,
      GapQuestion question,
      GapByArea report,
      NeedEstimator need,
      MapOptions options,
      Map<String, List<String>> parameters) {
    this.snapshot = snapshot;
    this.question = question;
    this.report = report;
    this.options = options;
    order =
        TableOrder.read(
            parameters,
            GapMapTable.of(
                report,
                need,
                area -> question.of(area).withCohort(null).withSupportType(null).at("/gap"),
                area -> question.of(area).at("/gap/cell")),
            this::inOrder);
    for (GapByArea.Row row : report.rows()) {
      report
          .priorityOf(row, need)
          .ifPresent(priority -> priorities.put(row.area().code(), priority));
    }
  }

  private String inOrder(String by) {
    Map<String, String> all = new LinkedHashMap<>(options.toParameters());
    all.put(TableOrder.PARAMETER, by);
    return question.at(PATH, all) + "#table";
  }

  /** What of the order was not understood; empty when all was. */
  Optional<FieldError> orderProblem() {
    return order.problem();
  }

  GapMapPage page(
      List<FieldError> errors,
      MapSource source,
      @Nullable String place,
      Function<String, PageFrame> frame) {
    String what =
        snapshot.vocabularies().getTerm(report.supportType()).label()
            + " for "
            + (report.cohort() == null
                ? "anybody"
                : MatrixPageMaker.lower(snapshot.vocabularies().getTerm(report.cohort()).label()));
    String heading = "Gap map of " + report.within().shortName() + ": " + what;
    String crime =
        MatrixPageMaker.lower(snapshot.vocabularies().getTerm(report.crimeType()).label());
    return new GapMapPage(
        frame.apply(heading),
        GapNavigation.of(GapView.MAP, question),
        heading,
        errors,
        GapForm.of(question, snapshot, "England", "", "Anybody", ""),
        kinds(),
        Arrays.stream(MapOptions.Measure.values())
            .map(each -> new Choice(each.slug(), each.label(), each == options.show()))
            .toList(),
        ReaderNotes.with(question.notes(), snapshot),
        answer(what, crime),
        map(heading, answer(what, crime).getFirst(), place, source),
        TablePart.of(order.table(), "", Integer.MAX_VALUE, order),
        new GapMapPage.Files(
            question.at("/gap/map.csv", Map.of("by", report.by().slug())),
            question.at("/gap/map.xlsx", Map.of("by", report.by().slug())),
            question.at("/gap.geojson", Map.of("by", report.by().slug()))),
        snapshot.today().format(MatrixPageMaker.DATE));
  }

  private @Nullable MapFigure map(
      String heading, String headline, @Nullable String place, MapSource source) {
    List<MapPart> parts = parts();
    String address = question.at(PATH, options.toParameters());
    MapSearch search =
        place == null
            ? MapSearch.at(address)
            : MapSearch.of(
                address,
                place,
                question.area(),
                parts,
                area -> question.of(area).at(PATH),
                snapshot,
                source);
    return CoveragePicture.of(
            question.area(),
            options.by(),
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
                    headline + " The table below says the same in figures.",
                    picture,
                    question.at("/gap/map.json", options.toParameters()),
                    switch (options.show()) {
                      case FINDING -> "What is found";
                      case SHARE ->
                          "Share of residents whom at least one local service that counts takes";
                      case PRIORITY ->
                          "Priority of the gap in three bands: left out × how many × severity";
                    },
                    legend(parts),
                    false,
                    search))
        .orElse(null);
  }

  private List<Choice> kinds() {
    List<Choice> choices = new ArrayList<>();
    for (AreaKind kind : FilterParameters.SHOWN_BY) {
      choices.add(new Choice(kind.slug(), kind.plural(), kind == report.by()));
    }
    return choices;
  }

  private List<String> answer(String what, String crime) {
    Map<GapFinding, Integer> counts = new LinkedHashMap<>();
    for (GapFinding finding : GapFinding.values()) {
      int count =
          (int) report.rows().stream().filter(row -> row.cell().finding() == finding).count();
      if (count > 0) {
        counts.put(finding, count);
      }
    }
    long gaps = report.rows().stream().filter(row -> row.cell().finding().isGap()).count();
    List<String> answer = new ArrayList<>();
    answer.add(
        what
            + ", "
            + crime
            + ": a gap in "
            + Figures.whole(gaps)
            + " of "
            + Figures.whole(report.rows().size())
            + " "
            + (report.by() == AreaKind.ICB
                ? report.by().plural()
                : MatrixPageMaker.lower(report.by().plural()))
            + ".");
    answer.add(
        String.join(
                ", ",
                counts.entrySet().stream()
                    .map(each -> each.getKey().label() + " in " + Figures.whole(each.getValue()))
                    .toList())
            + ".");
    if (report.rows().stream().anyMatch(row -> !row.whole())) {
      answer.add(
          "An area that lies only partly in "
              + report.within().shortName()
              + " is marked “part”: its finding is of the whole of it.");
    }
    return answer;
  }

  /** The rows as parts of a map. */
  List<MapPart> parts() {
    return report.rows().stream()
        .map(
            row -> {
              FindingMark mark = FindingMark.of(row.cell());
              return new MapPart(
                  row.area(),
                  row.whole(),
                  row.cell().result().population(),
                  row.area().shortName() + ": " + mark.words(),
                  switch (options.show()) {
                    case FINDING -> mark.symbol() + " " + mark.label();
                    case SHARE -> share(row);
                    case PRIORITY -> priority(row);
                  },
                  style(row),
                  question.of(row.area()).at("/gap/cell"));
            })
        .toList();
  }

  private String share(GapByArea.Row row) {
    return !row.listed() ? "Not assessed" : Figures.percent(row.share());
  }

  private String priority(GapByArea.Row row) {
    Priority priority = priorities.get(row.area().code());
    if (priority != null) {
      return priority.band().label();
    }
    return isProvided(row) ? "No gap" : "Not known";
  }

  private static boolean isProvided(GapByArea.Row row) {
    return row.listed() && !row.cell().finding().isGap();
  }

  private String style(GapByArea.Row row) {
    return switch (options.show()) {
      case FINDING -> "finding-" + row.cell().finding().slug();
      case SHARE ->
          ShareClass.of(row.listed(), row.cell().at().provision().reached(), row.share()).style();
      case PRIORITY -> PriorityClass.of(priorities.get(row.area().code()), isProvided(row)).style();
    };
  }

  private List<MapFigure.Key> legend(List<MapPart> parts) {
    return switch (options.show()) {
      case FINDING ->
          Arrays.stream(GapFinding.values())
              .map(
                  finding ->
                      MapFigure.Key.of(
                          "finding-" + finding.slug(), finding.symbol(), finding.label(), parts))
              .toList();
      case SHARE -> ShareClass.keys(parts);
      case PRIORITY ->
          Arrays.stream(PriorityClass.values())
              .map(each -> MapFigure.Key.of(each.style(), "", each.label(), parts))
              .toList();
    };
  }
}
