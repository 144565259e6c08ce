package org.waymark.publishing.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.drawing.BoundarySource;
import org.waymark.gap.AreaGap;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.GapByArea;
import org.waymark.gap.GapCounts;
import org.waymark.gap.GapFinding;
import org.waymark.gap.GapJudgementSource;
import org.waymark.gap.GapJudgements;
import org.waymark.gap.GapReading;
import org.waymark.gap.GapRules;
import org.waymark.gap.GapSettings;
import org.waymark.gap.NeedEstimates;
import org.waymark.gap.Provision;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedEstimator;
import org.waymark.publishing.api.Answers;
import org.waymark.publishing.api.Features;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** The figures of the gap analysis as CSV, workbook and GeoJSON. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Downloads")
class GapDownloads {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");
  private static final MediaType XLSX =
      new MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType GEO_JSON = new MediaType("application/geo+json");

  /** What pages have besides the question; a file holds everything and is sorted by its reader. */
  private static final Set<String> OF_PAGES = Set.of("rows", "columns", "only", "order", "show");

  private static final Set<String> OF_MAPS = Set.of("by", "order", "show");

  private final Answers answers;
  private final GapAnalyses analyses;
  private final GapJudgementSource judgements;
  private final NeedEstimates need;
  private final BoundarySource boundaries;

  GapDownloads(
      Answers answers,
      GapAnalyses analyses,
      GapJudgementSource judgements,
      NeedEstimates need,
      BoundarySource boundaries) {
    this.answers = answers;
    this.analyses = analyses;
    this.judgements = judgements;
    this.need = need;
    this.boundaries = boundaries;
  }

  private GapJudgements judged() {
    return judgements.judgements();
  }

  /** Changes with every judgement and every figure of need. */
  private String version() {
    return "judged-" + judged().revision() + "-need-" + need.revision();
  }

  @Operation(
      operationId = "getGapCsv",
      summary = "Every cell of the gap analysis of an area as CSV",
      description =
          "Takes area (and kind) and crime; without crime all crime types, which is a large file."
              + " Columns: area_kind, area, area_name, crime, crime_label, cohort, cohort_label,"
              + " support, support_label, level, finding, finding_label, not_relevant, residents,"
              + " reached, share (0 to 1), second_provider, lasting, room, served_twice, services,"
              + " organisations, national. One row for each cell and level. Empty figures: no"
              + " services of any kind are listed there.")
  @ApiResponse(
      responseCode = "200",
      description =
          "UTF-8 with a byte order mark; the last rows are thresholds, rules and credit lines",
      content = @Content(mediaType = "text/csv"))
  @Get("/gap.csv")
  HttpResponse<?> cells(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return ofArea(
        request,
        person,
        (snapshot, question, reading) ->
            attachment(
                answers.ok(
                    request,
                    snapshot,
                    version(),
                    CSV,
                    () -> pieces(pieces(question, reading, snapshot))),
                name(question) + ".csv"));
  }

  /** One piece for each crime type, made when it is sent: a whole file would not fit in memory. */
  private static Iterator<byte[]> pieces(
      GapQuestion question, GapReading reading, Snapshot snapshot) {
    CsvTable table = new CsvTable(GapTable.header());
    GapTable cells = new GapTable(reading);
    Stream<byte[]> crimes =
        reading.area().terms().crimeTypes().stream()
            .filter(term -> question.crimeType() == null || term.id().equals(question.crimeType()))
            .map(
                term -> {
                  cells.rows(term, table::row);
                  return table.take();
                });
    Stream<byte[]> last =
        Stream.of(table)
            .map(
                open -> {
                  notes(reading.area().settings(), snapshot).forEach(open::note);
                  return open.take();
                });
    return Stream.concat(crimes, last).iterator();
  }

