package org.waymark.publishing.download;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.drawing.BoundarySource;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapByArea;
import org.waymark.gap.GapReading;
import org.waymark.gap.NeedEstimates;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapRules;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgementSource;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.report.GapMapTable;
import org.waymark.geography.AreaKind;
import org.waymark.publishing.api.Answers;
import org.waymark.publishing.api.Features;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.report.Column;
import org.waymark.report.FileTable;
import org.waymark.report.Named;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** The figures of the gap analysis as CSV, workbook and GeoJSON. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Downloads")
record GapDownloads(
    Answers answers,
    TableFiles files,
    GapAnalyses analyses,
    GapJudgementSource judgements,
    NeedEstimates need,
    BoundarySource boundaries) {

  private static final MediaType GEO_JSON = new MediaType("application/geo+json");

  /** What pages have besides the question; a file holds everything and is sorted by its reader. */
  private static final Set<String> OF_PAGES = Set.of("rows", "columns", "only", "order", "show");

  private static final Set<String> OF_MAPS = Set.of("by", "order", "show");

  private GapJudgements judged() {
    return judgements.judgements();
  }

  /** Changes with every judgement, every figure of need and every return. */
  private String version() {
    return "judged-"
        + judged().revision()
        + "-need-"
        + need.revision()
        + "-returns-"
        + analyses.returnsRevision();
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
          "UTF-8 with a byte order mark; thresholds, rules and credits are where the Link header"
              + " (describedby) leads",
      content = @Content(mediaType = "text/csv"))
  @Get(uris = {"/gap.csv", "/gap.csv-metadata.json"})
  HttpResponse<?> cells(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return ofArea(
        request,
        person,
        (snapshot, question, reading) ->
            files.answer(
                request,
                snapshot,
                version(),
                name(question),
                () -> cells(question, reading, snapshot)));
  }

  private TableFiles.Content cells(GapQuestion question, GapReading reading, Snapshot snapshot) {
    List<Term> crimes =
        reading.area().terms().crimeTypes().stream()
            .filter(term -> question.crimeType() == null || term.id().equals(question.crimeType()))
            .toList();
    FileTable cells = new GapTable(reading).of(crimes);
    return new TableFiles.Content(
        "Gap analysis of " + question.area().shortName() + ", " + snapshot.today(),
        notes(reading.area().settings(), snapshot),
        cells,
        List.of(cells, findings(), thresholds(reading.area().settings())));
  }

  private static FileTable findings() {
    return ReportTable.of(
            "definitions",
            "What findings mean",
            "",
            List.of(GapFinding.values()),
            Column.named("finding", "finding_label", "")
                .from(each -> Named.of(each.slug(), each.label())),
            Column.text("meaning", "").from(GapFinding::meaning))
        .file();
  }

  private static FileTable thresholds(GapSettings settings) {
    return ReportTable.of(
            "thresholds",
            "Settings of this site, by which findings are made",
            "",
            GapRules.thresholds(settings),
            Column.text("threshold", "").from(each -> each.name()),
            Column.decimal("value", "").from(each -> each.value()),
            Column.text("unit", "").from(each -> each.unit()),
            Column.text("meaning", "").from(each -> each.words()))
        .file();
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
    notes.add(
        "\"None recorded\" means that nothing is in the catalogue; it is not proof that there is"
            + " none.");
    notes.addAll(Credits.of(snapshot));
    return notes;
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
            return answers.needed(
                request, "crime", "A workbook is of one crime type.", "domestic-abuse");
          }
          return files.answer(
              request,
              snapshot,
              version(),
              name(question),
              () -> cells(question, reading, snapshot));
        });
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
        (snapshot, name, report) ->
            Answers.attached(
                answers.ok(
                    request,
                    snapshot,
                    version(),
                    GEO_JSON,
                    () -> Features.gap(report.get(), boundaries)),
                name + ".geojson"));
  }

  @Operation(
      operationId = "getGapMapCsv",
      summary = "One cell of the gap analysis for every area of a kind, as CSV",
      description =
          "Takes the parameters of /gap.geojson. Columns: area_kind, area, area_name, part, crime,"
              + " cohort, support, level, finding, finding_label, not_relevant, residents, reached,"
              + " share (0 to 1), services, organisations, priority (the band; empty where there is"
              + " no gap or no figure of need), national.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark",
      content = @Content(mediaType = "text/csv"))
  @Get(uris = {"/gap/map.csv", "/gap/map.xlsx", "/gap/map.csv-metadata.json"})
  HttpResponse<?> map(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return ofMap(
        request,
        person,
        (snapshot, name, report) ->
            files.answer(request, snapshot, version(), name, () -> map(snapshot, report.get())));
  }

  private TableFiles.Content map(Snapshot snapshot, GapByArea report) {
    return TableFiles.Content.of(
        "Gap analysis by area, " + snapshot.today(),
        notes(analyses.settings(), snapshot),
        GapMapTable.of(report, need.of(snapshot), area -> "", area -> "").file());
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
                ? answers.needed(request, "area", "A file of cells is of one area.", "E23000002")
                : then.answer(
                    snapshot,
                    question,
                    new GapReading(
                        analyses.of(snapshot).of(question.area()), judged(), snapshot.today())));
  }

  private interface OfMap {
    HttpResponse<?> answer(Snapshot snapshot, String name, Supplier<GapByArea> report);
  }

  private HttpResponse<?> ofMap(HttpRequest<?> request, @Nullable Person person, OfMap then) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toGap(
        request,
        snapshot,
        OF_MAPS,
        question -> {
          TermId crime = question.crimeType();
          TermId support = question.supportType();
          if (crime == null) {
            return answers.needed(
                request, "crime", "A map is of one crime type.", "domestic-abuse");
          }
          if (support == null) {
            return answers.needed(request, "support", "A map is of one kind of support.", "idva");
          }
          Function<AreaKind, HttpResponse<?>> answer =
              by ->
                  then.answer(
                      snapshot,
                      name(question) + "-map",
                      () ->
                          GapByArea.of(
                              analyses.of(snapshot),
                              judged(),
                              question.area(),
                              by,
                              crime,
                              question.cohort(),
                              support,
                              question.level()));
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

  private static String name(GapQuestion question) {
    return "gap-"
        + question.area().code()
        + (question.crimeType() == null ? "" : "-" + question.crimeType());
  }
}
