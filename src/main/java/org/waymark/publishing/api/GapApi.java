package org.waymark.publishing.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapReading;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapRules;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.Provision;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementSource;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.AreaKind;
import org.waymark.query.GapParameters;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** The cells of the gap analysis, and the reasons behind each. */
@Controller(WireMaker.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Gap analysis")
record GapApi(Answers answers, GapAnalyses analyses, GapJudgementSource judgements) {

  private GapJudgements judged() {
    return judgements.judgements();
  }

  /** Changes with every judgement and every return. */
  private String version() {
    return "judged-" + judged().revision() + "-returns-" + analyses.returnsRevision();
  }

  @Operation(
      operationId = "getGap",
      summary = "Every cell of an area and crime type: what is provided and what is missing",
      description =
          "Takes area (with kind where one code is both council and district), crime and level"
              + " (by-and-for, specialist, open). A cell is a group of people and a kind of"
              + " support; its finding follows from shares of residents by the rules in the answer."
              + " not-assessed is missing information, none-recorded no proof of absence;"
              + " listed-not-counted asks to check that what is listed still runs.")
  @ApiResponse(
      responseCode = "200",
      description = "Cells",
      content = @Content(schema = @Schema(implementation = GapWire.Matrix.class)))
  @Get("/gap")
  HttpResponse<?> matrix(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toGap(
        request,
        snapshot,
        Set.of(),
        question -> {
          TermId crime = question.crimeType();
          if (question.area().kind() == AreaKind.COUNTRY) {
            return answers.needed(request, "area", "The cells are of one area.", "E23000002");
          }
          if (crime == null) {
            return answers.needed(
                request, "crime", "The cells are of one crime type.", "domestic-abuse");
          }
          return answers.ok(request, snapshot, version(), () -> matrix(snapshot, question, crime));
        });
  }

  private GapWire.Matrix matrix(Snapshot snapshot, GapQuestion question, TermId crime) {
    GapReading reading =
        new GapReading(analyses.of(snapshot).of(question.area()), judged(), snapshot.today());
    List<GapWire.Cell> cells = new ArrayList<>();
    List<@Nullable Term> cohorts = new ArrayList<>();
    cohorts.add(null);
    cohorts.addAll(reading.area().terms().cohorts());
    for (Term cohort : cohorts) {
      TermId group = cohort == null ? null : cohort.id();
      for (Term support : reading.area().terms().supportTypes()) {
        reading
            .cell(crime, group, support.id(), question.level())
            .ifPresent(cell -> cells.add(cell(cell)));
      }
    }
    return new GapWire.Matrix(
        WireMaker.named(question.area()),
        question.area().kind().slug(),
        reading.area().population(),
        reading.area().isListed(),
        crime.value(),
        question.level().slug(),
        reading.count(crime, question.level()).byFinding().entrySet().stream()
            .map(each -> new GapWire.Count(each.getKey().slug(), each.getValue()))
            .toList(),
        cells,
        thresholds(reading.area().settings()),
        GapRules.of(reading.area().settings()).stream()
            .map(
                each ->
                    new GapWire.Rule(
                        each.finding().slug(),
                        each.finding().label(),
                        each.finding().meaning(),
                        each.rule()))
            .toList(),
        question.notes(),
        snapshot.today());
  }

  private static GapWire.Cell cell(GapReading.Cell cell) {
    Provision provision = cell.at().provision();
    return new GapWire.Cell(
        cohort(cell.cell()),
        cell.cell().supportType().value(),
        cell.finding().slug(),
        cell.notRelevant(),
        provision.reached(),
        share(cell.result(), provision),
        provision.services(),
        provision.organisations(),
        cell.at().national());
  }

  private static String cohort(GapCell cell) {
    return cell.cohort() == null ? GapParameters.ANYBODY : cell.cohort().value();
  }

  private static double share(CellResult result, Provision provision) {
    return WireMaker.round(result.share(provision.reached()), 1_000_000);
  }

  private static List<GapWire.Threshold> thresholds(GapSettings settings) {
    return GapRules.thresholds(settings).stream()
        .map(each -> new GapWire.Threshold(each.name(), each.value(), each.unit(), each.words()))
        .toList();
  }

  @Operation(
      operationId = "getGapCell",
      summary = "One cell: the services that count, those ruled out and why, and what was said",
      description =
          "Takes area (with kind), crime, support and cohort (\"anybody\" unless told). No reason"
              + " names the day on which a contract ends, or money.")
  @ApiResponse(
      responseCode = "200",
      description = "The cell",
      content = @Content(schema = @Schema(implementation = GapWire.Evidence.class)))
  @Get("/gap/cell")
  HttpResponse<?> cell(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toGap(
        request,
        snapshot,
        Set.of(),
        question -> {
          TermId crime = question.crimeType();
          TermId support = question.supportType();
          if (question.area().kind() == AreaKind.COUNTRY) {
            return answers.needed(request, "area", "A cell is of one area.", "E23000002");
          }
          if (crime == null) {
            return answers.needed(
                request, "crime", "A cell is of one crime type.", "domestic-abuse");
          }
          if (support == null) {
            return answers.needed(request, "support", "A cell is of one kind of support.", "idva");
          }
          return answers.ok(
              request,
              snapshot,
              version(),
              () ->
                  evidence(
                      snapshot,
                      question,
                      new GapCell(
                          question.area().kind(),
                          question.area().code(),
                          crime,
                          question.cohort(),
                          support)));
        });
  }

  private GapWire.Evidence evidence(Snapshot snapshot, GapQuestion question, GapCell cell) {
    CellEvidence evidence = analyses.of(snapshot).evidence(cell, snapshot.catalogue(), judged());
    WireMaker wire = new WireMaker(snapshot);
    CellResult result = evidence.result();
    return new GapWire.Evidence(
        WireMaker.named(question.area()),
        question.area().kind().slug(),
        result.population(),
        cell.crimeType().value(),
        cohort(cell),
        cell.supportType().value(),
        evidence.finding().slug(),
        evidence.finding().label(),
        evidence.isNotRelevant(),
        evidence.ifConfirmed().slug(),
        evidence.reachedIfConfirmed(),
        result.levels().entrySet().stream()
            .map(each -> level(each.getKey(), each.getValue(), result))
            .toList(),
        result.parts().stream()
            .map(part -> new GapWire.Part(part.cohort().value(), part.finding().slug()))
            .toList(),
        evidence.sureness().grade().slug(),
        evidence.sureness().reasons(),
        evidence.counted().stream()
            .map(
                each ->
                    new GapWire.Counted(
                        wire.named(each.service()),
                        each.crimeFit().slug(),
                        each.fit() == null ? null : each.fit().slug(),
                        each.part(),
                        each.residents(),
                        WireMaker.round(each.share(), 1_000_000),
                        each.nationwide(),
                        each.cautions()))
            .toList(),
        evidence.ruledOut().stream()
            .map(
                each ->
                    new GapWire.RuledOut(
                        wire.named(each.service()),
                        each.residents(),
                        each.reasons().stream()
                            .map(reason -> new GapWire.Reason(reason.code(), reason.words()))
                            .toList()))
            .toList(),
        evidence.elsewhere(),
        evidence.unpublished(),
        Stream.concat(evidence.findJudgement().stream(), evidence.notes().stream())
            .map(GapApi::judgement)
            .toList(),
        thresholds(result.settings()),
        question.notes(),
        snapshot.today());
  }

  private static GapWire.AtLevel level(
      CohortLevel.Level level, CellResult.AtLevel at, CellResult result) {
    Provision provision = at.provision();
    return new GapWire.AtLevel(
        level.slug(),
        at.finding().slug(),
        provision.services(),
        provision.organisations(),
        provision.reached(),
        share(result, provision),
        provision.secondProvider(),
        provision.lasting(),
        provision.room(),
        provision.servedTwice(),
        provision.forSome().services(),
        provision.forSome().reached(),
        at.notStated(),
        at.national());
  }

  private static GapWire.Judgement judgement(GapJudgement each) {
    return new GapWire.Judgement(
        each.sort().slug(), each.author(), each.body(), each.reason(), each.made(), each.expires());
  }
}
