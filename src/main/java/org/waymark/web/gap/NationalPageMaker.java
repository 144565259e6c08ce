package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.waymark.gap.AreaGap;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.GapCounts;
import org.waymark.gap.GapFinding;
import org.waymark.gap.GapJudgements;
import org.waymark.gap.GapReading;
import org.waymark.gap.GapRules;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;

/** Puts the police areas of England side by side on the same measures. */
final class NationalPageMaker {

  static final String ORDER = "order";

  private static final String PATH = "/gap/national";

  private record Line(AreaGap gap, GapCounts counts) {}

  private final Snapshot snapshot;
  private final GapQuestion question;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Comparator<Line>> orders = new LinkedHashMap<>();
  private final List<FieldError> errors;
  private final GapAnalysis analysis;
  private String order = "";

  NationalPageMaker(
      Snapshot snapshot,
      GapAnalysis analysis,
      GapJudgements judgements,
      GapQuestion question,
      Map<String, List<String>> parameters,
      List<FieldError> errors) {
    this.snapshot = snapshot;
    this.analysis = analysis;
    this.question = question;
    this.errors = new ArrayList<>(errors);
    for (AreaGap gap : analysis.policeAreas()) {
      GapReading reading = new GapReading(gap, judgements, analysis.today());
      lines.add(new Line(gap, reading.count(question.crimeType(), question.level())));
    }
    orders.put("area", Comparator.comparing(line -> line.gap().area().shortName()));
    orders.put("residents", Comparator.comparingLong(line -> line.gap().population()));
    orders.put("listed", Comparator.comparing(line -> line.gap().isListed()));
    orders.put("provided-share", Comparator.comparingDouble(line -> line.counts().shareProvided()));
    orders.put("gaps", Comparator.comparingInt(line -> line.counts().gaps()));
    for (GapFinding finding : GapFinding.values()) {
      orders.put(finding.slug(), Comparator.comparingInt(line -> line.counts().of(finding)));
    }
    readOrder(parameters);
  }

  private void readOrder(Map<String, List<String>> parameters) {
    String asked =
        parameters.getOrDefault(ORDER, List.of()).stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    if (asked.isEmpty() || orders.containsKey(column(asked))) {
      order = asked;
    } else {
      errors.add(
          new FieldError(
              "",
              "The table cannot be ordered by “"
                  + asked
                  + "”. Use one of: "
                  + String.join(", ", orders.keySet())
                  + "."));
    }
  }

  private static String column(String order) {
    return order.startsWith("-") ? order.substring(1) : order;
  }

  boolean isValid() {
    return errors.isEmpty();
  }

  NationalPage page(Function<String, PageFrame> frame) {
    String crime =
        question.crimeType() == null
            ? "all crime types"
            : MatrixPageMaker.lower(snapshot.vocabularies().getTerm(question.crimeType()).label());
    String heading = "Police areas compared: " + crime;
    Comparator<Line> byName = Comparator.comparing(line -> line.gap().area().shortName());
    Comparator<Line> main = orders.getOrDefault(column(order), byName);
    lines.sort((order.startsWith("-") ? main.reversed() : main).thenComparing(byName));
    return new NationalPage(
        frame.apply(heading),
        GapNavigation.of(GapView.NATIONAL, question),
        heading,
        errors,
        GapForm.of(question, snapshot, "England", "All crime types", "Anybody", "All kinds"),
        ReaderNotes.with(question.notes(), snapshot),
        answer(crime),
        "Cells of each police area by finding, " + crime + ", " + level(),
        columns(),
        lines.stream().map(this::row).toList(),
        question.at("/gap/national.csv"),
        GapRules.of(analysis.settings()),
        snapshot.today().format(MatrixPageMaker.DATE));
  }

  private String level() {
    return switch (question.level()) {
      case BY_AND_FOR -> "services run by and for the group";
      case SPECIALIST -> "services designed for the group or closer";
      case OPEN -> "all services that take the group";
    };
  }

  private List<String> answer(String crime) {
    long listed = lines.stream().filter(line -> line.gap().isListed()).count();
    int cells = lines.isEmpty() ? 0 : lines.getFirst().counts().cells();
    List<String> answer = new ArrayList<>();
    answer.add(
        "Services are listed for "
            + (listed == lines.size() ? "all " + lines.size() : listed + " of " + lines.size())
            + " police areas. Each has "
            + Figures.whole(cells)
            + " cells for "
            + crime
            + ".");
    lines.stream()
        .filter(line -> line.gap().isListed())
        .max(
            Comparator.comparingDouble((Line line) -> line.counts().shareProvided())
                .thenComparing(line -> line.gap().area().shortName()))
        .ifPresent(
            best ->
                lines.stream()
                    .filter(line -> line.gap().isListed())
                    .min(
                        Comparator.comparingDouble((Line line) -> line.counts().shareProvided())
                            .thenComparing(line -> line.gap().area().shortName()))
                    .ifPresent(
                        least ->
                            answer.add(
                                "The share of cells provided runs from "
                                    + Figures.percent(least.counts().shareProvided())
                                    + " ("
                                    + least.gap().area().shortName()
                                    + ") to "
                                    + Figures.percent(best.counts().shareProvided())
                                    + " ("
                                    + best.gap().area().shortName()
                                    + ").")));
    answer.add(
        "The figures depend on how completely an area has been listed as much as on what is there:"
            + " they begin a conversation, they are no league table.");
    return answer;
  }

  private List<NationalPage.Column> columns() {
    List<NationalPage.Column> columns = new ArrayList<>();
    columns.add(column("Police area", "", "area", false));
    columns.add(column("Residents", "", "residents", true));
    columns.add(column("Services listed", "", "listed", false));
    columns.add(column("Cells provided", "", "provided-share", true));
    columns.add(column("Gaps", "", "gaps", true));
    Arrays.stream(GapFinding.values())
        .forEach(
            finding ->
                columns.add(column(finding.label(), finding.symbol(), finding.slug(), true)));
    return columns;
  }

  private NationalPage.Column column(String label, String symbol, String slug, boolean numeric) {
    boolean current = slug.equals(column(order.isEmpty() ? "area" : order));
    boolean descending = order.startsWith("-");
    String next =
        current ? (descending ? slug : "-" + slug) : (slug.equals("area") ? slug : "-" + slug);
    return new NationalPage.Column(
        label,
        symbol,
        symbol.isEmpty() ? "" : slug,
        question.at(PATH, Map.of(ORDER, next)) + "#table",
        current ? (descending ? "descending" : "ascending") : "none",
        numeric);
  }

  private NationalPage.Row row(Line line) {
    GapCounts counts = line.counts();
    return new NationalPage.Row(
        line.gap().area().shortName(),
        question
            .of(line.gap().area())
            .withCohort(null)
            .withSupportType(null)
            .withCrimeType(question.crimeType())
            .at("/gap"),
        Figures.whole(line.gap().population()),
        line.gap().isListed() ? "Yes" : "None yet",
        Figures.whole(counts.cells()),
        Figures.whole(counts.gaps()),
        Figures.percent(counts.shareProvided()),
        Math.round(100 * counts.shareProvided()),
        Arrays.stream(GapFinding.values())
            .map(finding -> Figures.whole(counts.of(finding)))
            .toList());
  }
}
