package org.waymark.web.listing;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Invented;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Pagination;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** Organisations that run at least one published service. */
@Controller("/organisations")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
record OrganisationController(SnapshotKeeper snapshots, PageFrames frames, Pages pages) {

  private static final int PAGE_SIZE = 50;
  private static final int LONGEST_NAME = 100;

  /** Organisations by name: {@code q} is a part of the name, {@code page} counts from 1. */
  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    List<FieldError> errors = new ArrayList<>();
    for (String name : request.getParameters().names()) {
      if (!Set.of("q", "page").contains(name)) {
        errors.add(
            new FieldError(
                "", "There is no parameter “" + name + "” on this page. Use “q” or “page”."));
      }
    }
    String asked = request.getParameters().get("q", String.class, "").strip();
    if (asked.length() > LONGEST_NAME) {
      errors.add(new FieldError("q", "Give at most " + LONGEST_NAME + " characters of a name."));
    }
    List<Organisation> found = named(snapshot, asked);
    int page = page(request.getParameters().get("page", String.class, "1"), found.size(), errors);
    boolean wrong = !errors.isEmpty();
    OrganisationsPage model =
        new OrganisationsPage(
            frames.of((wrong ? "Error: " : "") + "Organisations", Section.ORGANISATIONS),
            asked,
            found.size(),
            range(page, found.size()),
            found.stream()
                .skip((long) (page - 1) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .map(organisation -> line(snapshot, organisation))
                .toList(),
            Pagination.of(page, found.size(), PAGE_SIZE, address(asked)),
            errors);
    return pages.show(
        wrong ? HttpStatus.BAD_REQUEST : HttpStatus.OK, "listing/organisations", model);
  }

  private static List<Organisation> named(Snapshot snapshot, String asked) {
    String wanted = asked.toLowerCase(Locale.UK);
    return snapshot.catalogue().listOrganisations().stream()
        .filter(organisation -> organisation.name().toLowerCase(Locale.UK).contains(wanted))
        .filter(
            organisation ->
                snapshot.catalogue().servicesOf(organisation.id()).stream()
                    .anyMatch(Service::isPublished))
        .toList();
  }

  private static int page(String typed, int total, List<FieldError> errors) {
    int last = Pagination.lastPage(total, PAGE_SIZE);
    try {
      int page = Integer.parseInt(typed.isBlank() ? "1" : typed.strip());
      if (page >= 1 && page <= last) {
        return page;
      }
    } catch (NumberFormatException e) {
      // said below, with the limits
    }
    errors.add(
        new FieldError(
            "", "There is no page “" + typed + "”. Use a number from 1 to " + last + "."));
    return 1;
  }

  private static String range(int page, int total) {
    int first = (page - 1) * PAGE_SIZE + 1;
    return first + " to " + Math.min(total, page * PAGE_SIZE) + " of " + total;
  }

  private static java.util.function.IntFunction<String> address(String asked) {
    String query =
        asked.isEmpty() ? "" : "q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8) + "&";
    return number -> "/organisations?" + query + "page=" + number;
  }

  private static OrganisationsPage.Line line(Snapshot snapshot, Organisation organisation) {
    return new OrganisationsPage.Line(
        organisation.id().toString(),
        organisation.provenance().isDemonstration()
                && snapshot.catalogue().invented() == Invented.SOME
            ? organisation.name() + " (invented)"
            : organisation.name(),
        organisation.type().label(),
        (int)
            snapshot.catalogue().servicesOf(organisation.id()).stream()
                .filter(Service::isPublished)
                .count());
  }

  /** One organisation; one without a published service has no page. */
  @Get("/{id}")
  HttpResponse<?> show(@PathVariable String id, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    Organisation organisation = getOrganisation(snapshot, id);
    List<Service> services =
        snapshot.catalogue().servicesOf(organisation.id()).stream()
            .filter(Service::isPublished)
            .sorted(
                Comparator.comparing(Service::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Service::id))
            .toList();
    if (services.isEmpty()) {
      throw missing();
    }
    List<String> numbers = new ArrayList<>();
    if (organisation.charityNumber() != null) {
      numbers.add("Charity number " + organisation.charityNumber());
    }
    if (organisation.companyNumber() != null) {
      numbers.add("Company number " + organisation.companyNumber());
    }
    ListingWords words = new ListingWords(snapshot);
    return pages.show(
        "listing/organisation",
        new OrganisationPage(
            snapshot.catalogue().invented() == Invented.SOME
                ? frames
                    .of(organisation.name(), Section.ORGANISATIONS)
                    .about(organisation.provenance())
                : frames.of(organisation.name(), Section.ORGANISATIONS),
            organisation.name(),
            organisation.type().label(),
            organisation.description(),
            ListingWords.webLink(organisation.website()),
            organisation.email(),
            numbers,
            words.labels(snapshot.vocabularies().cohorts(), organisation.ledBy()),
            services.stream().map(service -> ServiceSummary.of(snapshot, service)).toList()));
  }

  private static Organisation getOrganisation(Snapshot snapshot, String id) {
    return RecordIds.parse(id)
        .flatMap(each -> snapshot.catalogue().findOrganisation(new OrganisationId(each)))
        .orElseThrow(OrganisationController::missing);
  }

  private static NotFoundException missing() {
    return new NotFoundException(
        "We have no organisation at this address. Look for it by name under “Organisations”.");
  }
}
