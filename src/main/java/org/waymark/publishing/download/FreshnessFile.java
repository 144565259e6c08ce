package org.waymark.publishing.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Freshness;
import org.waymark.listing.freshness.FreshnessReport;
import org.waymark.listing.freshness.FreshnessReports;

/** The listings that have to be checked, as CSV, for those who answer for an area. */
@Controller("/approvals/freshness.csv")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class FreshnessFile {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

  private final FreshnessReports reports;

  FreshnessFile(FreshnessReports reports) {
    this.reports = reports;
  }

  @Get
  HttpResponse<byte[]> csv(
      Person person, @Nullable @QueryValue String area, @Nullable @QueryValue String organisation) {
    CsvTable table =
        new CsvTable(
            "organisation", "service", "service_id", "state", "last_checked", "days", "areas");
    FreshnessReport report =
        reports.of(
            person.authority(),
            area == null ? "" : area.strip(),
            organisation == null ? "" : organisation.strip());
    for (FreshnessReport.Listing each : report.listings()) {
      table.row(
          each.organisation().name(),
          each.service().name(),
          each.service().id(),
          each.freshness() == Freshness.STALE ? "stale" : "due",
          each.service().assuredOn() == null ? "" : each.service().assuredOn(),
          each.days() == null ? "" : each.days(),
          String.join("; ", each.areas()));
    }
    return HttpResponse.ok(table.toBytes())
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"listings-to-check.csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
