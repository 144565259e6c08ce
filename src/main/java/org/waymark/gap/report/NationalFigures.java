package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.GapReading;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapCounts;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapRules;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.report.Column;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Puts the police areas of England side by side on the same measures. */
public final class NationalFigures {

  private record Line(AreaGap gap, GapCounts counts) {
    String name() {
      return gap.area().shortName();
    }
  }

  private NationalFigures() {}

  static Report of(
      GapAnalysis analysis,
      GapJudgements judgements,
      @Nullable TermId crimeType,
      CohortLevel.Level level,
      Vocabularies vocabularies) {
    String crime =
        crimeType == null
            ? "all crime types"
            : FilterWords.inSentence(vocabularies.getTerm(crimeType).label());
    List<Line> lines = new ArrayList<>();
    for (AreaGap gap : analysis.policeAreas()) {
      GapReading reading = new GapReading(gap, judgements, analysis.today());
      lines.add(new Line(gap, reading.count(crimeType, level)));
    }
    lines.sort(Comparator.comparing(Line::name));
    return new Report(
        "Police areas compared: " + crime,
        sentences(lines, crime),
        List.of(
            ReportTable.of(
                "table",
                "Cells of each police area by finding, " + crime + ", " + words(level),
                "None.",
                lines,
                columns(crimeType))),
        rules(analysis.settings()));
  }

  private static String words(CohortLevel.Level level) {
    return switch (level) {
      case BY_AND_FOR -> "services run by and for the group";
      case SPECIALIST -> "services designed for the group or closer";
      case OPEN -> "all services that take the group";
    };
  }

  private static List<Column.Of<Line>> columns(@Nullable TermId crimeType) {
    List<Column.Of<Line>> columns = new ArrayList<>();
    columns.add(
        Column.named("area", "area_name", "Police area")
            .from(
                line ->
                    Named.of(line.gap().area().code().value(), line.name())
                        .at(
                            "/gap?area="
                                + line.gap().area().code()
                                + (crimeType == null ? "" : "&crime=" + crimeType))));
    columns.add(Column.whole("residents", "Residents").from(line -> line.gap().population()));
    columns.add(Column.yesNo("listed", "Services listed").from(line -> line.gap().isListed()));
    columns.add(Column.whole("cells", "").from(line -> line.counts().cells()));
    columns.add(Column.whole("gaps", "Gaps").from(line -> line.counts().gaps()));
    columns.add(
        Column.share("provided_share", "Cells provided")
            .from(line -> line.counts().shareProvided()));
    for (GapFinding finding : GapFinding.values()) {
      columns.add(
          Column.whole(finding.slug().replace('-', '_'), finding.symbol() + " " + finding.label())
              .meaning(finding.meaning())
              .from(line -> line.counts().of(finding)));
    }
    return columns;
  }

  private static List<String> sentences(List<Line> lines, String crime) {
    List<Line> listed = lines.stream().filter(line -> line.gap().isListed()).toList();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Services are listed for "
            + (listed.size() == lines.size()
                ? "all " + lines.size()
                : listed.size() + " of " + lines.size())
            + " police areas. Each has "
            + Figures.whole(lines.isEmpty() ? 0 : lines.getFirst().counts().cells())
            + " cells for "
            + crime
            + ".");
    if (!listed.isEmpty()) {
      Comparator<Line> provided =
          Comparator.comparingDouble((Line line) -> line.counts().shareProvided())
              .thenComparing(Line::name);
      Line least = listed.stream().min(provided).orElseThrow();
      Line most = listed.stream().max(provided).orElseThrow();
      sentences.add(
          "The share of cells provided runs from "
              + Figures.percent(least.counts().shareProvided())
              + " ("
              + least.name()
              + ") to "
              + Figures.percent(most.counts().shareProvided())
              + " ("
              + most.name()
              + ").");
    }
    sentences.add(
        "The figures depend on how completely an area has been listed as much as on what is there:"
            + " they begin a conversation, they are no league table.");
    return sentences;
  }

  /** How findings are made and by which thresholds, for whoever reads figures of cells. */
  public static List<Explanation> rules(GapSettings settings) {
    return List.of(
        new Explanation(
            "How findings are made",
            "The rules are tried from the top; the first that holds is the finding. "
                + GapRules.of(settings).stream()
                    .map(each -> each.finding().label() + ": " + each.rule())
                    .collect(Collectors.joining(" "))),
        new Explanation(
            "Thresholds",
            GapRules.thresholds(settings).stream()
                    .map(
                        each ->
                            each.name()
                                + ": "
                                + each.value()
                                + " "
                                + each.unit()
                                + ". "
                                + each.words()
                                + ".")
                    .collect(Collectors.joining(" "))
                + " They are settings of this site, and neither the Act nor the guidance sets"
                + " them."));
  }
}
