package org.waymark.web.freshness;

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
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.listing.freshness.FreshnessReport;
import org.waymark.listing.freshness.FreshnessReports;
import org.waymark.listing.freshness.FreshnessTables;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;
import org.waymark.web.report.TablePart;

/** Which listings were not checked for long, by area and organisation. */
@Controller("/approvals/freshness")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record FreshnessController(
    FreshnessReports reports, PageFrames frames, Pages pages, ProblemPages problems) {

  private static final String PATH = "/approvals/freshness";

  @Get
  HttpResponse<?> show(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String organisation) {
    if (reports.areasOf(person.authority()).isEmpty()) {
      return problems.forbidden(request, "This is for commissioners and convenors of an area.");
    }
    String of = area == null ? "" : area.strip();
    String by = organisation == null ? "" : organisation.strip();
    FreshnessReport report = reports.of(person.authority(), of, by);
    if (!of.isEmpty() && report.areas().stream().noneMatch(row -> row.code().equals(of))) {
      throw new NotFoundException("There is no such area, or it is not one of yours.");
    }
    String name =
        report.organisations().stream()
            .filter(row -> row.id().toString().equals(by))
            .map(FreshnessReport.OrganisationRow::name)
            .findFirst()
            .orElse("");
    if (!by.isEmpty() && name.isEmpty()) {
      throw new NotFoundException("There is no such organisation, or it has no listing here.");
    }
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "All your areas", of.isEmpty()));
    report
        .areas()
        .forEach(row -> choices.add(new Choice(row.code(), row.name(), row.code().equals(of))));
    return pages.show(
        "freshness/freshness",
        new FreshnessPage(
            frames.ofListings("Listings to check", Section.NONE).withStyle("approval.css"),
            choices,
            by,
            name,
            report.total(),
            report.areas().stream()
                .map(
                    row -> new FreshnessPage.Row(row.name(), address(row.code(), ""), row.counts()))
                .toList(),
            report.organisations().stream()
                .map(
                    row ->
                        new FreshnessPage.Row(
                            row.name(), address(of, row.id().toString()), row.counts()))
                .toList(),
            TablePart.of(
                FreshnessTables.listings(report),
                address(of, by).replaceFirst("freshness", "freshness.csv"))));
  }

  /** Both are of letters, digits and hyphens once they were found. */
  private static String address(String area, String organisation) {
    List<String> query = new ArrayList<>();
    if (!area.isEmpty()) {
      query.add("area=" + area);
    }
    if (!organisation.isEmpty()) {
      query.add("organisation=" + organisation);
    }
    return PATH + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }
}
