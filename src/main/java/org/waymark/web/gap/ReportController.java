package org.waymark.web.gap;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.drawing.BoundarySource;
import org.waymark.gap.report.FigureReports;
import org.waymark.gap.report.GapAsked;
import org.waymark.gap.report.Topic;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.query.WhatIfChange;
import org.waymark.report.Report;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.TermId;
import org.waymark.web.gap.ReportPage.Picture;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.report.TableOrder;
import org.waymark.web.report.TablePart;

/** The reports of the gap analysis. */
@Controller("/gap")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ReportController(
    SnapshotKeeper snapshots,
    FigureReports reports,
    BoundarySource boundaries,
    PageFrames frames,
    Pages pages) {

  /** What was not understood is on top (status 400), and the rest answered all the same. */
  @Get("/{report:" + Topic.PATTERN + "}")
  HttpResponse<?> show(
      HttpRequest<?> request, @Nullable Person person, @PathVariable String report) {
    Topic topic =
        Topic.ofSlug(report).orElseThrow(() -> new NotFoundException("There is no such report."));
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    ReportPage page = page(topic, request.getParameters().asMap(), snapshot, person);
    return pages.show(
        page.errors().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "gap/report", page);
  }

  private ReportPage page(
      Topic topic,
      Map<String, List<String>> parameters,
      Snapshot snapshot,
      @Nullable Person person) {
    LocalGapQuestion local =
        LocalGapQuestion.ofReport(
            parameters,
            snapshot,
            topic == Topic.WHAT_IF ? WhatIfChange.NAMES : Set.of(TableOrder.PARAMETER),
            topic.isOfEngland(),
            topic.isOfPoliceAreas());
    List<FieldError> errors = new ArrayList<>(AskedGap.errors(local.problems()));
    GapQuestion question = local.question();
    List<String> notes = new ArrayList<>(question.notes());
    TermId usual = FigureReports.usualCrime(topic);
    if (question.crimeType() == null && usual != null) {
      question = question.withCrimeType(usual);
      notes.add("No crime was chosen: this is of sexual abuse.");
    }
    WhatIfChange change =
        WhatIfChange.read(topic == Topic.WHAT_IF ? parameters : Map.of(), question, snapshot);
    errors.addAll(AskedGap.errors(change.problems()));
    GapAsked asked =
        new GapAsked(
            question.area(),
            question.crimeType(),
            question.cohort(),
            question.supportType(),
            question.level(),
            change.begins(),
            change.ends(),
            person);
    boolean open =
        local.answerable()
            ? reports.isOpenTo(topic, snapshot, asked)
            : person != null || reports.isOpenToAll(topic, snapshot);
    GapView view = GapView.of(topic);
    Report report = local.answerable() && open ? reports.of(topic, snapshot, asked) : null;
    ReportPage.Answer answer =
        report == null
            ? null
            : answer(
                report,
                topic,
                snapshot,
                asked,
                parameters,
                parametersOf(question, parameters),
                errors);
    String heading = report == null ? view.label() : report.heading();
    return new ReportPage(
        frames
            .of(errors.isEmpty() ? heading : "Error: " + heading, Section.GAP)
            .withStyle("map.css")
            .withStyle("gap.css")
            .withStyle("gap-local.css"),
        GapNavigation.of(view, question),
        view,
        heading,
        errors,
        form(topic, question, snapshot),
        topic == Topic.WHAT_IF && local.answerable()
            ? WhatIfForm.of(question, change, parameters, snapshot)
            : null,
        report == null ? notes : ReaderNotes.with(notes, snapshot),
        open ? "" : "Contracts are not shown here.",
        answer);
  }

  private static GapForm form(Topic topic, GapQuestion question, Snapshot snapshot) {
    return switch (topic) {
      case NATIONAL ->
          GapForm.of(question, snapshot, "England", "All crime types", "Anybody", "All kinds");
      case BOUNDARY, LOW_VOLUME ->
          GapForm.of(
              question, snapshot, "Choose an area", "", "Whoever it happened to", "Any support");
      default ->
          GapForm.of(
              question,
              snapshot,
              "Choose an area",
              "Any crime",
              "Whoever it happened to",
              "Any support");
    };
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

  private ReportPage.Answer answer(
      Report report,
      Topic topic,
      Snapshot snapshot,
      GapAsked asked,
      Map<String, List<String>> parameters,
      Map<String, List<String>> question,
      List<FieldError> errors) {
    String path = "/gap/" + topic.slug();
    String query = question.isEmpty() ? "" : "?" + FilterParameters.format(question);
    List<TablePart> tables = new ArrayList<>();
    for (ReportTable table : report.tables()) {
      if (topic.isOfEngland() && tables.isEmpty()) {
        TableOrder order =
            TableOrder.read(parameters, table, by -> inOrder(path, question, by, table.id()));
        order.problem().ifPresent(errors::add);
        tables.add(TablePart.of(order.table(), "", Integer.MAX_VALUE, order));
      } else if (table.isOnPage()) {
        boolean own = report.inOneFile() == null && report.tables().size() > 1;
        tables.add(TablePart.of(table, own ? path + ".csv" + query + "&table=" + table.id() : ""));
      }
    }
    return new ReportPage.Answer(
        report.sentences(),
        picture(topic, snapshot, asked),
        tables,
        report.explanations(),
        List.of(
            new ReportPage.Download("CSV for a spreadsheet", path + ".csv" + query),
            new ReportPage.Download("Excel workbook", path + ".xlsx" + query),
            new ReportPage.Download("JSON", "/api/v1" + path + query)),
        snapshot.today().format(AskedGap.DATE));
  }

  private static String inOrder(
      String path, Map<String, List<String>> question, String order, String table) {
    Map<String, List<String>> all = new LinkedHashMap<>(question);
    all.put(TableOrder.PARAMETER, List.of(order));
    return path + "?" + FilterParameters.format(all) + "#" + table;
  }

  private @Nullable Picture picture(Topic topic, Snapshot snapshot, GapAsked asked) {
    String area = asked.area().shortName();
    return switch (topic) {
      case OFFER ->
          new Picture.Offer(
              OfferGrid.of(
                  reports.offer(snapshot, asked),
                  reports.words(snapshot),
                  snapshot.vocabularies()));
      case NATIONAL ->
          NationalMaps.of(reports.national(snapshot, asked), boundaries)
              .map(Picture.National::new)
              .orElse(null);
      case DISTANCE ->
          DistanceChart.of(reports.distance(snapshot, asked))
              .map(chart -> new Picture.Distance(chart, area))
              .orElse(null);
      case CONTRACTS ->
          new Picture.Contracts(ContractChart.of(reports.contracts(snapshot, asked)), area);
      case BOUNDARY ->
          BoundaryPicture.of(reports.boundary(snapshot, asked), snapshot, boundaries)
              .map(map -> new Picture.Boundary(map, area))
              .orElse(null);
      default -> null;
    };
  }
}
