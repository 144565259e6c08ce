package org.waymark.publishing.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.report.CapacityTables;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.listing.returned.ReturnQuestion;
import org.waymark.listing.returned.ReturnReports;
import org.waymark.listing.returned.ReturnTables;
import org.waymark.publishing.api.Answers;
import org.waymark.report.FileTable;
import org.waymark.report.Report;
import org.waymark.report.ReportJson;
import org.waymark.returns.Quarter;
import org.waymark.snapshot.SnapshotKeeper;

/**
 * Quarterly figures as CSV, workbook and JSON, for those who answer for an area: as they are shown
 * to them on the page, and nothing more exact.
 */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Hidden
record ReturnFile(
    ReturnReports reports,
    CapacityTables capacity,
    SnapshotKeeper snapshots,
    Answers answers,
    TableFiles files) {

  /**
   * @param table id of the one of the CSV file; the first where none is named
   */
  @Get(
      uris = {
        "/approvals/returns.csv",
        "/approvals/returns.xlsx",
        "/approvals/returns.csv-metadata.json"
      })
  HttpResponse<?> file(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String quarter,
      @Nullable @QueryValue String table) {
    Report report = report(request, person, area, quarter);
    List<FileTable> tables = report.sheets();
    FileTable first =
        tables.stream()
            .filter(each -> each.id().equals(table))
            .findFirst()
            .orElse(tables.getFirst());
    return files.answerToOne(
        request,
        "quarterly-figures",
        new TableFiles.Content(
            report.heading(), TableFiles.notes(report, List.of()), first, tables));
  }

  @Get(uri = "/approvals/returns.json", produces = MediaType.APPLICATION_JSON)
  HttpResponse<Map<String, Object>> json(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String quarter) {
    Report report = report(request, person, area, quarter);
    return HttpResponse.ok(ReportJson.of(report, TableFiles.notes(report, List.of())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Report report(
      HttpRequest<?> request, Person person, @Nullable String area, @Nullable String quarter) {
    Map<AreaCode, Area> mine = reports.areasOf(person.authority());
    if (mine.isEmpty()) {
      answers.forbidden(request, "This is for commissioners and convenors of an area.");
    }
    Quarter latest = Quarter.latestOpenOn(snapshots.professional().today());
    ReturnQuestion asked = ReturnQuestion.read(mine, latest, area, quarter).orElse(null);
    if (asked == null) {
      answers.notFound(request, "There is no such area or quarter, or it is not one of yours.");
      throw new IllegalStateException("not found leaves by an exception");
    }
    return ReturnTables.of(
        reports.of(asked.areas(), asked.quarter()),
        capacity.of(snapshots.professional(), asked.areas().values()));
  }
}
