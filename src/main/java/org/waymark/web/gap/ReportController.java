package org.waymark.web.gap;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.gap.GapCell;
import org.waymark.gap.figures.FigureReport;
import org.waymark.gap.figures.FigureReports;
import org.waymark.gap.figures.FigureTable;
import org.waymark.gap.figures.FigureTable.CellFinding;
import org.waymark.gap.figures.FigureTable.Kind;
import org.waymark.gap.figures.Topic;
import org.waymark.geography.Area;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.query.SupposedChange;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** Priorities, duplication, low-volume groups, comparison and suppositions of one area. */
@Controller("/gap")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Hidden
final class ReportController {

  /** Rows that a page shows of a table; the file has all of them. */
  private static final int MOST_ROWS = 100;

  private final SnapshotKeeper snapshots;
  private final FigureReports reports;
  private final PageFrames frames;
  private final Pages pages;

  ReportController(
      SnapshotKeeper snapshots, FigureReports reports, PageFrames frames, Pages pages) {
    this.snapshots = snapshots;
    this.reports = reports;
    this.frames = frames;
    this.pages = pages;
  }

  /** Gaps in the order of their priority. */
  @Get("/priorities")
  HttpResponse<?> priorities(HttpRequest<?> request, @Nullable Person person) {
    return show(
        request,
        person,
        GapView.PRIORITIES,
        Topic.PRIORITIES,
        "Choose an area to see its gaps in the order of need and severity.");
  }

  /** The same thing under different commissioners. */
  @Get("/duplication")
  HttpResponse<?> duplication(HttpRequest<?> request, @Nullable Person person) {
    return show(
        request,
        person,
        GapView.DUPLICATION,
        Topic.DUPLICATION,
        "Choose an area to see where the same support is commissioned twice.");
  }

  /** Groups too small for a local service of their own. */
  @Get("/low-volume")
  HttpResponse<?> lowVolume(HttpRequest<?> request, @Nullable Person person) {
    return show(
        request,
        person,
        GapView.LOW_VOLUME,
        Topic.LOW_VOLUME,
        "Choose an area to see which groups are too small for a service of their own, and who"
            + " could take them in.");
  }

  /** The area beside others. */
  @Get("/compare")
  HttpResponse<?> compare(HttpRequest<?> request, @Nullable Person person) {
    return show(
        request,
        person,
        GapView.COMPARE,
        Topic.COMPARE,
        "Choose an area to see it beside England, its region and areas like it.");
  }

  /** A service that begins or ends. */
  @Get("/what-if")
  HttpResponse<?> whatIf(HttpRequest<?> request, @Nullable Person person) {
    return show(
        request,
        person,
        GapView.WHAT_IF,
        Topic.WHAT_IF,
        "Choose an area to see what would change if a service began or ended there.");
  }

