package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapRules;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferCounts;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.gap.offer.OffersInForce;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.report.Column;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Puts the police areas of England side by side on the same questions: those of the national table,
 * whatever an area has changed for itself.
 */
public final class NationalFigures {

  /**
   * @param changed how many of its questions the area asks otherwise on its own pages
   */
  private record Line(AreaOffer offer, OfferCounts counts, long changed) {
    String name() {
      return offer.area().shortName();
    }
  }

  /** One question over all areas. */
  private record Across(OfferLine line, List<OfferAnswer> answers) {
    long of(OfferOutcome outcome) {
      return answers.stream()
          .filter(each -> !each.isNotRelevant() && each.outcome() == outcome)
          .count();
    }
  }

  private NationalFigures() {}

  /**
   * The report.
   *
   * @param crimeType questions of this crime type and narrower ones only; null for all
   */
  static Report of(
      GapAnalysis analysis,
      GapJudgements judgements,
      OffersInForce offers,
      @Nullable TermId crimeType,
      Vocabularies vocabularies) {
    String crime =
        crimeType == null
            ? "all crime types"
            : FilterWords.inSentence(vocabularies.getTerm(crimeType).label());
    List<Line> lines = new ArrayList<>();
    for (AreaOffer asked : asked(analysis, judgements, offers, crimeType, vocabularies)) {
      lines.add(new Line(asked, asked.counts(), changed(offers, asked.area())));
    }
    lines.sort(Comparator.comparing(Line::name));
    return new Report(
        "Police areas compared: " + crime,
        sentences(lines, crime),
        List.of(
            ReportTable.of(
                "table",
                "Questions of each police area by what they come to, " + crime,
                "None.",
                lines,
                columns(crimeType)),
            ReportTable.of(
                "questions",
                "Each question by how many police areas come to what, " + crime,
                "Nothing is asked of this crime.",
                across(lines),
                questions(vocabularies))),
        rules(analysis.settings()));
  }

  /** What each police area has of the questions of the national table, as it was judged. */
  static List<AreaOffer> asked(
      GapAnalysis analysis,
      GapJudgements judgements,
      OffersInForce offers,
      @Nullable TermId crimeType,
      Vocabularies vocabularies) {
    return analysis
        .offersOf(AreaKind.POLICE_AREA, area -> OfferInForce.of(offers.of(area).national()))
        .stream()
        .map(
            each ->
                each.judged(judgements, analysis.today())
                    .asking(
                        line ->
                            crimeType == null
                                || vocabularies.crimeTypes().isWithin(line.crimeType(), crimeType)))
        .toList();
  }

  private static long changed(OffersInForce offers, Area area) {
    OfferInForce own = offers.of(area);
    List<OfferLine> national = own.national().lines();
    return own.lines().stream().filter(line -> !national.contains(line)).count()
        + national.stream().filter(line -> own.find(line.id()).isEmpty()).count();
  }

  private static List<Across> across(List<Line> lines) {
    List<Across> across = new ArrayList<>();
    if (lines.isEmpty()) {
      return across;
    }
    for (int i = 0; i < lines.getFirst().offer().answers().size(); i++) {
      int at = i;
      across.add(
          new Across(
              lines.getFirst().offer().answers().get(at).line(),
              lines.stream().map(line -> line.offer().answers().get(at)).toList()));
    }
    return across;
  }

  private static List<Column.Of<Line>> columns(@Nullable TermId crimeType) {
    List<Column.Of<Line>> columns = new ArrayList<>();
    columns.add(
        Column.named("area", "area_name", "Police area")
            .from(
                line ->
                    Named.of(line.offer().area().code().value(), line.name())
                        .at(
                            "/gap?area="
                                + line.offer().area().code()
                                + (crimeType == null ? "" : "&crime=" + crimeType))));
    columns.add(Column.whole("residents", "Residents").from(line -> line.offer().population()));
    columns.add(Column.yesNo("listed", "Services listed").from(line -> line.offer().listed()));
    columns.add(Column.whole("questions", "Questions").from(line -> line.counts().questions()));
    columns.add(Column.share("met_share", "Share met").from(line -> line.counts().shareMet()));
    for (OfferOutcome outcome : OfferOutcome.values()) {
      columns.add(
          Column.whole(outcome.slug().replace('-', '_'), outcome.label())
              .from(line -> line.counts().of(outcome)));
    }
    columns.add(
        Column.whole("not_relevant", "Not relevant").from(line -> line.counts().notRelevant()));
    columns.add(Column.whole("changed", "Asked otherwise there").from(Line::changed));
    return columns;
  }

  private static List<Column.Of<Across>> questions(Vocabularies vocabularies) {
    List<Column.Of<Across>> columns = new ArrayList<>();
    columns.add(
        Column.named("line", "function", "What")
            .from(
                each ->
                    Named.of(each.line().id(), each.line().function().label())
                        .beside(each.line().question())));
    columns.add(
        Column.named("crime_type", "crime_type_label", "Crime")
            .from(each -> Links.term(vocabularies.getTerm(each.line().crimeType()))));
    columns.add(
        Column.text("audience", "")
            .from(each -> Objects.toString(each.line().audience(), "anybody")));
    columns.add(
        Column.text("organised_at", "Organised by")
            .from(each -> each.line().organisedAt().label()));
    for (OfferOutcome outcome : OfferOutcome.values()) {
      columns.add(
          Column.whole(outcome.slug().replace('-', '_'), outcome.label())
              .from(each -> each.of(outcome)));
    }
    return columns;
  }

  private static List<String> sentences(List<Line> lines, String crime) {
    List<Line> listed = lines.stream().filter(line -> line.offer().listed()).toList();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Services are listed for "
            + (listed.size() == lines.size()
                ? "all " + lines.size()
                : listed.size() + " of " + lines.size())
            + " police areas. Each is asked the same "
            + Figures.count(
                lines.isEmpty() ? 0 : lines.getFirst().offer().answers().size(),
                "question",
                "questions")
            + " of the national table for "
            + crime
            + ".");
    if (!listed.isEmpty()) {
      Comparator<Line> met =
          Comparator.comparingDouble((Line line) -> line.counts().shareMet())
              .thenComparing(Line::name);
      Line least = listed.stream().min(met).orElseThrow();
      Line most = listed.stream().max(met).orElseThrow();
      sentences.add(
          "The share of questions met runs from "
              + Figures.percent(least.counts().shareMet())
              + " ("
              + least.name()
              + ") to "
              + Figures.percent(most.counts().shareMet())
              + " ("
              + most.name()
              + ").");
    }
    sentences.add(
        "The figures depend on how completely an area has been listed as much as on what is there:"
            + " they begin a conversation, they are no league table.");
    return sentences;
  }

  /** How findings are made and by which thresholds, for whoever reads figures of them. */
  public static List<Explanation> rules(GapSettings settings) {
    return List.of(
        new Explanation(
            "How findings are made",
            "The rules are tried from the top; the first that holds is the finding. "
                + GapRules.of(settings).stream()
                    .map(each -> each.finding().label() + ": " + each.rule())
                    .collect(Collectors.joining(" "))),
        new Explanation(
            "What a finding comes to",
            Arrays.stream(OfferOutcome.values())
                .map(
                    outcome ->
                        outcome.label()
                            + ": "
                            + OfferOutcome.findingsOf(outcome).stream()
                                .map(finding -> FilterWords.inSentence(finding.label()))
                                .collect(Collectors.joining(", "))
                            + ".")
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