  private static InputStream pieces(Iterator<byte[]> pieces) {
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return pieces.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return new ByteArrayInputStream(pieces.next());
          }
        });
  }

  private static List<String> notes(GapSettings settings, Snapshot snapshot) {
    List<String> notes = new ArrayList<>();
    GapRules.thresholds(settings)
        .forEach(
            each ->
                notes.add(
                    "Threshold "
                        + each.name()
                        + ": "
                        + each.value()
                        + " "
                        + each.unit()
                        + ". "
                        + each.words()
                        + "."));
    GapRules.of(settings)
        .forEach(each -> notes.add("Finding " + each.finding().slug() + ": " + each.rule()));
    notes.addAll(credits(snapshot));
    return notes;
  }

  private static List<String> credits(Snapshot snapshot) {
    List<String> credits = new ArrayList<>();
    credits.add(
        "Catalogue of "
            + snapshot.today()
            + ". \"None recorded\" means that nothing is in the catalogue; it is not proof that"
            + " there is none.");
    if (snapshot.catalogue().isDemonstration()) {
      credits.add("Demonstration data: every organisation here is invented.");
    }
    credits.add(Downloads.CREDIT);
    return credits;
  }

  @Operation(
      operationId = "getGapWorkbook",
      summary = "Every cell of the gap analysis of an area and crime type as an Excel workbook",
      description =
          "Takes area (and kind) and crime. Sheets: the cells, in the columns of /gap.csv; what"
              + " columns and findings mean; thresholds, rules and sources.")
  @ApiResponse(
      responseCode = "200",
      description = "The workbook",
      content =
          @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
  @Get("/gap.xlsx")
  HttpResponse<?> workbook(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return ofArea(
        request,
        person,
        (snapshot, question, reading) -> {
          TermId crime = question.crimeType();
          if (crime == null) {
            return needed(request, "crime", "A workbook is of one crime type.", "domestic-abuse");
          }
          return attachment(
              answers.ok(
                  request,
                  snapshot,
                  version(),
                  XLSX,
                  () -> workbook(reading, snapshot.vocabularies().getTerm(crime), snapshot)),
              name(question) + ".xlsx");
        });
  }

  private static byte[] workbook(GapReading reading, Term crime, Snapshot snapshot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
    try {
      new GapWorkbook(reading, crime, credits(snapshot)).write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Operation(
      operationId = "getGapGeoJson",
      summary = "One cell of the gap analysis for every area of a kind, as GeoJSON",
      description =
          "Takes crime, support, cohort, level and by (district, council, icb, police-area,"
              + " region), and area for the parts of one area.")
  @ApiResponse(
      responseCode = "200",
      description = "A feature collection, WGS 84, longitude first",
      content = @Content(mediaType = "application/geo+json"))
  @Get("/gap.geojson")
  HttpResponse<?> geoJson(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return ofMap(
        request,
        person,
        GEO_JSON,
        ".geojson",
        (snapshot, report) -> Features.gap(report, boundaries));
  }

  @Operation(
      operationId = "getGapMapCsv",
      summary = "One cell of the gap analysis for every area of a kind, as CSV",
      description =
          "Takes the parameters of /gap.geojson. Columns: area_kind, area, area_name, part, crime,"
              + " cohort, support, level, finding, finding_label, not_relevant, residents, reached,"
              + " share (0 to 1), services, organisations, priority (0 to 100; empty where there is"
              + " no gap or no figure of need), national.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are rules and credit lines",
      content = @Content(mediaType = "text/csv"))
  @Get("/gap/map.csv")
  HttpResponse<?> map(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return ofMap(request, person, CSV, ".csv", this::map);
  }

  private byte[] map(Snapshot snapshot, GapByArea report) {
    CsvTable table =
        new CsvTable(
            "area_kind",
            "area",
            "area_name",
            "part",
            "crime",
            "cohort",
            "support",
            "level",
            "finding",
            "finding_label",
            "not_relevant",
            "residents",
            "reached",
            "share",
            "services",
            "organisations",
            "priority",
            "national");
    NeedEstimator estimator = need.of(snapshot);
    for (GapByArea.Row row : report.rows()) {
      Provision provision = row.cell().at().provision();
      boolean listed = row.listed();
      table.row(
          row.area().kind().slug(),
          row.area().code(),
          row.area().shortName(),
          row.whole() ? "no" : "yes",
          report.crimeType(),
          report.cohort() == null ? "anybody" : report.cohort(),
          report.supportType(),
          report.level().slug(),
          row.cell().finding().slug(),
          row.cell().finding().label(),
          row.cell().notRelevant() ? "yes" : "no",
          row.cell().result().population(),
          listed ? provision.reached() : "",
          listed ? GapTable.round(row.share()) : "",
          listed ? provision.services() : "",
          listed ? provision.organisations() : "",
          report
              .priorityOf(row, estimator)
              .<Object>map(priority -> Math.round(priority.score() * 10) / 10.0)
              .orElse(""),
          row.cell().at().national() ? "yes" : "no");
    }
    notes(analyses.settings(), snapshot).forEach(table::note);
    return table.toBytes();
  }

  @Operation(
      operationId = "getGapNationalCsv",
      summary = "Cells of every police area of England by finding, as CSV",
      description =
          "Takes crime (all unless told) and level. Columns: area, area_name, residents, listed,"
              + " cells, gaps, provided_share (0 to 1) and one for each finding.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are rules and credit lines",
      content = @Content(mediaType = "text/csv"))
  @Get("/gap/national.csv")
  HttpResponse<?> national(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toGap(
        request,
        snapshot,
        OF_PAGES,
        question ->
            attachment(
                answers.ok(request, snapshot, version(), CSV, () -> national(snapshot, question)),
                "gap-national.csv"));
  }

  private byte[] national(Snapshot snapshot, GapQuestion question) {
    GapAnalysis analysis = analyses.of(snapshot);
    GapJudgements judged = judged();
    CsvTable table =
        new CsvTable(
            Stream.concat(
                    Stream.of(
                        "area",
                        "area_name",
                        "residents",
                        "listed",
                        "cells",
                        "gaps",
                        "provided_share"),
                    Arrays.stream(GapFinding.values())
                        .map(finding -> finding.slug().replace('-', '_')))
                .toArray(String[]::new));
    for (AreaGap gap : analysis.policeAreas()) {
      GapCounts counts =
          new GapReading(gap, judged, analysis.today())
              .count(question.crimeType(), question.level());
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  gap.area().code(),
                  gap.area().shortName(),
                  gap.population(),
                  gap.isListed() ? "yes" : "no",
                  counts.cells(),
                  counts.gaps(),
                  GapTable.round(counts.shareProvided())));
      Arrays.stream(GapFinding.values()).forEach(finding -> cells.add(counts.of(finding)));
      table.row(cells.toArray());
    }
    table.note(
        "Cells of "
            + (question.crimeType() == null ? "all crime types" : question.crimeType())
            + ", level "
            + question.level().slug()
            + ".");
    notes(analysis.settings(), snapshot).forEach(table::note);
    return table.toBytes();
  }

  private interface OfArea {
    HttpResponse<?> answer(Snapshot snapshot, GapQuestion question, GapReading reading);
  }

  private HttpResponse<?> ofArea(HttpRequest<?> request, @Nullable Person person, OfArea then) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toGap(
        request,
        snapshot,
        OF_PAGES,
        question ->
            question.area().kind() == AreaKind.COUNTRY
                ? needed(request, "area", "A file of cells is of one area.", "E23000002")
                : then.answer(
                    snapshot,
                    question,
                    new GapReading(
                        analyses.of(snapshot).of(question.area()), judged(), snapshot.today())));
  }

  private interface OfMap {
    Object body(Snapshot snapshot, GapByArea report);
  }

  private HttpResponse<?> ofMap(
      HttpRequest<?> request, @Nullable Person person, MediaType type, String ending, OfMap then) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toGap(
        request,
        snapshot,
        OF_MAPS,
        question -> {
          TermId crime = question.crimeType();
          TermId support = question.supportType();
          if (crime == null) {
            return needed(request, "crime", "A map is of one crime type.", "domestic-abuse");
          }
          if (support == null) {
            return needed(request, "support", "A map is of one kind of support.", "idva");
          }
          Function<AreaKind, HttpResponse<?>> answer =
              by ->
                  attachment(
                      answers.ok(
                          request,
                          snapshot,
                          version(),
                          type,
                          () ->
                              then.body(
                                  snapshot,
                                  GapByArea.of(
                                      analyses.of(snapshot),
                                      judged(),
                                      question.area(),
                                      by,
                                      crime,
                                      question.cohort(),
                                      support,
                                      question.level()))),
                      name(question) + "-map" + ending);
          String asked = request.getParameters().getFirst("by").map(String::strip).orElse("");
          if (asked.isEmpty()) {
            return answer.apply(CoverageQuestion.usual(question.area()));
          }
          Optional<AreaKind> by =
              AreaKind.ofSlug(asked).filter(FilterParameters.SHOWN_BY::contains);
          return by.isPresent()
              ? answer.apply(by.get())
              : answers.refuse(
                  request,
                  "by",
                  asked,
                  "That is not a kind of area to show by.",
                  "Use one of: "
                      + String.join(
                          ", ", FilterParameters.SHOWN_BY.stream().map(AreaKind::slug).toList())
                      + ".");
        });
  }

  private HttpResponse<?> needed(
      HttpRequest<?> request, String name, String message, String example) {
    return answers.refuse(
        request, name, "", message, "Give “" + name + "”, as " + name + "=" + example + ".");
  }

  private static String name(GapQuestion question) {
    return "gap-"
        + question.area().code()
        + (question.crimeType() == null ? "" : "-" + question.crimeType());
  }

  private static HttpResponse<?> attachment(HttpResponse<?> response, String file) {
    return response instanceof MutableHttpResponse<?> open
        ? open.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        : response;
  }
}
