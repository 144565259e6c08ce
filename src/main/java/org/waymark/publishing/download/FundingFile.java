package org.waymark.publishing.download;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.geography.AreaCode;
import org.waymark.listing.funding.FundingEnds;
import org.waymark.listing.funding.FundingRecords;
import org.waymark.publishing.api.Answers;
import org.waymark.report.FileTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;

/** Funding that ends, as CSV and workbook, for the duty holders of the areas it concerns. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Hidden
record FundingFile(
    FundingEnds ends,
    FundingRecords records,
    SnapshotKeeper snapshots,
    Answers answers,
    TableFiles files) {

  @Get(uris = {"/funding.csv", "/funding.xlsx", "/funding.csv-metadata.json"})
  HttpResponse<?> file(HttpRequest<?> request, Person person, @Nullable @QueryValue String area) {
    Set<AreaCode> areas = new HashSet<>(ends.areasOf(person.authority()));
    if (area != null && !area.isBlank()) {
      areas.removeIf(each -> !each.value().equals(area.strip()));
    }
    if (areas.isEmpty()) {
      answers.forbidden(
          request, "Who pays for a service, and how much, is for the duty holders of its areas.");
    }
    Snapshot snapshot = snapshots.professional();
    FileTable table = ends.table(snapshot, person.authority(), areas).file();
    return files.answerToOne(
        request,
        "funding-that-ends",
        new TableFiles.Content(
            "Funding that ends, " + snapshot.today(),
            List.of(
                "Arrangements that end within a year or have ended in the last three months, of the"
                    + " areas you answer for. Only recorded ends are here. days: from "
                    + snapshot.today()
                    + ", negative for those past. The workbook has a second sheet: services all of"
                    + " whose recorded funding has ended, with the records to put right."),
            table,
            List.of(table, records.table(snapshot, person.authority(), areas).file())));
  }
}
