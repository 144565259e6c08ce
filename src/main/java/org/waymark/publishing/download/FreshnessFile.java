package org.waymark.publishing.download;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.listing.freshness.FreshnessReport;
import org.waymark.listing.freshness.FreshnessReports;
import org.waymark.listing.freshness.FreshnessTables;

/** The listings that have to be checked, as CSV and workbook, for those who answer for an area. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Hidden
record FreshnessFile(FreshnessReports reports, TableFiles files) {

  @Get(
      uris = {
        "/approvals/freshness.csv",
        "/approvals/freshness.xlsx",
        "/approvals/freshness.csv-metadata.json"
      })
  HttpResponse<?> file(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String organisation) {
    FreshnessReport report =
        reports.of(
            person.authority(),
            area == null ? "" : area.strip(),
            organisation == null ? "" : organisation.strip());
    return files.answerToOne(
        request,
        "listings-to-check",
        TableFiles.Content.of(
            "Listings to check",
            List.of(
                "A listing is due to be checked after 90 days and stale after 180; days are counted"
                    + " from when it was last checked."),
            FreshnessTables.listings(report).file()));
  }
}
