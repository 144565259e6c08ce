package org.waymark.web.approval;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.ListingAction;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingDeciding;
import org.waymark.listing.ListingDeciding.Approver;
import org.waymark.listing.ListingDifference;
import org.waymark.listing.ListingReading;
import org.waymark.listing.WorkingListing;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.approval.ChangePage.Difference;
import org.waymark.web.approval.ChangePage.Fact;
import org.waymark.web.approval.ChangePage.Moved;
import org.waymark.web.approval.ChangePage.Remark;
import org.waymark.web.approval.ChangePage.Told;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Puts the page of one change together. */
@Singleton
record ChangePageMaker(
    ListingReading reading,
    ListingDeciding deciding,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Clock clock) {

  static final SentForm NOTHING_SENT = new SentForm(Map.of());

  static String path(ListingChange change) {
    return "/approvals/changes/" + change.id();
  }

  ChangePage make(
      Person person, ListingChange change, String done, SentForm sent, List<FieldError> errors) {
    Snapshot snapshot = snapshots.professional();
    ListingTerms terms = new ListingTerms(snapshot.vocabularies(), snapshot.geography());
    Optional<WorkingListing> open = reading.open(person, change.service());
    @Nullable Service live = open.map(WorkingListing::live).orElse(null);
    Set<ListingField> moved = moved(change, live);
    boolean decides = reading.may(person, ListingAction.APPROVE, change);
    boolean reassigns = reading.may(person, ListingAction.REASSIGN, change);
    List<Approver> approvers =
        reassigns || change.assignee() != null
            ? deciding.approversOf(person, change.id())
            : List.of();
    String name = nameOf(change, live);
    PageFrame frame =
        frames
            .ofListings(
                (errors.isEmpty() ? "" : "Error: ") + name + ": " + change.kind().label(),
                Section.NONE)
            .withStyle("approval.css");
    return new ChangePage(
        frame,
        new ChangePage.Head(
            path(change),
            name,
            snapshot
                .catalogue()
                .findOrganisation(change.organisation())
                .map(Organisation::name)
                .orElse(""),
            change.state().label(),
            colour(change.state()),
            done),
        new ChangePage.Proposal(
            facts(change, approvers, person),
            differences(change, terms),
            told(change, terms),
            live == null
                ? List.of()
                : moved.stream()
                    .map(field -> new Moved(field.label(), field.tell(live, terms)))
                    .toList(),
            moved.isEmpty()
                ? ""
                : open.map(each -> Long.toString(each.version().live())).orElse("")),
        change.lock(),
        change.kind() == ListingChange.Kind.CORRECTION,
        new ChangePage.Rights(
            decides,
            reassigns,
            reading.may(person, ListingAction.COMMENT, change),
            reading.may(person, ListingAction.CHECK, change)),
        notice(person, change, decides),
        live != null && live.isPublic() ? "/services/" + live.id() : "",
        choices(change, approvers, sent),
        change.comments().stream()
            .map(
                each ->
                    new Remark(
                        each.authorName(),
                        DayWords.moment(each.at(), clock.getZone()),
                        each.text()))
            .toList(),
        sent,
        errors);
  }

  /** Where the live listing says something that is neither what it said nor what is proposed. */
  private static Set<ListingField> moved(ListingChange change, @Nullable Service live) {
    Service base = change.base();
    Service proposed = change.proposed();
    Set<ListingField> moved = EnumSet.noneOf(ListingField.class);
    if (change.state() == ListingChange.State.WAITING
        && live != null
        && base != null
        && proposed != null) {
      for (ListingField field : change.fields()) {
        if (field.differs(base, live) && field.differs(live, proposed)) {
          moved.add(field);
        }
      }
    }
    return moved;
  }

  private static String nameOf(ListingChange change, @Nullable Service live) {
    if (change.proposed() != null && change.kind() == ListingChange.Kind.FIRST) {
      return change.proposed().name();
    }
    if (live != null) {
      return live.name();
    }
    return change.proposed() == null ? "New listing" : change.proposed().name();
  }

  private static String notice(Person person, ListingChange change, boolean decides) {
    if (decides || change.state() != ListingChange.State.WAITING) {
      return "";
    }
    return change.contributors().contains(person.account().id())
        ? "You put something into this change, so somebody else decides on it."
        : "A commissioner of an area that this listing reaches decides on it.";
  }

  private List<Fact> facts(ListingChange change, List<Approver> approvers, Person person) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("What it is", change.kind().label()));
    facts.add(new Fact("From", change.authorName()));
    if (!change.why().isBlank()) {
      facts.add(new Fact("Why", change.why()));
    }
    if (change.submittedAt() != null) {
      facts.add(
          new Fact(
              change.kind() == ListingChange.Kind.CORRECTION ? "Corrected" : "Handed in",
              DayWords.moment(change.submittedAt(), clock.getZone())));
    } else {
      facts.add(new Fact("Begun", DayWords.moment(change.openedAt(), clock.getZone())));
    }
    if (change.state() == ListingChange.State.WAITING) {
      facts.add(new Fact("Waiting for", waited(change.age(clock.instant()).toDays())));
      facts.add(new Fact("Assigned to", assignee(change, approvers, person)));
    }
    if (change.decidedAt() != null) {
      facts.add(
          new Fact(
              change.state().label(),
              DayWords.moment(change.decidedAt(), clock.getZone())
                  + (change.decidedByName() == null ? "" : " by " + change.decidedByName())));
    }
    if (change.reason() != null) {
      facts.add(new Fact("Reason", change.reason()));
    }
    return facts;
  }

  private static String waited(long days) {
    return days <= 0 ? "Less than a day" : DayWords.age(days);
  }

  private static String assignee(ListingChange change, List<Approver> approvers, Person person) {
    if (change.assignee() == null) {
      return "Nobody yet";
    }
    if (change.assignee().equals(person.account().id())) {
      return "You";
    }
    return approvers.stream()
        .filter(each -> each.id().equals(change.assignee()))
        .map(Approver::name)
        .findFirst()
        .orElse("Somebody who no longer decides here");
  }

  private static List<Choice> choices(
      ListingChange change, List<Approver> approvers, SentForm sent) {
    String chosen =
        sent.fields().containsKey("assignee")
            ? sent.first("assignee")
            : change.assignee() == null ? "" : change.assignee().toString();
    return approvers.stream()
        .map(
            each ->
                new Choice(each.id().toString(), each.name(), each.id().toString().equals(chosen)))
        .toList();
  }

  private static List<Difference> differences(ListingChange change, ListingTerms terms) {
    if (change.base() == null || change.proposed() == null) {
      return List.of();
    }
    return ListingDifference.between(change.base(), change.proposed(), change.fields(), terms)
        .stream()
        .map(each -> Difference.of("", each))
        .toList();
  }

  private static List<Told> told(ListingChange change, ListingTerms terms) {
    Service proposed = change.proposed();
    if (change.kind() != ListingChange.Kind.FIRST || proposed == null) {
      return List.of();
    }
    List<Told> told = new ArrayList<>();
    for (ListingField field : ListingField.values()) {
      if (!field.part().isApart()) {
        told.add(new Told(field.label(), field.tell(proposed, terms)));
      }
    }
    return told;
  }

  private static String colour(ListingChange.State state) {
    return switch (state) {
      case WAITING -> "yellow";
      case TOLD -> "blue";
      case APPROVED -> "green";
      case REJECTED, UNDONE -> "red";
      case DRAFT, WITHDRAWN, SEEN -> "grey";
    };
  }

  /** The fields of a change in one line, e.g. "Contacts and ages". */
  static String fieldsInWords(ListingChange change) {
    List<String> labels =
        change.fields().stream().sorted().map(ListingField::label).collect(Collectors.toList());
    for (int i = 1; i < labels.size(); i++) {
      labels.set(i, Objects.requireNonNull(lowerFirst(labels.get(i))));
    }
    if (labels.size() <= 1) {
      return String.join("", labels);
    }
    return String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.getLast();
  }

  private static String lowerFirst(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
  }
}
