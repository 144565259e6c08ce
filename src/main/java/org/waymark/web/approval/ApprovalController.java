package org.waymark.web.approval;

import io.micronaut.http.HttpRequest;
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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.account.AccountId;
import org.waymark.account.Person;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.Decided;
import org.waymark.listing.FieldChange;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingComment;
import org.waymark.listing.ListingDeciding;
import org.waymark.listing.ListingDifference;
import org.waymark.listing.ListingReading;
import org.waymark.listing.QueueEntry;
import org.waymark.listing.Refusal;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.approval.QueuePage.Correction;
import org.waymark.web.approval.QueuePage.Row;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/** What waits for a decision, one change of it, and the decision. */
@Controller("/approvals")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ApprovalController(
    ListingReading reading,
    ListingDeciding deciding,
    ChangePageMaker maker,
    DeskRefusals refusals,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Pages pages,
    ProblemPages problems) {

  /** From here on a change has waited long, in days. */
  private static final long LONG_DAYS = 14;

  private static final String NOBODY = "nobody";
  private static final String MYSELF = "me";

  /** What a page says after something was done; nothing else is ever said from an address. */
  private static final Map<String, String> DONE =
      Map.of(
          "approved", "The change was approved and is live.",
          "rejected", "The change was sent back with your reason.",
          "assigned", "The change was given to the approver you chose.",
          "seen", "The corrected number stays, and has left your list.",
          "undone", "The correction was taken back. The organisation gets a mail about it.",
          "commented", "Your comment was added.");

  private static final String OLD_PAGE =
      "This page is from before something was changed. Look at it again, then decide.";

  /** What waits, oldest first. */
  @Get
  HttpResponse<?> queue(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String organisation,
      @Nullable @QueryValue String assignee,
      @Nullable @QueryValue String done) {
    if (!person.authority().isCommissioner() && !person.authority().isAdministrator()) {
      return problems.forbidden(
          request, "Changes of listings are approved by commissioners of the areas they reach.");
    }
    List<QueueEntry> all = reading.queue(person);
    String byOrganisation = organisation == null ? "" : organisation.strip();
    String byAssignee = assignee == null ? "" : assignee.strip();
    Map<AccountId, String> names = names(person, all);
    List<QueueEntry> chosen =
        all.stream()
            .filter(
                each ->
                    byOrganisation.isEmpty()
                        || each.change().organisation().toString().equals(byOrganisation))
            .filter(each -> byAssignee.isEmpty() || isAssigned(each.change(), byAssignee, person))
            .toList();
    Snapshot snapshot = snapshots.professional();
    ListingTerms terms = new ListingTerms(snapshot.vocabularies(), snapshot.geography());
    QueuePage page =
        new QueuePage(
            frames
                .ofListings("Changes waiting for approval", Section.NONE)
                .withStyle("approval.css"),
            done(done),
            organisations(all, byOrganisation),
            assignees(names, byAssignee, person),
            !byOrganisation.isEmpty() || !byAssignee.isEmpty(),
            (int) all.stream().filter(each -> !isCorrection(each)).count(),
            chosen.stream()
                .filter(each -> !isCorrection(each))
                .map(each -> row(each, names, person))
                .toList(),
            chosen.stream()
                .filter(ApprovalController::isCorrection)
                .map(each -> correction(each, terms))
                .toList());
    return pages.show("approval/queue", page);
  }

  /** One change. */
  @Get("/changes/{id}")
  HttpResponse<?> change(
      Person person, @PathVariable String id, @Nullable @QueryValue String done) {
    return pages.show(
        "approval/change",
        maker.make(person, find(person, id), done(done), ChangePageMaker.NOTHING_SENT, List.of()));
  }

  /** Approves or rejects. */
  @Post("/changes/{id}/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> decide(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    Sent sent = sent(request, person, id, body);
    return switch (sent.form.first("decision")) {
      case "approve" -> approve(sent);
      case "reject" ->
          sent.withWords(
              "reason",
              "Enter why you reject the change: its author reads it and can hand it in again",
              reason ->
                  sent.answer(
                      deciding.reject(person, sent.change.id(), sent.lock(), reason),
                      "reason",
                      "/approvals?done=rejected"));
      default -> sent.again("approve", "Select whether you approve or reject the change");
    };
  }

  private HttpResponse<?> approve(Sent sent) {
    String note = sent.form.first("reason");
    if (isTooLong(note)) {
      return sent.again("reason", tooLong("note"));
    }
    ListingChangeId id = sent.change.id();
    Decided decided = deciding.approve(sent.person, id, sent.lock(), sent.form.number("over"));
    if (isDone(decided) && !note.isEmpty()) {
      deciding.comment(sent.person, id, note);
    }
    return sent.answer(decided, "approve", "/approvals?done=approved");
  }

  /** Gives it to another approver. */
  @Post("/changes/{id}/assignee")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reassign(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    Sent sent = sent(request, person, id, body);
    return deciding.approversOf(person, sent.change.id()).stream()
        .map(ListingDeciding.Approver::id)
        .filter(each -> each.toString().equals(sent.form.first("assignee")))
        .findFirst()
        .<HttpResponse<?>>map(
            to ->
                sent.answer(
                    deciding.reassign(person, sent.change.id(), sent.lock(), to),
                    "assignee",
                    ChangePageMaker.path(sent.change) + "?done=assigned"))
        .orElseGet(() -> sent.again("assignee", "Select an approver from the list"));
  }

  /** Adds to the thread. */
  @Post("/changes/{id}/comments")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> comment(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    Sent sent = sent(request, person, id, body);
    return sent.withWords(
        "comment",
        "Enter a comment",
        text ->
            sent.answer(
                deciding.comment(person, sent.change.id(), text),
                "comment",
                ChangePageMaker.path(sent.change) + "?done=commented"));
  }

  /** A corrected number was looked at. */
  @Post("/changes/{id}/seen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> seen(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    Sent sent = sent(request, person, id, body);
    return sent.answer(
        deciding.seen(person, sent.change.id(), sent.lock()), "", "/approvals?done=seen");
  }

  /** Takes a corrected number back. */
  @Post("/changes/{id}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> undo(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    Sent sent = sent(request, person, id, body);
    return sent.withWords(
        "reason",
        "Enter why you take the correction back",
        reason ->
            sent.answer(
                deciding.undo(person, sent.change.id(), sent.lock(), reason),
                "reason",
                "/approvals?done=undone"));
  }

  private ListingChange find(Person person, String id) {
    return ListingChangeId.parse(id)
        .flatMap(each -> reading.find(person, each))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no such change, or it is of a listing outside your areas."));
  }

  private Sent sent(HttpRequest<?> request, Person person, String id, Map<String, Object> body) {
    return new Sent(request, person, find(person, id), SentForm.of(body));
  }

  /** What somebody sent about a change, and how it is answered. */
  private final class Sent {
    private final HttpRequest<?> request;
    private final Person person;
    private final ListingChange change;
    private final SentForm form;

    Sent(HttpRequest<?> request, Person person, ListingChange change, SentForm form) {
      this.request = request;
      this.person = person;
      this.change = change;
      this.form = form;
    }

    long lock() {
      return form.number("lock").orElse(0);
    }

    /** Goes on with the words of a field, or asks for them again. */
    HttpResponse<?> withWords(
        String field, String missing, Function<String, HttpResponse<?>> next) {
      String words = form.first(field);
      if (words.isEmpty() || isTooLong(words)) {
        return again(field, words.isEmpty() ? missing : tooLong(field));
      }
      return next.apply(words);
    }

    HttpResponse<?> again(String field, String message) {
      return again(HttpStatus.BAD_REQUEST, change, List.of(new FieldError(field, message)));
    }

    private HttpResponse<?> again(HttpStatus status, ListingChange now, List<FieldError> errors) {
      return pages.show(status, "approval/change", maker.make(person, now, "", form, errors));
    }

    HttpResponse<?> answer(Decided decided, String field, String next) {
      return switch (decided) {
        case Decided.Done _, Decided.Live _, Decided.Disputed _ ->
            HttpResponse.seeOther(URI.create(next));
        case Decided.Moved moved ->
            again(
                HttpStatus.CONFLICT,
                moved.change(),
                List.of(
                    new FieldError(
                        field,
                        "The listing has changed since this was proposed. Compare what it says"
                            + " now, then decide again")));
        case Decided.Refused refused -> refused(refused.problems(), field);
      };
    }

    private HttpResponse<?> refused(List<Refusal> problems, String field) {
      if (!DeskRefusals.belongOnTheForm(problems)) {
        return refusals.page(request, problems);
      }
      return again(
          DeskRefusals.status(problems.getFirst()),
          find(person, change.id().toString()),
          problems.stream()
              .map(
                  each ->
                      new FieldError(
                          each.reason() == Refusal.Reason.INVALID ? field : "",
                          each.reason() == Refusal.Reason.MOVED ? OLD_PAGE : each.message()))
              .toList());
    }
  }

  private static boolean isDone(Decided decided) {
    return decided instanceof Decided.Done || decided instanceof Decided.Live;
  }

  private static boolean isTooLong(String text) {
    return text.length() > ListingComment.LONGEST;
  }

  private static String tooLong(String what) {
    return "The " + what + " must be " + ListingComment.LONGEST + " characters or fewer";
  }

  private static String done(@Nullable String name) {
    return name == null ? "" : DONE.getOrDefault(name, "");
  }

  private static boolean isCorrection(QueueEntry entry) {
    return entry.change().kind() == ListingChange.Kind.CORRECTION;
  }

  private static boolean isAssigned(ListingChange change, String to, Person person) {
    AccountId assignee = change.assignee();
    return switch (to) {
      case NOBODY -> assignee == null;
      case MYSELF -> person.account().id().equals(assignee);
      default -> assignee != null && assignee.toString().equals(to);
    };
  }

  /** Names of whoever something was assigned to. */
  private Map<AccountId, String> names(Person person, List<QueueEntry> entries) {
    Map<AccountId, String> names = new HashMap<>();
    for (QueueEntry entry : entries) {
      AccountId assignee = entry.change().assignee();
      if (assignee != null && !names.containsKey(assignee)) {
        deciding
            .approversOf(person, entry.change().id())
            .forEach(each -> names.put(each.id(), each.name()));
        names.putIfAbsent(assignee, "somebody who no longer decides here");
      }
    }
    entries.stream()
        .map(each -> each.change().assignee())
        .forEach(
            each -> {
              if (each != null && each.equals(person.account().id())) {
                names.put(each, "you");
              }
            });
    return names;
  }

  private static List<Choice> organisations(List<QueueEntry> all, String chosen) {
    Map<String, String> names = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing(QueueEntry::organisationName, String.CASE_INSENSITIVE_ORDER))
        .forEach(
            each -> names.put(each.change().organisation().toString(), each.organisationName()));
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "Any organisation", chosen.isEmpty()));
    names.forEach((id, name) -> choices.add(new Choice(id, name, id.equals(chosen))));
    return choices;
  }

  private static List<Choice> assignees(
      Map<AccountId, String> names, String chosen, Person person) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "Anybody", chosen.isEmpty()));
    choices.add(new Choice(MYSELF, "You", chosen.equals(MYSELF)));
    choices.add(new Choice(NOBODY, "Nobody yet", chosen.equals(NOBODY)));
    names.entrySet().stream()
        .filter(each -> !each.getKey().equals(person.account().id()))
        .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
        .forEach(
            each -> {
              UUID id = each.getKey().value();
              choices.add(new Choice(id.toString(), each.getValue(), id.toString().equals(chosen)));
            });
    return choices;
  }

  private static Row row(QueueEntry entry, Map<AccountId, String> names, Person person) {
    ListingChange change = entry.change();
    AccountId assignee = change.assignee();
    return new Row(
        ChangePageMaker.path(change),
        entry.serviceName(),
        entry.organisationName(),
        change.kind() == ListingChange.Kind.FIRST,
        ChangePageMaker.fieldsInWords(change),
        change.author().equals(person.account().id()) ? "you" : change.authorName(),
        DayWords.age(entry.ageDays()),
        entry.ageDays() >= LONG_DAYS,
        assignee == null ? "" : names.getOrDefault(assignee, ""),
        entry.mayDecide());
  }

  private static Correction correction(QueueEntry entry, ListingTerms terms) {
    ListingChange change = entry.change();
    List<FieldChange> fields =
        change.base() == null || change.proposed() == null
            ? List.of()
            : ListingDifference.between(change.base(), change.proposed(), change.fields(), terms);
    return new Correction(
        ChangePageMaker.path(change),
        entry.serviceName(),
        entry.organisationName(),
        change.authorName(),
        DayWords.age(entry.ageDays()),
        fields.stream().flatMap(each -> each.removed().stream()).toList(),
        fields.stream().flatMap(each -> each.added().stream()).toList(),
        change.lock());
  }
}
