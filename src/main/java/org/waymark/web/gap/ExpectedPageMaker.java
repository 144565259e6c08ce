package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.desk.OfferDesk;
import org.waymark.gap.desk.Speaker;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.OfferChanges;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OrganisedAt;
import org.waymark.geography.Area;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Puts the expected offer of an area, and the form that changes it, into words and rows. */
final class ExpectedPageMaker {

  private final Snapshot snapshot;
  private final OfferChangeKeeper keeper;
  private final OfferDesk desk;
  private final GapQuestion question;
  private final Area area;
  private final OfferInForce offer;
  private final OfferChanges changes;
  private final @Nullable Person person;

  /**
   * @param person who reads; null for whoever is not signed in
   */
  ExpectedPageMaker(
      Snapshot snapshot,
      OfferChangeKeeper keeper,
      OfferDesk desk,
      GapQuestion question,
      @Nullable Person person) {
    this.snapshot = snapshot;
    this.keeper = keeper;
    this.desk = desk;
    this.question = question;
    this.area = question.area();
    this.offer = keeper.of(area);
    this.changes = keeper.changes();
    this.person = person;
  }

  private boolean mayChange() {
    return person != null && desk.mayChange(new Speaker.SignedIn(person), area);
  }

  // The table

  ExpectedPage table(String done, Function<String, PageFrame> frame) {
    Map<String, OfferChange> inForce = new LinkedHashMap<>();
    changes.inForce(area.kind(), area.code()).forEach(each -> inForce.put(each.line(), each));
    String heading = "What should be there in " + area.shortName();
    return new ExpectedPage(
        frame.apply(heading),
        GapNavigation.of(null, question),
        heading,
        sentences(inForce),
        OfferChange.Kind.ofSlug(done).map(ExpectedPageMaker::doneWords).orElse(""),
        mayChange() ? formAddress("") : "",
        person == null ? formAddress("") : "",
        all().stream()
            .filter(line -> inForce.containsKey(line.id()))
            .map(line -> row(line, inForce.get(line.id())))
            .toList(),
        groups(inForce));
  }

  /** National lines as they are asked here or, where they are not, as they are nationally. */
  private List<OfferLine> all() {
    List<OfferLine> all = new ArrayList<>();
    keeper.national().lines().forEach(line -> all.add(offer.find(line.id()).orElse(line)));
    offer.lines().stream()
        .filter(line -> keeper.national().find(line.id()).isEmpty())
        .forEach(all::add);
    return all;
  }

