package org.waymark.web.manage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.listing.Decided;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingDrafting;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.ListingDraft;
import org.waymark.listing.form.ListingForm;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** Begins a listing: whose it is and what it is called, and whether it is there already. */
@Controller("/manage/listings/new")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
record NewListingController(
    EditedListings listings,
    SimilarListings similar,
    ListingDrafting drafting,
    PageFrames frames,
    Pages pages) {

  private static final String ORGANISATION = "organisation";

  @Get
  HttpResponse<?> ask(Person person, @Nullable @QueryValue String organisation) {
    List<Organisation> own = own(person, organisation == null ? "" : organisation);
    return page(
        HttpStatus.OK, own, organisation == null ? "" : organisation, "", List.of(), List.of());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(Person person, @Body Map<String, Object> body) {
    ManageForm form = ManageForm.of(body);
    String chosen = form.first(ORGANISATION);
    List<Organisation> own = own(person, chosen);
    String name = form.first("name").strip();
    List<FieldError> errors = new ArrayList<>();
    Optional<Organisation> organisation =
        own.stream().filter(each -> each.id().toString().equals(chosen)).findFirst();
    if (organisation.isEmpty()) {
      errors.add(new FieldError(ORGANISATION, "Select the organisation that runs the service"));
    }
    ListingDraft draft = ListingForm.begin().with("name", name);
    listings
        .form()
        .nameProblem(name)
        .map(FieldProblem::message)
        .ifPresent(message -> errors.add(new FieldError("name", message)));
    if (!errors.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_ENTITY, own, chosen, name, List.of(), errors);
    }
    List<NewListingPage.Similar> same =
        form.first("_sure").equals("yes")
            ? List.of()
            : similar.to(person, name, organisation.get());
    if (!same.isEmpty()) {
      return page(HttpStatus.OK, own, chosen, name, same, List.of());
    }
    return switch (drafting.start(person, organisation.get().id())) {
      case Decided.Done done -> begun(person, done.change(), draft);
      case Decided.Refused no ->
          page(
              Refusals.status(no.problems().getFirst().reason()),
              own,
              chosen,
              name,
              List.of(),
              Refusals.errors(no.problems()));
      case Decided.Live ignored -> HttpResponse.seeOther(URI.create("/manage"));
      case Decided.Moved ignored -> HttpResponse.seeOther(URI.create("/manage"));
      case Decided.Disputed ignored -> HttpResponse.seeOther(URI.create("/manage"));
    };
  }

  private HttpResponse<?> begun(Person person, ListingChange change, ListingDraft draft) {
    drafting.saveDraft(person, change.id(), change.lock(), draft.fields());
    return HttpResponse.seeOther(URI.create("/manage/listings/" + change.service() + "/about"));
  }

  /** Their organisations by name; for an administrator the one that was asked for. */
  private List<Organisation> own(Person person, String asked) {
    Snapshot snapshot = listings.snapshot();
    List<Organisation> own =
        new ArrayList<>(
            person.authority().organisations().stream()
                .map(snapshot.catalogue()::findOrganisation)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    if (own.stream().noneMatch(each -> each.id().toString().equals(asked))) {
      parse(asked)
          .filter(person.authority()::mayEdit)
          .flatMap(snapshot.catalogue()::findOrganisation)
          .ifPresent(own::add);
    }
    if (own.isEmpty()) {
      throw new NotFoundException(
          "You keep no organisation's listings. Ask the lead of your organisation to invite you.");
    }
    return own;
  }

  private static Optional<OrganisationId> parse(String text) {
    try {
      return Optional.of(OrganisationId.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private HttpResponse<?> page(
      HttpStatus status,
      List<Organisation> own,
      String chosen,
      String name,
      List<NewListingPage.Similar> same,
      List<FieldError> errors) {
    return pages.show(
        status,
        "manage/new",
        new NewListingPage(
            frames.of((errors.isEmpty() ? "" : "Error: ") + "Add a listing", Section.NONE),
            own.stream()
                .map(
                    each ->
                        Block.Option.of(
                            each.id().toString(),
                            each.name(),
                            own.size() == 1 || each.id().toString().equals(chosen)))
                .toList(),
            name,
            same,
            errors));
  }
}
