package org.waymark.web.returns;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.report.CapacityTables;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.listing.returned.ReturnQuestion;
import org.waymark.listing.returned.ReturnReports;
import org.waymark.listing.returned.ReturnTables;
import org.waymark.report.Report;
import org.waymark.returns.Quarter;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;
import org.waymark.web.report.TablePart;

/** What commissioners read of the quarterly figures of the services of their areas. */
@Controller("/approvals/returns")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ReturnReportController(
    ReturnReports reports,
    CapacityTables capacity,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Pages pages,
    ProblemPages problems) {

  private static final int QUARTERS = 5;

  @Get
  HttpResponse<?> show(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String quarter) {
    Map<AreaCode, Area> mine = reports.areasOf(person.authority());
    if (mine.isEmpty()) {
      return problems.forbidden(request, "This is for commissioners and convenors of an area.");
    }
    Quarter latest = Quarter.latestOpenOn(snapshots.professional().today());
    ReturnQuestion asked =
        ReturnQuestion.read(mine, latest, area, quarter)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no such area or quarter, or it is not one of yours."));
    Report report =
        ReturnTables.of(
            reports.of(asked.areas(), asked.quarter()),
            capacity.of(snapshots.professional(), asked.areas().values()));
    return pages.show(
        "returns/report",
        new ReturnReportPage(
            frames
                .ofListings(report.heading(), Section.NONE)
                .withStyle("map.css")
                .withStyle("approval.css"),
            report,
            areaChoices(mine, asked),
            Stream.iterate(latest, Quarter::previous)
                .limit(QUARTERS)
                .map(each -> new Choice(each.slug(), each.label(), each.equals(asked.quarter())))
                .toList(),
            asked.query(),
            report.tables().stream().map(table -> TablePart.of(table, "")).toList()));
  }

  private static List<Choice> areaChoices(Map<AreaCode, Area> mine, ReturnQuestion asked) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "All your areas", asked.area().isEmpty()));
    mine.values()
        .forEach(
            each ->
                choices.add(
                    new Choice(
                        each.code().value(),
                        each.shortName(),
                        each.code().value().equals(asked.area()))));
    return choices;
  }
}