  private List<String> sentences(Map<String, OfferChange> inForce) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Figures.count(offer.lines().size(), "question is", "questions are")
            + " asked of "
            + area.shortName()
            + "; the national table, version "
            + keeper.national().version()
            + ", has "
            + Figures.whole(keeper.national().lines().size())
            + ".");
    if (inForce.isEmpty()) {
      sentences.add("Nobody has said anything of a line here: the national table is asked.");
    } else {
      sentences.add(
          "Of these, "
              + count(inForce, OfferChange.Kind.REMOVED)
              + " removed, "
              + count(inForce, OfferChange.Kind.ALTERED)
              + " changed, "
              + count(inForce, OfferChange.Kind.ADDED)
              + " added and "
              + count(inForce, OfferChange.Kind.ADOPTED)
              + " considered and left as they are.");
    }
    return sentences;
  }

  private static String count(Map<String, OfferChange> inForce, OfferChange.Kind kind) {
    return Figures.whole(inForce.values().stream().filter(each -> each.change() == kind).count());
  }

  private List<ExpectedPage.Group> groups(Map<String, OfferChange> inForce) {
    Map<TermId, List<ExpectedPage.Row>> byCrime = new LinkedHashMap<>();
    for (OfferLine line : all()) {
      byCrime
          .computeIfAbsent(line.crimeType(), crime -> new ArrayList<>())
          .add(row(line, inForce.get(line.id())));
    }
    return byCrime.entrySet().stream()
        .map(
            each ->
                new ExpectedPage.Group(
                    snapshot.vocabularies().getTerm(each.getKey()).label(), each.getValue()))
        .toList();
  }

  private ExpectedPage.Row row(OfferLine line, @Nullable OfferChange change) {
    return new ExpectedPage.Row(
        line.id(),
        line.question(),
        keeper.national().find(line.id()).map(this::words).orElse("Not in the national table"),
        here(line, change),
        change == null ? "" : change.reason(),
        change == null ? "" : by(change),
        mayChange() ? formAddress(line.id()) : "");
  }

  private String here(OfferLine line, @Nullable OfferChange change) {
    return change == null
        ? "As in the national table"
        : change.change().asksAnew()
            ? change.change().label() + ": " + words(line)
            : change.change().label();
  }

  /** "Women; by district; 1 whole-time worker for ...". */
  private String words(OfferLine line) {
    TermId audience = line.audience();
    return line.function().label()
        + " for "
        + (audience == null
            ? "anybody"
            : MatrixPageMaker.lower(snapshot.vocabularies().getTerm(audience).label()))
        + (line.closeness() == CohortLevel.Level.OPEN
            ? ""
            : ", " + line.closeness().label().toLowerCase(Locale.UK))
        + "; organised by "
        + line.organisedAt().label().toLowerCase(Locale.UK)
        + (line.yardstick() == null ? "" : "; " + line.yardstick().words());
  }

  private static String by(OfferChange change) {
    return change.author()
        + (change.body().isEmpty() ? "" : ", " + change.body())
        + ", "
        + change.made().format(AskedGap.DATE)
        + ", on version "
        + change.version()
        + " of the table";
  }

  private static String doneWords(OfferChange.Kind kind) {
    return switch (kind) {
      case ADOPTED -> "The line was kept as considered.";
      case REMOVED -> "The line was removed for this area.";
      case ALTERED -> "The line was changed for this area.";
      case ADDED -> "The line was added for this area.";
      case UNDONE -> "What was done to the line was undone.";
    };
  }

  // The form

  private String formAddress(String line) {
    return question.at(ExpectedController.FORM, Map.of("line", line));
  }

  /** The number of the latest change of a line; 0 for none. */
  long version(String line) {
    return changes.versionOf(area.kind(), area.code(), line);
  }

  /** The line as it is asked here, or would be; empty where there is none with that name. */
  Optional<OfferLine> find(String id) {
    return all().stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .or(
            () ->
                changes.historyOf(area.kind(), area.code(), id).reversed().stream()
                    .flatMap(each -> Stream.ofNullable(each.asked()))
                    .findFirst());
  }

  /** The form as it is filled from a line; of a new one empty. */
  SentForm fill(@Nullable OfferLine line) {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put(
        "body",
        List.of(person == null ? "" : JudgementPageMaker.usualBody(person, area, snapshot)));
    if (line != null) {
      TermId audience = line.audience();
      fields.put("audience", List.of(audience == null ? OfferDesk.ANYBODY : audience.value()));
      fields.put("closeness", List.of(line.closeness().slug()));
      fields.put("organised-at", List.of(line.organisedAt().slug()));
      fields.put(
          "yardstick",
          List.of(line.yardstick() == null ? OfferDesk.NO_YARDSTICK : line.yardstick().id()));
    }
    return new SentForm(fields);
  }

  /** What the form asks to have done: of a line that is not written anew, nothing of its parts. */
  OfferDesk.Request request(SentForm sent, String line) {
    String change = line.isEmpty() ? OfferChange.Kind.ADDED.slug() : sent.first("sort");
    boolean anew = OfferChange.Kind.ofSlug(change).filter(OfferChange.Kind::asksAnew).isPresent();
    Function<String, String> part = name -> anew ? sent.first(name) : "";
    return new OfferDesk.Request(
        area.kind().slug(),
        area.code().value(),
        change,
        line,
        line.isEmpty() ? sent.first("crime") : "",
        line.isEmpty() ? sent.first("function") : "",
        part.apply("audience"),
        part.apply("closeness"),
        part.apply("organised-at"),
        part.apply("yardstick"),
        part.apply("question"),
        part.apply("source"),
        part.apply("source-address"),
        "",
        sent.first("body"),
        sent.first("reason"),
        sent.first("seen"));
  }

  /**
   * @param line null for a new one
   * @param since what others did while it was being typed, oldest first
   */
  ExpectedFormPage form(
      @Nullable OfferLine line,
      SentForm sent,
      long seen,
      List<FieldError> errors,
      List<OfferChange> since,
      Function<String, PageFrame> frame) {
    String id = line == null ? "" : line.id();
    String heading = line == null ? "Add a line" : line.question();
    OfferChange inForce = changes.inForce(area.kind(), area.code(), id).orElse(null);
    return new ExpectedFormPage(
        frame.apply((errors.isEmpty() ? "" : "Error: ") + heading),
        question.at(ExpectedController.PATH),
        formAddress(id),
        "Expected offer of " + area.shortName(),
        heading,
        errors,
        keeper.national().find(id).map(this::words).orElse(""),
        line == null ? "" : here(line, inForce),
        offer.find(id).isEmpty() ? "" : question.at(JudgementController.PATH, Map.of("line", id)),
        said(since),
        line == null ? List.of() : ways(id, inForce != null, sent.first("sort")),
        line == null ? terms(snapshot.vocabularies().crimeTypes(), sent.first("crime")) : List.of(),
        line == null ? functions(sent.first("function")) : List.of(),
        audiences(sent.first("audience")),
        Arrays.stream(CohortLevel.Level.values())
            .map(each -> choice(each.slug(), GapForm.words(each), sent.first("closeness")))
            .toList()
            .reversed(),
        Arrays.stream(OrganisedAt.values())
            .map(each -> choice(each.slug(), each.label(), sent.first("organised-at")))
            .toList(),
        line == null ? List.of() : yardsticks(line, sent.first("yardstick")),
        sent,
        seen,
        said(changes.historyOf(area.kind(), area.code(), id)));
  }

  private List<JudgementPage.Sort> ways(String id, boolean changed, String chosen) {
    return Arrays.stream(OfferChange.Kind.values())
        .filter(
            kind ->
                switch (kind) {
                  case ADDED -> false;
                  case ADOPTED -> keeper.national().find(id).isPresent();
                  case REMOVED -> offer.find(id).isPresent();
                  case ALTERED -> true;
                  case UNDONE -> changed;
                })
        .map(
            kind ->
                new JudgementPage.Sort(
                    kind.slug(), label(kind), hint(kind), kind.slug().equals(chosen)))
        .toList();
  }

  private static String label(OfferChange.Kind kind) {
    return switch (kind) {
      case ADOPTED -> "It stands as it is in the national table";
      case REMOVED -> "It is not relevant here: remove it";
      case ALTERED -> "Change what it asks here";
      case ADDED -> "Add it";
      case UNDONE -> "Undo what was done to it here";
    };
  }

  private static String hint(OfferChange.Kind kind) {
    return switch (kind) {
      case ADOPTED -> "You have considered the line, and say so.";
      case REMOVED ->
          "The question is no longer asked of this area, and is no gap. It stays in the national"
              + " table beside.";
      case ALTERED -> "With the fields below. Its crime and its function stay.";
      case ADDED -> "The question is asked of this area from now on.";
      case UNDONE -> "It is asked as in the national table again; a line added here goes.";
    };
  }

  private List<Choice> terms(Vocabulary vocabulary, String chosen) {
    return vocabulary.terms().stream()
        .filter(term -> term.scope() != Scope.OUTSIDE)
        .map(
            term ->
                choice(
                    term.id().value(),
                    "\u2003".repeat(vocabulary.depth(term.id())) + term.label(),
                    chosen))
        .toList();
  }

  private List<Choice> audiences(String chosen) {
    List<Choice> choices = new ArrayList<>();
    choices.add(choice(OfferDesk.ANYBODY, "Anybody", chosen));
    choices.addAll(terms(snapshot.vocabularies().cohorts(), chosen));
    return choices;
  }

  /** Functions of the table before kinds of support that no function is of. */
  private List<Choice> functions(String chosen) {
    List<Choice> choices = new ArrayList<>();
    desk.functions(area)
        .forEach((id, function) -> choices.add(choice(id, function.label(), chosen)));
    Vocabulary supports = snapshot.vocabularies().supportTypes();
    supports.terms().stream()
        .filter(term -> term.scope() != Scope.OUTSIDE)
        .filter(term -> !desk.functions(area).containsKey(term.id().value()))
        .map(Term::id)
        .forEach(
            id -> choices.add(choice(id.value(), "Support: " + supports.get(id).label(), chosen)));
    return choices;
  }

  private List<Choice> yardsticks(OfferLine line, String chosen) {
    List<Choice> choices = new ArrayList<>();
    choices.add(choice(OfferDesk.NO_YARDSTICK, "None", chosen));
    desk.yardsticks(line.function().id())
        .forEach((id, yardstick) -> choices.add(choice(id, yardstick.words(), chosen)));
    return choices;
  }

  private static Choice choice(String value, String label, String chosen) {
    return new Choice(value, label, value.equals(chosen));
  }

  private List<Said> said(List<OfferChange> history) {
    return history.reversed().stream()
        .map(
            each -> {
              OfferLine asked = each.asked();
              return new Said(
                  each.change().label(),
                  each.reason(),
                  by(each),
                  asked == null ? "" : words(asked),
                  changes.inForce(area.kind(), area.code(), each.line()).equals(Optional.of(each)));
            })
        .toList();
  }
}
