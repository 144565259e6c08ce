package org.waymark.web.returns;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.returns.Quarter;
import org.waymark.returns.ReturnDesk;
import org.waymark.returns.ReturnSource;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;
import org.waymark.web.returns.ReturnsOverviewPage.Due;
import org.waymark.web.returns.ReturnsOverviewPage.Keeper;

/** The quarterly returns of organisations one keeps. */
@Controller("/manage/returns")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ReturnController(
    ReturnFormPages forms,
    ReturnSource returns,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Pages pages,
    ProblemPages problems) {

  private static final String PATH = "/manage/returns";

  @Get
  HttpResponse<?> overview(HttpRequest<?> request, Person person) {
    Snapshot snapshot = snapshots.professional();
    List<Keeper> keepers =
        person.authority().organisations().stream()
            .filter(each -> ReturnDesk.mayGive(person, each))
            .flatMap(each -> snapshot.catalogue().findOrganisation(each).stream())
            .sorted(Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER))
            .map(each -> keeper(each, snapshot))
            .toList();
    if (keepers.isEmpty()) {
      return problems.forbidden(
          request, "Figures of a quarter are given by the organisation's own people.");
    }
    return pages.show(
        "returns/overview",
        new ReturnsOverviewPage(
            frames.of("Quarterly figures", Section.NONE).withStyle("returns.css"), keepers));
  }

  private Keeper keeper(Organisation organisation, Snapshot snapshot) {
    Quarter latest = Quarter.latestOpenOn(snapshot.today());
    return new Keeper(
        organisation.id().toString(),
        organisation.name(),
        Stream.of(latest, latest.previous())
            .filter(each -> each.isOpenOn(snapshot.today()))
            .map(each -> due(organisation.id(), each, snapshot))
            .toList());
  }

  private Due due(OrganisationId organisation, Quarter quarter, Snapshot snapshot) {
    List<Service> asked = ReturnFormPages.asked(snapshot, organisation);
    long given =
        asked.stream()
            .filter(each -> returns.returns().find(each.id(), quarter).isPresent())
            .count();
    return new Due(
        quarter.label(),
        PATH + "/" + organisation + "/" + quarter.slug(),
        asked.isEmpty()
            ? "No published service"
            : given == asked.size()
                ? "All given"
                : given + " of " + asked.size() + (asked.size() == 1 ? " service" : " services"),
        quarter.closesInWords());
  }

  @Get("/{organisation}/{quarter}")
  HttpResponse<?> show(
      Person person,
      @PathVariable String organisation,
      @PathVariable String quarter,
      @Nullable @QueryValue String done) {
    return forms.show(way(person, organisation, quarter), done != null);
  }

  @Post("/{organisation}/{quarter}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keep(
      Person person,
      @PathVariable String organisation,
      @PathVariable String quarter,
      @Body Map<String, Object> body) {
    return forms.keep(way(person, organisation, quarter), SentForm.of(body));
  }

  private ReturnFormPages.Way way(Person person, String organisation, String quarter) {
    Optional<OrganisationId> of = RecordIds.parse(organisation).map(OrganisationId::new);
    Optional<Quarter> in =
        Quarter.ofSlug(quarter).filter(each -> each.isOpenOn(snapshots.professional().today()));
    if (of.isEmpty() || in.isEmpty() || !ReturnDesk.mayGive(person, of.get())) {
      throw new NotFoundException(
          "There are no figures for you to give at this address. Choose a quarter under Quarterly"
              + " figures.");
    }
    return new ReturnFormPages.Way(
        person, of.get(), in.get(), PATH + "/" + of.get() + "/" + in.get().slug(), PATH);
  }
}