  private HttpResponse<?> show(
      HttpRequest<?> request,
      @Nullable Person person,
      GapView view,
      Topic topic,
      String invitation) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    Map<String, List<String>> parameters = request.getParameters().asMap();
    Set<String> others = topic == Topic.WHAT_IF ? SupposedChange.NAMES : Set.of();
    LocalGapQuestion local = LocalGapQuestion.ofArea(parameters, snapshot, others);
    GapQuestion question = local.question();
    List<String> notes = new ArrayList<>(question.notes());
    TermId usual = FigureReports.usualCrime(topic);
    if (question.crimeType() == null && usual != null) {
      question = question.withCrimeType(usual);
      notes.add("No crime was chosen: this is of sexual abuse.");
    }
    SupposedChange change =
        topic == Topic.WHAT_IF
            ? SupposedChange.read(parameters, question, snapshot)
            : new SupposedChange(null, List.of(), null, Set.of(), List.of());
    List<FieldError> errors = new ArrayList<>(AskedGap.errors(local.problems()));
    change
        .problems()
        .forEach(
            problem ->
                errors.add(
                    new FieldError(problem.name(), problem.message() + " " + problem.remedy())));
    FigureReport report =
        local.answerable()
            ? reports.of(
                topic,
                snapshot,
                question.area(),
                question.crimeType(),
                question.cohort(),
                question.supportType(),
                question.level(),
                change.begins(),
                change.ends(),
                person)
            : null;
    String heading = report == null ? view.label() : report.heading();
    ReportPage page =
        new ReportPage(
            frames
                .of(errors.isEmpty() ? heading : "Error: " + heading, Section.GAP)
                .withStyle("map.css")
                .withStyle("gap.css"),
            GapNavigation.of(view, question),
            heading,
            invitation,
            errors,
            GapForm.of(
                question,
                snapshot,
                "Choose an area",
                usual == null ? "Any crime" : "",
                "Whoever it happened to",
                "Any support"),
            view.path(),
            topic == Topic.WHAT_IF && local.answerable()
                ? SupposingForm.of(question, change, parameters, snapshot)
                : null,
            report == null ? notes : ReaderNotes.with(notes, snapshot),
            report == null
                ? null
                : answer(report, view.path(), parametersOf(question, parameters), snapshot));
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "gap/report", page);
  }

  /** The question spelt out, with what the page was asked besides. */
  private static Map<String, List<String>> parametersOf(
      GapQuestion question, Map<String, List<String>> asked) {
    Map<String, List<String>> all = new LinkedHashMap<>(question.toParameters());
    for (String name : List.of("begin", "reach", "wait", "end")) {
      if (asked.containsKey(name)) {
        all.put(name, asked.getOrDefault(name, List.of()));
      }
    }
    return all;
  }

  private static ReportPage.Answer answer(
      FigureReport report, String path, Map<String, List<String>> parameters, Snapshot snapshot) {
    String query = FilterParameters.format(parameters);
    return new ReportPage.Answer(
        report.sentences(),
        report.tables().stream()
            .map(table -> table(table, path + ".csv?" + query + "&table=" + table.id(), snapshot))
            .toList(),
        report.explanations(),
        "/api/v1" + path + "?" + query,
        snapshot.today().format(AskedGap.DATE));
  }

  private static ReportPage.Table table(FigureTable table, String csv, Snapshot snapshot) {
    List<List<ReportPage.Value>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows().stream().limit(MOST_ROWS).toList()) {
      List<ReportPage.Value> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(value(table.columns().get(i), row.get(i), snapshot));
      }
      rows.add(values);
    }
    return new ReportPage.Table(
        table.id(),
        table.caption(),
        table.empty(),
        table.columns().stream()
            .map(column -> new ReportPage.Column(column.label(), column.kind().isNumeric()))
            .toList(),
        rows,
        Math.max(0, table.rows().size() - MOST_ROWS),
        csv);
  }

  private static ReportPage.Value value(
      FigureTable.Column column, @Nullable Object value, Snapshot snapshot) {
    if (value == null) {
      return plain(
          column.kind() == Kind.TERM ? "Anybody" : column.kind() == Kind.DAY ? "Not recorded" : "");
    }
    return switch (column.kind()) {
      case TEXT -> plain((String) value);
      case WHOLE -> plain(Figures.whole((Long) value));
      case SHARE -> plain(Figures.percent((Double) value));
      case DECIMAL -> plain(decimal((Double) value));
      case DAY -> plain(((LocalDate) value).format(AskedGap.DATE));
      case TERM -> plain(((Term) value).label());
      case AREA -> {
        Area area = (Area) value;
        yield new ReportPage.Value(
            area.shortName(), "/areas/" + area.kind().slug() + "/" + area.code(), null);
      }
      case SERVICE -> {
        Service service = (Service) value;
        yield new ReportPage.Value(
            service.name() + ", " + snapshot.catalogue().organisationOf(service).name(),
            "/services/" + service.id(),
            null);
      }
      case FINDING -> {
        CellFinding finding = (CellFinding) value;
        yield new ReportPage.Value(
            finding.finding().label(),
            finding.cell() == null ? "" : address(finding.cell()),
            FindingMark.of(finding.finding()));
      }
    };
  }

  /** From a hundred on, tenths say nothing. */
  private static String decimal(double value) {
    return value >= 100 ? Figures.whole(Math.round(value)) : Figures.oneDecimal(value);
  }

  private static ReportPage.Value plain(String words) {
    return new ReportPage.Value(words, "", null);
  }

  private static String address(GapCell cell) {
    return "/gap/cell?area="
        + cell.area()
        + "&kind="
        + cell.kind().slug()
        + "&crime="
        + cell.crimeType()
        + (cell.cohort() == null ? "" : "&cohort=" + cell.cohort())
        + "&support="
        + cell.supportType();
  }
}
