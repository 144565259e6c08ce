package org.waymark.publishing.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.figures.FigureReport;
import org.waymark.gap.figures.FigureReports;
import org.waymark.gap.figures.FigureTable;
import org.waymark.gap.figures.Topic;
import org.waymark.publishing.api.Answers;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.query.SupposedChange;
import org.waymark.snapshot.Snapshot;

/** Reports of the gap analysis, as CSV and as JSON. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Gap analysis")
class FigureFiles {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

  private final Answers answers;
  private final FigureReports reports;

  FigureFiles(Answers answers, FigureReports reports) {
    this.answers = answers;
    this.reports = reports;
  }

  /** A report and the question it answers. */
  private record Asked(Snapshot snapshot, GapQuestion question, FigureReport report) {}

  private Asked ask(HttpRequest<?> request, @Nullable Person person, String slug) {
    Topic topic =
        Topic.ofSlug(slug)
            .orElseGet(
                () -> {
                  answers.notFound(request, "There is no report of this name.");
                  throw new IllegalStateException("not found leaves by an exception");
                });
    Snapshot snapshot = answers.snapshot(person);
    Map<String, List<String>> parameters = request.getParameters().asMap();
    Set<String> others = new HashSet<>(SupposedChange.NAMES);
    others.add("table");
    LocalGapQuestion local = LocalGapQuestion.ofArea(parameters, snapshot, others);
    List<ParameterProblem> problems = new ArrayList<>(local.problemsOfProgram());
    SupposedChange change = SupposedChange.read(parameters, local.question(), snapshot);
    problems.addAll(change.problems());
    if (!problems.isEmpty()) {
      answers.refuse(request, problems);
    }
    GapQuestion question = local.question();
    return new Asked(
        snapshot,
        question,
        reports.of(
            topic,
            snapshot,
            question.area(),
            question.crimeType(),
            question.cohort(),
            question.supportType(),
            question.level(),
            change.begins(),
            change.ends(),
            null));
  }

  @Operation(
      operationId = "getGapReportCsv",
      summary = "A table of a report of the gap analysis, as CSV",
      description =
          "report is priorities, duplication, low-volume, compare or what-if. Parameters: area,"
              + " kind, crime, cohort, support, level; table names one of the report's tables (the"
              + " first where none is named); what-if takes begin=yes, reach, wait and end. Shares"
              + " are 0 to 1 of residents. What has a code and a name has two columns.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are notes",
      content = @Content(mediaType = "text/csv"))
  @Get("/gap/{report:priorities|duplication|low-volume|compare|what-if}.csv")
  HttpResponse<?> csv(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @PathVariable String report) {
    Asked asked = ask(request, person, report);
    String wanted = request.getParameters().get("table", String.class).orElse("");
    FigureTable table =
        asked.report().tables().stream()
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
                          + asked.report().tables().stream()
                              .map(FigureTable::id)
                              .collect(Collectors.joining(", "))
                          + ".");
                  throw new IllegalStateException("a refusal leaves by an exception");
                });
    HttpResponse<?> response =
        answers.ok(request, asked.snapshot(), reports.version(), CSV, () -> toBytes(asked, table));
    return response instanceof MutableHttpResponse<?> open
        ? open.header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\""
                + report
                + "-"
                + table.id()
                + "-"
                + asked.question().area().code()
                + ".csv\"")
        : response;
  }

  private static byte[] toBytes(Asked asked, FigureTable table) {
    CsvTable csv =
        new CsvTable(
            table.columns().stream()
                .flatMap(column -> column.fileColumns().stream())
                .toArray(String[]::new));
    for (List<Object> row : table.rows()) {
      csv.row(values(table, row).toArray());
    }
    csv.note(asked.report().heading() + ", " + table.caption() + ", " + asked.snapshot().today());
    if (asked.snapshot().catalogue().isDemonstration()) {
      csv.note("Demonstration data: every organisation here is invented.");
    }
    csv.note(
        "Residents: Census 2021. Source: Office for National Statistics licensed under the Open"
            + " Government Licence v.3.0.");
    return csv.toBytes();
  }

  private static List<Object> values(FigureTable table, List<Object> row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.addAll(table.columns().get(i).fileValues(row.get(i)));
    }
    return values;
  }

  @Operation(
      operationId = "getGapReport",
      summary = "A report of the gap analysis",
      description =
          "report is priorities, duplication, low-volume, compare or what-if; the parameters are"
              + " those of the CSV file. Rows are objects by the names of its columns.")
  @ApiResponse(responseCode = "200", description = "Sentences and tables")
  @Get("/api/v1/gap/{report:priorities|duplication|low-volume|compare|what-if}")
  HttpResponse<?> json(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @PathVariable String report) {
    Asked asked = ask(request, person, report);
    return answers.ok(request, asked.snapshot(), reports.version(), () -> toJson(asked));
  }

  private static Map<String, Object> toJson(Asked asked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heading", asked.report().heading());
    json.put("date", asked.snapshot().today().toString());
    json.put("area", asked.question().area().code().value());
    json.put("sentences", asked.report().sentences());
    json.put("tables", asked.report().tables().stream().map(FigureFiles::toJson).toList());
    return json;
  }

  private static Map<String, Object> toJson(FigureTable table) {
    List<String> names =
        table.columns().stream().flatMap(column -> column.fileColumns().stream()).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      List<Object> values = values(table, row);
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        Object value = values.get(i);
        if (!value.equals("")) {
          object.put(names.get(i), value instanceof Number ? value : value.toString());
        }
      }
      rows.add(object);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", table.id());
    json.put("caption", table.caption());
    json.put("rows", rows);
    return json;
  }
}
