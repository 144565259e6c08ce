package org.waymark.web.manage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.FieldChange;
import org.waymark.listing.ListingAction;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingDifference;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingReading;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.FormReading;
import org.waymark.listing.form.ListingForm;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.manage.ListingPage.Action;
import org.waymark.web.manage.ListingPage.Difference;
import org.waymark.web.manage.ListingPage.Line;
import org.waymark.web.manage.ListingPage.Missing;
import org.waymark.web.manage.ListingPage.Waiting;
import org.waymark.web.manage.ManagePage.Mark;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** Makes the pages about a whole listing. */
@Singleton
record ListingPages(
    EditedListings listings,
    ListingReading reading,
    ListingEditing editing,
    SimilarListings similar,
    PageFrames frames) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  ListingPage tasks(Person person, EditedListing listing, String done, List<FieldError> errors) {
    Snapshot snapshot = listings.snapshot();
    ListingTerms terms = listings.terms();
    List<FieldProblem> wanting = wanting(listing);
    List<Line> parts = new ArrayList<>();
    for (ListingPart part : ListingPart.ofTheForm()) {
      parts.add(line(listing, part, wanting, terms));
    }
    Service live = listing.live();
    List<Mark> marks = new ArrayList<>();
    if (live != null) {
      marks.add(ManageController.status(live.status()));
      marks.add(ManageController.checked(live, snapshot.today()));
    } else {
      ListingChange change = Objects.requireNonNull(listing.change());
      marks.add(new Mark(change.state().label(), listing.isOpen() ? "blue" : "yellow"));
    }
    return new ListingPage(
        frames.of((errors.isEmpty() ? "" : "Error: ") + listing.name(), Section.NONE),
        listing.id().toString(),
        listing.name(),
        listing.organisation().name(),
        done,
        errors,
        marks,
        new ListingPage.State(
            listing.isFirst(),
            listing.isOpen(),
            live != null
                && live.isPublished()
                && reading.may(person, ListingAction.ASSURE, listing.id()),
            live != null && live.isPublic(),
            live == null ? "" : new ListingWords(snapshot).freshness(live)),
        parts,
        (int) parts.stream().filter(line -> line.mark() == null).count(),
        wanting.stream()
            .map(problem -> new Missing(problem.message(), href(listing, problem)))
            .toList(),
        told(listing),
        waiting(listing, terms),
        actions(person, listing));
  }

  /** Those of the listing, then those of its organisation, which an administrator changes. */
  private List<Missing> told(EditedListing listing) {
    Service live = listing.live();
    if (live == null) {
      return List.of();
    }
    List<PlaceInWords> told = editing.stillTold(live);
    List<PlaceInWords> own =
        told.stream().filter(each -> each.subject().equals(live.id().value())).toList();
    return Stream.concat(
            ListingForm.givenAway(listing.draft(), own).stream()
                .map(problem -> new Missing(problem.message(), href(listing, problem))),
            told.stream()
                .filter(each -> !own.contains(each))
                .map(each -> new Missing(each.message() + ". Ask an administrator to do so", "")))
        .distinct()
        .toList();
  }

  /** What is wrong or missing, in the order of the form. */
  List<FieldProblem> wanting(EditedListing listing) {
    List<FieldProblem> all = new ArrayList<>(ListingForm.missing(listing.draft()));
    if (listings.form().read(listing.draft(), listing.origin())
        instanceof FormReading.Unreadable bad) {
      bad.problems().stream()
          .filter(problem -> all.stream().noneMatch(other -> other.field().equals(problem.field())))
          .forEach(all::add);
    }
    Service working = listing.working();
    if (working != null) {
      all.addAll(ListingForm.givenAway(listing.draft(), PlaceInWords.of(working)));
    }
    all.sort(Comparator.comparing(FieldProblem::part));
    return all;
  }

  static String href(EditedListing listing, FieldProblem problem) {
    String query = "";
    if (problem.field().startsWith("offer-")) {
      query = "?offer=" + problem.field().split("-", 3)[1];
    }
    return "/manage/listings/"
        + listing.id()
        + "/"
        + problem.part().slug()
        + query
        + "#"
        + problem.field();
  }

  private static Line line(
      EditedListing listing, ListingPart part, List<FieldProblem> wanting, ListingTerms terms) {
    boolean incomplete = wanting.stream().anyMatch(problem -> problem.part() == part);
    boolean waits =
        !listing.isFirst()
            && listing.change() != null
            && part.fields().stream().anyMatch(listing.change().fields()::contains);
    Mark mark = null;
    if (incomplete) {
      mark = new Mark("Incomplete", "blue");
    } else if (waits) {
      mark = new Mark("Waiting for approval", "yellow");
    } else if (listing.isFirst() && isUntouched(listing, part)) {
      mark = new Mark("Optional", "grey");
    }
    return new Line(
        part.slug(),
        part.label(),
        listing.working() == null ? "" : inBrief(part, listing.working(), terms),
        mark,
        listing.isOpen() ? "/manage/listings/" + listing.id() + "/" + part.slug() : "");
  }

  /** True when nothing of a part that may be left empty was filled in. */
  private static boolean isUntouched(EditedListing listing, ListingPart part) {
    return switch (part) {
      case COHORTS ->
          listing.draft().fields().keySet().stream().noneMatch(name -> name.startsWith("group-"));
      case ELIGIBILITY -> listing.draft().all("report").isEmpty();
      case OPENING ->
          listing.draft().fields().keySet().stream().noneMatch(n -> n.startsWith("opening-"));
      case LANGUAGES ->
          listing.draft().all("language").isEmpty()
              && listing.draft().all("interpreting").isEmpty();
      case ACCESSIBILITY -> listing.draft().all("access").isEmpty();
      default -> false;
    };
  }

  /** What stands in a part, short enough for a line of the task list. */
  private static String inBrief(ListingPart part, Service service, ListingTerms terms) {
    if (part == ListingPart.SUPPORT || part == ListingPart.REACH) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    for (ListingField field : part.fields()) {
      lines.addAll(field.tell(service, terms));
    }
    String all = String.join("; ", lines);
    return all.length() <= 90 ? all : all.substring(0, all.offsetByCodePoints(0, 80)) + "…";
  }

  private static @Nullable Waiting waiting(EditedListing listing, ListingTerms terms) {
    ListingChange change = listing.change();
    if (change == null || change.state() != ListingChange.State.WAITING) {
      return null;
    }
    return new Waiting(
        change.id().toString(),
        moment(Objects.requireNonNullElse(change.submittedAt(), change.openedAt())),
        change.authorName(),
        change.assignee() == null ? "" : "A commissioner has taken it on.",
        change.why(),
        differences(change, terms));
  }

  static List<Difference> differences(ListingChange change, ListingTerms terms) {
    Service base = change.base();
    Service proposed = change.proposed();
    if (base == null || proposed == null) {
      return List.of();
    }
    return ListingDifference.between(base, proposed, change.fields(), terms).stream()
        .map(ListingPages::difference)
        .toList();
  }

  private static Difference difference(FieldChange change) {
    return new Difference(
        change.field().label(),
        change.before().isEmpty() ? List.of("Nothing") : change.before(),
        change.after().isEmpty() ? List.of("Nothing") : change.after());
  }

  private List<Action> actions(Person person, EditedListing listing) {
    List<Action> actions = new ArrayList<>();
    String base = "/manage/listings/" + listing.id() + "/";
    ListingChange change = listing.change();
    Service live = listing.live();
    actions.add(new Action("Preview as everybody will see it", base + "preview"));
    if (live != null) {
      if (listing.working() != null
          && listing.working().locations().stream()
              .anyMatch(place -> place.disclosure() != Disclosure.PUBLIC)) {
        actions.add(new Action("Secret addresses", base + "withheld"));
      }
      actions.add(new Action("Earlier changes", base + "changes"));
      if (live.status() == ListingStatus.PUBLISHED
          && reading.may(person, ListingAction.SUSPEND, listing.id())) {
        actions.add(new Action("Suspend the listing", base + "suspend"));
      }
      if (live.status() != ListingStatus.PUBLISHED
          && reading.may(person, ListingAction.RESUME, listing.id())) {
        actions.add(new Action("Ask for it to be published again", base + "resume"));
      }
      if (live.status() != ListingStatus.CLOSED
          && reading.may(person, ListingAction.CLOSE, listing.id())) {
        actions.add(new Action("Close the listing", base + "close"));
      }
    }
    if (change != null && reading.may(person, ListingAction.WITHDRAW, change)) {
      actions.add(
          new Action(
              change.state() == ListingChange.State.DRAFT
                  ? "Throw the draft away"
                  : "Take back what waits",
              base + "withdraw"));
    }
    return actions;
  }

  ChangePage change(
      Person person,
      EditedListing listing,
      ListingChange change,
      String typed,
      String done,
      List<FieldError> errors) {
    List<ChangePage.Fact> facts = new ArrayList<>();
    facts.add(new ChangePage.Fact("Made by", change.authorName()));
    facts.add(new ChangePage.Fact("Begun", moment(change.openedAt())));
    if (change.submittedAt() != null) {
      facts.add(new ChangePage.Fact("Handed in", moment(change.submittedAt())));
    }
    if (!change.why().isBlank()) {
      facts.add(new ChangePage.Fact("Why", change.why()));
    }
    if (change.decidedAt() != null) {
      facts.add(
          new ChangePage.Fact(
              change.state().label(),
              moment(change.decidedAt())
                  + (change.decidedByName() == null ? "" : " by " + change.decidedByName())));
    }
    if (change.reason() != null) {
      facts.add(new ChangePage.Fact("Reason given", change.reason()));
    }
    return new ChangePage(
        frames.of(
            (errors.isEmpty() ? "" : "Error: ") + change.kind().label() + " – " + listing.name(),
            Section.NONE),
        listing.id().toString(),
        listing.name(),
        change.id().toString(),
        change.kind().label(),
        state(change.state()),
        facts,
        differences(change, listings.terms()),
        change.comments().stream()
            .map(said -> new ChangePage.Said(said.authorName(), moment(said.at()), said.text()))
            .toList(),
        reading.may(person, ListingAction.COMMENT, change),
        reading.may(person, ListingAction.WITHDRAW, change),
        typed,
        done,
        errors);
  }

  static Mark state(ListingChange.State state) {
    return new Mark(
        state.label(),
        switch (state) {
          case DRAFT, TOLD -> "blue";
          case WAITING -> "yellow";
          case APPROVED, SEEN -> "green";
          case REJECTED, UNDONE -> "red";
          case WITHDRAWN -> "grey";
        });
  }

  SubmitPage submit(Person person, EditedListing listing, List<FieldError> errors) {
    List<FieldProblem> wanting = wanting(listing);
    List<FieldError> all = new ArrayList<>(errors);
    wanting.forEach(
        problem -> all.add(new FieldError("part-" + problem.part().slug(), problem.message())));
    ListingTerms terms = listings.terms();
    Service read =
        listings.form().read(listing.draft(), listing.origin()) instanceof FormReading.Readable good
            ? good.service()
            : null;
    List<SubmitPage.Answers> parts = new ArrayList<>();
    for (ListingPart part : ListingPart.ofTheForm()) {
      if (part == ListingPart.REACH) {
        continue;
      }
      parts.add(
          new SubmitPage.Answers(
              part == ListingPart.SUPPORT ? "What you offer and where" : part.label(),
              part.slug(),
              read == null ? raw(listing, part) : answers(read, part, terms)));
    }
    return new SubmitPage(
        frames.of("Check your answers – " + listing.name(), Section.NONE),
        listing.id().toString(),
        listing.name(),
        listing.organisation().name(),
        listing.version(),
        wanting.isEmpty(),
        all,
        read == null ? List.of() : similar.to(person, read, listing.organisation()),
        parts);
  }

  private static List<SubmitPage.Answer> answers(
      Service service, ListingPart part, ListingTerms terms) {
    return part.fields().stream()
        .map(
            field -> {
              List<String> lines = field.tell(service, terms);
              return new SubmitPage.Answer(
                  field.label(), lines.isEmpty() ? List.of("Nothing said") : lines);
            })
        .toList();
  }

  /** What was typed, while it cannot be read. */
  private List<SubmitPage.Answer> raw(EditedListing listing, ListingPart part) {
    Set<ListingPart> parts =
        part == ListingPart.SUPPORT
            ? EnumSet.of(ListingPart.SUPPORT, ListingPart.REACH)
            : EnumSet.of(part);
    List<String> lines =
        parts.stream()
            .flatMap(each -> listings.form().fieldsOf(each, listing.draft(), null).stream())
            .map(listing.draft()::all)
            .flatMap(Collection::stream)
            .toList();
    return List.of(
        new SubmitPage.Answer(part.label(), lines.isEmpty() ? List.of("Nothing said") : lines));
  }

  /** The names of fields in a sentence. */
  static String names(Set<ListingField> fields) {
    return fields.stream().map(ListingField::label).collect(Collectors.joining(", "));
  }

  AskPage ask(
      EditedListing listing, Question question, String why, String lock, List<FieldError> errors) {
    return new AskPage(
        frames.of(
            (errors.isEmpty() ? "" : "Error: ") + question.title() + " – " + listing.name(),
            Section.NONE),
        listing.id().toString(),
        listing.name(),
        question.title(),
        question.lines(),
        "/manage/listings/" + listing.id() + "/" + question.slug(),
        question.button(),
        question.warning(),
        question.asksWhy(),
        why,
        lock,
        errors);
  }

  /** What can be done with a listing after a question. */
  record Question(
      String slug,
      String title,
      List<String> lines,
      String button,
      boolean warning,
      boolean asksWhy) {

    static final Question SUSPEND =
        new Question(
            "suspend",
            "Suspend the listing",
            List.of(
                "The public no longer sees the listing, from this moment on.",
                "You can ask for it to be published again; a commissioner approves that."),
            "Suspend the listing",
            true,
            true);
    static final Question RESUME =
        new Question(
            "resume",
            "Ask for the listing to be published again",
            List.of("A commissioner approves it. Until then the public does not see the listing."),
            "Ask for it",
            false,
            true);
    static final Question CLOSE =
        new Question(
            "close",
            "Close the listing",
            List.of(
                "Close a listing when the service has ended. For a pause, suspend it instead.",
                "The public no longer sees the listing, from this moment on.",
                "You can ask for it to be published again; a commissioner approves that."),
            "Close the listing",
            true,
            true);

    static Question withdraw(ListingChange change) {
      if (change.state() == ListingChange.State.DRAFT) {
        return new Question(
            "withdraw",
            "Throw the draft away",
            List.of("Everything you wrote in it is lost."),
            "Throw the draft away",
            true,
            false);
      }
      return change.kind() == ListingChange.Kind.FIRST
          ? new Question(
              "withdraw",
              "Take the listing back",
              List.of("It becomes a draft again, which you can change and submit."),
              "Take it back",
              false,
              false)
          : new Question(
              "withdraw",
              "Take back what waits",
              List.of(
                  "The change of "
                      + names(change.fields())
                      + " is not made. The listing stays up as it is."),
              "Take it back",
              true,
              false);
    }
  }
}
