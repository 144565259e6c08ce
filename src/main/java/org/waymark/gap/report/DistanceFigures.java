package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Column;
import org.waymark.report.Column.Part;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;

/** Puts a {@link DistanceReport} into words and figures. */
final class DistanceFigures {

  /** Kilometres that the first sentence names. */
  private static final List<Integer> NAMED = List.of(5, 10, 20);

  private DistanceFigures() {}

  /**
   * The report.
   *
   * @param words what the services in question have in common, to follow "services"
   */
  static Report of(DistanceReport report, String words) {
    return new Report(
        "How far it is in " + report.area().shortName(),
        sentences(report, words),
        List.of(table(report)),
        List.of(
            new Explanation(
                "How distance is measured",
                "In a straight line, from the point where the people of a small area (about 1,500"
                    + " residents) live on average, to the nearest public place of a service that"
                    + " takes people from there. It says nothing of roads, hills or buses."),
            new Explanation(
                "Who has no distance",
                "Somebody whose services are all at a withheld location, or of which only the area"
                    + " is published, or given only by telephone or online, or whose place is not"
                    + " recorded. Near or far cannot be said, so they are counted apart, under the"
                    + " first of these reasons that holds for any of their services.")));
  }

  private static ReportTable table(DistanceReport report) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (DistanceReport.Step step : report.steps()) {
      rows.add(
          Arrays.asList(
              Named.of(
                  "within",
                  report.measured() == 0
                      ? "With a distance"
                      : "Within " + step.kilometres() + " km"),
              step.kilometres(),
              step.residents(),
              step.share()));
    }
    rows.add(
        row(
            "further",
            "Further than " + DistanceReport.LONGEST_KILOMETRES + " km",
            report.further(),
            report));
    report
        .unmeasured()
        .forEach(
            (reason, residents) ->
                rows.add(row("not-measured-" + reason.slug(), reason.label(), residents, report)));
    rows.add(row("not-taken", "No local service takes them", report.notTaken(), report));
    return new ReportTable(
        "steps",
        "The same in figures",
        "None.",
        List.of(
            Column.named("Nearest place that takes them")
                .as(Part.CODE, "what")
                .meaning("rows of within hold those nearer too"),
            Column.whole("kilometres", "").meaning("empty for those without a distance"),
            Column.whole("residents", "Residents"),
            Column.share("share", "Share of all residents")),
        rows,
        row("all", "All residents", report.population(), report));
  }

  private static List<@Nullable Object> row(
      String what, String label, long residents, DistanceReport report) {
    return Arrays.asList(Named.of(what, label), null, residents, share(residents, report));
  }

  private static double share(long residents, DistanceReport report) {
    return report.population() == 0 ? 0 : residents / (double) report.population();
  }

  private static List<String> sentences(DistanceReport report, String words) {
    String place = report.area().shortName();
    if (!report.listed()) {
      return List.of(
          "No local services are listed for "
              + place
              + " yet. That is missing information, not proof that there are none.");
    }
    List<String> sentences = new ArrayList<>();
    if (report.measured() == 0) {
      sentences.add(
          "Nobody in "
              + place
              + " can be given a distance: no local service"
              + words
              + " that takes them has a public place to visit.");
    } else {
      measured(report, words, sentences);
    }
    if (report.unmeasuredResidents() > 0) {
      sentences.add(
          Figures.whole(report.unmeasuredResidents())
              + " residents are taken only by services that have no public place to visit. They are"
              + " counted apart and never as far away.");
    }
    sentences.add(
        "Counted: "
            + Figures.count(report.services(), "local service", "local services")
            + ", of which "
            + Figures.whole(report.measuredServices())
            + (report.measuredServices() == 1 ? " has" : " have")
            + " a public place to visit. "
            + Figures.count(
                report.nationwide(), "England-wide service is", "England-wide services are")
            + " left out.");
    return sentences;
  }

  private static void measured(DistanceReport report, String words, List<String> sentences) {
    List<String> within =
        NAMED.stream()
            .map(
                kilometres ->
                    Figures.percent(share(report.within(kilometres), report))
                        + " within "
                        + kilometres
                        + " km")
            .toList();
    sentences.add(
        within
                .getFirst()
                .replace(
                    " within ", " of " + report.area().shortName() + "’s residents live within ")
            + " of the nearest public place of a service"
            + words.replace(" that take ", " that takes ")
            + " that takes people from where they live; "
            + within.get(1)
            + " and "
            + within.getLast()
            + ".");
    Double median = report.medianKilometres();
    if (median != null) {
      sentences.add(
          "Of those who can be given a distance, half live within "
              + Figures.oneDecimal(median)
              + " km, in a straight line from the small area where they live.");
    }
  }
}
