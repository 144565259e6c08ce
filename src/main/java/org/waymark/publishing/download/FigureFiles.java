package org.waymark.publishing.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.report.FigureReports;
import org.waymark.gap.report.GapAsked;
import org.waymark.gap.report.Topic;
import org.waymark.publishing.api.Answers;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.query.WhatIfChange;
import org.waymark.report.FileTable;
import org.waymark.report.Report;
import org.waymark.report.ReportJson;
import org.waymark.snapshot.Snapshot;

/** Reports of the gap analysis, as CSV, workbook and JSON. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Gap analysis")
record FigureFiles(Answers answers, TableFiles files, FigureReports reports) {

  private static final String REPORT = "{report:" + Topic.PATTERN + "}";

  /** A question and the report that answers it, which is made when it is needed. */
  private record Asked(
      Topic topic,
      Snapshot snapshot,
      GapQuestion question,
      boolean openToAll,
      Supplier<Report> report) {}

  private Asked ask(HttpRequest<?> request, @Nullable Person person, String slug) {
    Topic topic = Topic.ofSlug(slug).orElse(null);
    if (topic == null) {
      answers.notFound(request, "There is no report of this name.");
      throw new IllegalStateException("not found leaves by an exception");
    }
    Snapshot snapshot = answers.snapshot(person);
    boolean openToAll = reports.isOpenToAll(topic, snapshot);
    if (!openToAll && person == null) {
      forbidden(request);
    }
    GapQuestion question = question(request, topic, snapshot);
    WhatIfChange change = whatIf(request, topic, question, snapshot);
    // Files of what everybody may see are the same for everybody.
    GapAsked asked =
        new GapAsked(
            question.area(),
            question.crimeType(),
            question.cohort(),
            question.supportType(),
            question.level(),
            change.begins(),
            change.ends(),
            openToAll ? null : person);
    if (!reports.isOpenTo(topic, snapshot, asked)) {
      forbidden(request);
    }
    return new Asked(
        topic, snapshot, question, openToAll, () -> reports.of(topic, snapshot, asked));
  }

  private GapQuestion question(HttpRequest<?> request, Topic topic, Snapshot snapshot) {
    Set<String> others = new HashSet<>(WhatIfChange.NAMES);
    others.addAll(Set.of("table", "order"));
    LocalGapQuestion local =
        LocalGapQuestion.ofReport(
            request.getParameters().asMap(),
            snapshot,
            others,
            topic.isOfEngland(),
            topic.isOfPoliceAreas());
    List<ParameterProblem> problems = local.problemsOfProgram();
    if (!problems.isEmpty()) {
      answers.refuse(request, problems);
    }
    return local.question();
  }

  private WhatIfChange whatIf(
      HttpRequest<?> request, Topic topic, GapQuestion question, Snapshot snapshot) {
    Map<String, List<String>> parameters =
        topic == Topic.WHAT_IF ? request.getParameters().asMap() : Map.of();
    WhatIfChange change = WhatIfChange.read(parameters, question, snapshot);
    if (!change.problems().isEmpty()) {
      answers.refuse(request, change.problems());
    }
    return change;
  }

  private void forbidden(HttpRequest<?> request) {
    answers.forbidden(
        request,
        "Dates and money of contracts are for signed-in commissioners and convenors of every police"
            + " area that the area lies in. The operator of a Waymark that the public cannot reach"
            + " may set waymark.gap.show-contracts=true.");
  }

  /** What one person may see is kept nowhere on the way. */
  private static HttpResponse<?> kept(Asked asked, MutableHttpResponse<?> response) {
    if (!asked.openToAll()) {
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    return response;
  }

  @Operation(
      operationId = "getGapReportCsv",
      summary = "A report of the gap analysis, as CSV",
      description =
          "/gap/priorities.csv, /gap/boundary.csv, /gap/distance.csv, /gap/contracts.csv,"
              + " /gap/duplication.csv, /gap/low-volume.csv, /gap/what-if.csv, /gap/compare.csv and"
              + " /gap/national.csv. Parameters: area (of a boundary a police area; not of"
              + " national), kind, crime, cohort, support, level; table names one of the report's"
              + " tables (the first where none is named; boundary and contracts are one file whose"
              + " first column says what a row is of); what-if takes begin=yes, reach, wait and"
              + " end. Shares are 0 to 1 of residents. What has a code and a name has two columns."
              + " Contracts are for signed-in commissioners and convenors of every police area the"
              + " area lies in, otherwise status 403, and for everybody only while every contract"
              + " is of the invented demonstration catalogue, or where the operator has opened"
              + " them. The Link header (describedby) names what must be known to read the file.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark: one row of headings, then rows",
      content = @Content(mediaType = "text/csv"))
  @ApiResponse(responseCode = "403", description = "Contracts are not shown here")
  @Get("/gap/" + REPORT + ".csv")
  HttpResponse<?> csv(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @PathVariable String report) {
    return file(request, person, report);
  }

  @Operation(
      operationId = "getGapReportWorkbook",
      summary = "A report of the gap analysis, as an Excel workbook",
      description = "As of the CSV file: a sheet of notes, then one for each table.")
  @ApiResponse(
      responseCode = "200",
      description = "The workbook",
      content =
          @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
  @Get("/gap/" + REPORT + ".xlsx")
  HttpResponse<?> workbook(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @PathVariable String report) {
    return file(request, person, report);
  }

  /** What must be known to read the CSV file. */
  @Hidden
  @Get("/gap/" + REPORT + ".csv-metadata.json")
  HttpResponse<?> description(
      HttpRequest<?> request, @Nullable Person person, @PathVariable String report) {
    return file(request, person, report);
  }

  private HttpResponse<?> file(HttpRequest<?> request, @Nullable Person person, String slug) {
    Asked asked = ask(request, person, slug);
    Report report = asked.report().get();
    FileTable table = table(request, report);
    String name =
        asked.topic().isOfEngland()
            ? "gap-" + slug
            : slug
                + (report.files().size() > 1 ? "-" + table.id() : "")
                + "-"
                + asked.question().area().code();
    return kept(
        asked,
        files.answer(
            request,
            asked.snapshot(),
            reports.version(),
            name,
            () ->
                new TableFiles.Content(
                    report.heading() + ", " + asked.snapshot().today(),
                    notes(asked, report),
                    table,
                    report.sheets())));
  }

  private static List<String> notes(Asked asked, Report report) {
    List<String> more = new ArrayList<>(asked.question().notes());
    more.addAll(Credits.of(asked.snapshot()));
    return TableFiles.notes(report, more);
  }

  private FileTable table(HttpRequest<?> request, Report report) {
    String wanted = request.getParameters().get("table", String.class).orElse("");
    return report.files().stream()
        .filter(each -> wanted.isEmpty() || each.id().equals(wanted))
        .findFirst()
        .orElseGet(
            () -> {
              answers.refuse(
                  request,
                  "table",
                  wanted,
                  "The report has no such table.",
                  "Use one of: "
                      + report.files().stream().map(FileTable::id).collect(Collectors.joining(", "))
                      + ".");
              throw new IllegalStateException("a refusal leaves by an exception");
            });
  }

  @Operation(
      operationId = "getGapReport",
      summary = "A report of the gap analysis",
      description =
          "report is priorities, distance, contracts, duplication, low-volume, what-if, compare or"
              + " national; the parameters are those of the CSV file. Rows are objects by the names"
              + " of its columns.")
  @ApiResponse(responseCode = "200", description = "Sentences, notes and tables")
  @Get("/api/v1/gap/" + REPORT)
  HttpResponse<?> json(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @PathVariable String report) {
    Asked asked = ask(request, person, report);
    return kept(
        asked, answers.ok(request, asked.snapshot(), reports.version(), () -> toJson(asked)));
  }

  private static Map<String, Object> toJson(Asked asked) {
    Report report = asked.report().get();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("date", asked.snapshot().today().toString());
    json.put("area", asked.question().area().code().value());
    json.putAll(ReportJson.of(report, notes(asked, report)));
    return json;
  }
}
