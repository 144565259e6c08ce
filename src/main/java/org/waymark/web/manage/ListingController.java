package org.waymark.web.manage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.Fault;
import org.waymark.listing.Decided;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingComment;
import org.waymark.listing.ListingDeciding;
import org.waymark.listing.ListingDrafting;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingReading;
import org.waymark.listing.Refusal;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.FormReading;
import org.waymark.web.listing.ServicePreview;
import org.waymark.web.manage.ListingPages.Question;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** A whole listing: its task list, its preview, and what can be done with it. */
@Controller("/manage/listings/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
record ListingController(
    EditedListings listings,
    ListingReading reading,
    ListingEditing editing,
    ListingDeciding deciding,
    ListingDrafting drafting,
    ListingPages listingPages,
    ServicePreview previews,
    PageFrames frames,
    Pages pages) {

  @Get
  HttpResponse<?> tasks(Person person, @PathVariable String id, @Nullable @QueryValue String done) {
    return tasks(HttpStatus.OK, person, listings.get(person, id), Done.words(done), List.of());
  }

  private HttpResponse<?> tasks(
      HttpStatus status,
      Person person,
      EditedListing listing,
      String done,
      List<FieldError> errors) {
    return pages.show(status, "manage/listing", listingPages.tasks(person, listing, done, errors));
  }

  /** Exactly what the public will see. */
  @Get("/preview")
  HttpResponse<?> preview(Person person, @PathVariable String id) {
    EditedListing listing = listings.get(person, id);
    return switch (listings.form().read(listing.draft(), listing.origin())) {
      case FormReading.Readable good ->
          pages.show(
              "listing/service",
              previews.of(
                  frames.of("Preview of " + listing.name(), Section.NONE),
                  good.service(),
                  "/manage/listings/" + listing.id()));
      case FormReading.Unreadable bad ->
          tasks(
              HttpStatus.UNPROCESSABLE_ENTITY,
              person,
              listing,
              "",
              List.of(
                  new FieldError(
                      "missing",
                      "The listing cannot be shown yet. Add what is missing, beginning with: "
                          + bad.problems().getFirst().message())));
    };
  }

  @Post("/still-correct")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> stillCorrect(
      Person person, @PathVariable String id, @Body Map<String, Object> body) {
    ServiceId listing = EditedListings.id(id);
    boolean fromList = ManageForm.of(body).first("_from").equals("list");
    Decided decided = editing.stillCorrect(person, listing);
    if (decided instanceof Decided.Refused no) {
      return refused(person, listings.get(person, id), no);
    }
    return HttpResponse.seeOther(
        fromList ? URI.create("/manage?done=checked") : PartController.home(listing, "checked"));
  }

  private HttpResponse<?> refused(Person person, EditedListing listing, Decided.Refused no) {
    Refusal.Reason reason = no.problems().getFirst().reason();
    if (reason == Refusal.Reason.UNKNOWN) {
      throw EditedListings.missing();
    }
    EditedListing now = listings.get(person, listing.id().toString());
    return tasks(Refusals.status(reason), person, now, "", Refusals.errors(no.problems()));
  }

  // Handing in

  @Get("/submit")
  HttpResponse<?> check(Person person, @PathVariable String id) {
    EditedListing listing = listings.get(person, id);
    if (!listing.isFirst() || !listing.isOpen()) {
      return HttpResponse.seeOther(PartController.home(listing, ""));
    }
    return pages.show("manage/submit", listingPages.submit(person, listing, List.of()));
  }

  @Post("/submit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> submit(Person person, @PathVariable String id, @Body Map<String, Object> body) {
    EditedListing listing = listings.get(person, id);
    if (!listing.isFirst() || !listing.isOpen()) {
      return HttpResponse.seeOther(PartController.home(listing, "waiting"));
    }
    List<FieldProblem> wanting = listingPages.wanting(listing);
    FormReading reading = listings.form().read(listing.draft(), listing.origin());
    if (!wanting.isEmpty() || !(reading instanceof FormReading.Readable good)) {
      return pages.show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "manage/submit",
          listingPages.submit(person, listing, List.of()));
    }
    Service service = good.service();
    ListingChange change = Objects.requireNonNull(listing.change());
    Decided decided =
        drafting.submit(
            person, change.id(), lock(ManageForm.of(body), change), service, "First listing");
    return switch (decided) {
      case Decided.Refused no ->
          pages.show(
              Refusals.status(no.problems().getFirst().reason()),
              "manage/submit",
              listingPages.submit(
                  person, listings.get(person, id), Refusals.errors(no.problems())));
      case Decided.Done ignored -> HttpResponse.seeOther(PartController.home(listing, "submitted"));
      case Decided.Live ignored -> HttpResponse.seeOther(PartController.home(listing, "submitted"));
      case Decided.Moved ignored -> HttpResponse.seeOther(PartController.home(listing, ""));
      case Decided.Disputed ignored -> HttpResponse.seeOther(PartController.home(listing, ""));
    };
  }

  private static long lock(ManageForm form, ListingChange change) {
    String sent = form.first("_version");
    return sent.matches("\\d{1,18}") ? Long.parseLong(sent) : change.lock();
  }

  // Suspending, closing, taking back

  @Get("/suspend")
  HttpResponse<?> askSuspend(Person person, @PathVariable String id) {
    return ask(person, id, Question.SUSPEND);
  }

  @Get("/resume")
  HttpResponse<?> askResume(Person person, @PathVariable String id) {
    return ask(person, id, Question.RESUME);
  }

  @Get("/close")
  HttpResponse<?> askClose(Person person, @PathVariable String id) {
    return ask(person, id, Question.CLOSE);
  }

  private HttpResponse<?> ask(Person person, String id, Question question) {
    EditedListing listing = listings.get(person, id);
    return listing.isFirst()
        ? HttpResponse.seeOther(PartController.home(listing, ""))
        : pages.show("manage/ask", listingPages.ask(listing, question, "", "", List.of()));
  }

  @Post("/suspend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> suspend(Person person, @PathVariable String id, @Body Map<String, Object> body) {
    return act(person, id, Question.SUSPEND, body, "suspended");
  }

  @Post("/resume")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resume(Person person, @PathVariable String id, @Body Map<String, Object> body) {
    return act(person, id, Question.RESUME, body, "resumed");
  }

  @Post("/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(Person person, @PathVariable String id, @Body Map<String, Object> body) {
    return act(person, id, Question.CLOSE, body, "closed");
  }

  private HttpResponse<?> act(
      Person person, String id, Question question, Map<String, Object> body, String done) {
    EditedListing listing = listings.get(person, id);
    String why = ManageForm.of(body).first("_why").strip();
    Optional<String> wrong =
        why.isEmpty()
            ? Optional.of("Say why, in a few words")
            : Fault.inReason(why).map(Fault::message);
    if (wrong.isPresent()) {
      return pages.show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "manage/ask",
          listingPages.ask(
              listing, question, why, "", List.of(new FieldError("_why", wrong.get()))));
    }
    Decided decided =
        question.equals(Question.SUSPEND)
            ? editing.suspend(person, listing.id(), why)
            : question.equals(Question.RESUME)
                ? editing.resume(person, listing.id(), why)
                : editing.close(person, listing.id(), why);
    if (decided instanceof Decided.Refused no) {
      return refused(person, listing, no);
    }
    return HttpResponse.seeOther(PartController.home(listing, done));
  }

  @Get("/withdraw")
  HttpResponse<?> askWithdraw(Person person, @PathVariable String id) {
    EditedListing listing = listings.get(person, id);
    ListingChange change = listing.change();
    return change == null
        ? HttpResponse.seeOther(PartController.home(listing, ""))
        : pages.show(
            "manage/ask",
            listingPages.ask(
                listing, Question.withdraw(change), "", String.valueOf(change.lock()), List.of()));
  }

  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(Person person, @PathVariable String id, @Body Map<String, Object> body) {
    EditedListing listing = listings.get(person, id);
    ListingChange change = listing.change();
    if (change == null) {
      return HttpResponse.seeOther(PartController.home(listing, ""));
    }
    boolean draft = change.state() == ListingChange.State.DRAFT;
    Decided decided = deciding.withdraw(person, change.id(), lock(ManageForm.of(body), change));
    if (decided instanceof Decided.Refused no) {
      return refused(person, listing, no);
    }
    return HttpResponse.seeOther(
        draft ? URI.create("/manage?done=thrown-away") : PartController.home(listing, "withdrawn"));
  }

  // What was changed, and what was said about it

  @Get("/changes")
  HttpResponse<?> changes(Person person, @PathVariable String id) {
    EditedListing listing = listings.get(person, id);
    return pages.show(
        "manage/changes",
        new ChangesPage(
            frames.of("Changes of " + listing.name(), Section.NONE),
            listing.id().toString(),
            listing.name(),
            reading.changesOf(person, listing.id()).stream()
                .map(
                    change ->
                        new ChangesPage.Line(
                            change.id().toString(),
                            change.kind().label(),
                            ListingPages.names(change.fields()),
                            ListingPages.state(change.state()),
                            change.authorName(),
                            ListingPages.moment(change.openedAt())))
                .toList()));
  }

  @Get("/changes/{change}")
  HttpResponse<?> change(
      Person person,
      @PathVariable String id,
      @PathVariable String change,
      @Nullable @QueryValue String done) {
    EditedListing listing = listings.get(person, id);
    return pages.show(
        "manage/change",
        listingPages.change(
            person, listing, find(person, listing, change), "", Done.words(done), List.of()));
  }

  /** A change of that very listing: an identifier of another's change finds nothing here. */
  private ListingChange find(Person person, EditedListing listing, String change) {
    return ListingChangeId.parse(change)
        .flatMap(each -> reading.find(person, each))
        .filter(found -> found.service().equals(listing.id()))
        .orElseThrow(EditedListings::missing);
  }

  @Post("/changes/{change}/comment")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> comment(
      Person person,
      @PathVariable String id,
      @PathVariable String change,
      @Body Map<String, Object> body) {
    EditedListing listing = listings.get(person, id);
    ListingChange found = find(person, listing, change);
    String text = ManageForm.of(body).first("_comment").replace("\r\n", "\n").strip();
    String problem =
        text.isEmpty()
            ? "Write your comment"
            : text.length() > ListingComment.LONGEST
                ? "Your comment must be %,d characters or fewer".formatted(ListingComment.LONGEST)
                : "";
    if (problem.isEmpty()) {
      Decided decided = deciding.comment(person, found.id(), text);
      if (!(decided instanceof Decided.Refused no)) {
        return HttpResponse.seeOther(
            URI.create(
                "/manage/listings/"
                    + listing.id()
                    + "/changes/"
                    + found.id()
                    + "?done=said#comments"));
      }
      problem = no.problems().getFirst().message();
    }
    return pages.show(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "manage/change",
        listingPages.change(
            person, listing, found, text, "", List.of(new FieldError("_comment", problem))));
  }
}
