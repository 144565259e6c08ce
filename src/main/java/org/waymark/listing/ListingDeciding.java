package org.waymark.listing;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;
import org.waymark.listing.ListingLetters.Prepared;
import org.waymark.listing.Refusal.Reason;

/**
 * The part of the desk where changes that are open are decided on, given to somebody, talked about
 * and taken back. Thread-safe.
 */
@Singleton
public final class ListingDeciding {

  private final ListingRules rules;
  private final ListingWriting writing;
  private final ListingChangeRepository changes;
  private final ListingReach reach;
  private final ListingPeople people;
  private final ListingLetters letters;

  ListingDeciding(
      ListingRules rules,
      ListingWriting writing,
      ListingChangeRepository changes,
      ListingReach reach,
      ListingPeople people,
      ListingLetters letters) {
    this.rules = rules;
    this.writing = writing;
    this.changes = changes;
    this.reach = reach;
    this.people = people;
    this.letters = letters;
  }

  /** Somebody who may decide on a change. */
  public record Approver(AccountId id, String name) {}

  /**
   * Applies what waits to the listing as it is at this moment, and only the changed fields.
   *
   * @param lock of the change as the approver saw it
   * @param overLive the live version of a {@link Decided.Moved} that the approver has seen and
   *     wants the proposal to stand against; empty at first
   */
  public Decided approve(Person person, ListingChangeId id, long lock, OptionalLong overLive) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.APPROVE, id, lock);
          return change.kind() == Kind.FIRST
              ? approveFirst(person, change)
              : approveChange(person, change, overLive);
        });
  }

  private Decided approveFirst(Person person, ListingChange change) {
    Service listing = Objects.requireNonNull(change.proposed());
    ListingChange approved = writing.decided(change, State.APPROVED, person, null);
    long version =
        writing.apply(
            change.authorName(),
            change.why(),
            List.of(listing),
            Map.of(listing.id(), 0L),
            writing.replacing(
                person,
                change,
                approved,
                "listing.approved",
                Map.of(),
                letters.approved(approved)));
    return new Decided.Done(approved, new ListingVersion(version, 0));
  }

  private Decided approveChange(Person person, ListingChange change, OptionalLong overLive) {
    WorkingListing now = rules.get(change.service());
    long version = now.version().live();
    refuseShownAgain(change, now.live());
    Set<ListingField> moved = moved(change, now.live());
    if (!moved.isEmpty() && (overLive.isEmpty() || overLive.getAsLong() != version)) {
      return new Decided.Moved(change, moved, now.live(), version);
    }
    Service next = edited(change, onto(change, now.live()));
    ListingChange approved = writing.decided(change, State.APPROVED, person, null);
    Runnable alongside =
        writing.replacing(
            person,
            change,
            approved,
            "listing.approved",
            ListingWriting.details(change.why(), change.fields()),
            letters.approved(approved));
    if (ListingField.differing(now.live(), next).isEmpty()) {
      writing.together(alongside);
    } else {
      String why = change.why() + " (approved by " + person.account().name() + ")";
      version = writing.apply(now, next, change.authorName(), why, alongside);
    }
    return new Decided.Done(approved, new ListingVersion(version, 0));
  }

  /** With the day on which the provider proposed it, unless they have changed something since. */
  private static Service edited(ListingChange change, Service next) {
    LocalDate proposed = Objects.requireNonNull(change.proposed()).editedOn();
    LocalDate live = next.editedOn();
    return proposed != null && (live == null || proposed.isAfter(live))
        ? next.withEditedOn(proposed)
        : next;
  }

  /**
   * What was taken from view since is not what the change asks for: nobody decides on it by the
   * way.
   */
  private static void refuseShownAgain(ListingChange change, Service live) {
    Set<ListingField> again =
        ListingField.shownAgain(
            change.fields(),
            Objects.requireNonNull(change.base()),
            live,
            Objects.requireNonNull(change.proposed()));
    if (!again.isEmpty()) {
      throw new RefusedException(
          Reason.NOT_NOW,
          again.iterator().next(),
          "Approving this would show again what was taken from view after it was asked for ("
              + again.stream()
                  .map(field -> field.label().toLowerCase(Locale.UK))
                  .collect(Collectors.joining(", "))
              + "). Reject it, and let the organisation ask anew for what it still wants");
    }
  }

  /** The fields in which the live listing is neither what the change started from nor its end. */
  private static Set<ListingField> moved(ListingChange change, Service live) {
    Service base = Objects.requireNonNull(change.base());
    Service proposed = Objects.requireNonNull(change.proposed());
    Set<ListingField> moved = EnumSet.noneOf(ListingField.class);
    for (ListingField field : change.fields()) {
      if (field.differs(base, live) && field.differs(proposed, live)) {
        moved.add(field);
      }
    }
    return moved;
  }

  private static Service onto(ListingChange change, Service live) {
    try {
      return change.onto(live);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Reason.INVALID,
          e.getMessage() + ". The live listing has changed since: reject it and ask for it anew");
    }
  }

  /**
   * Turns a change down; a first listing goes back to its organisation as a draft.
   *
   * @param reason in words for the author; not blank
   */
  public Decided reject(Person person, ListingChangeId id, long lock, String reason) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.REJECT, id, lock);
          String words = given(reason, "Enter a reason: the author reads it");
          writing.refuseGivenAway(change, words);
          ListingChange rejected =
              change.kind() == Kind.FIRST
                  ? draftAgain(change).withReason(words)
                  : writing.decided(change, State.REJECTED, person, words);
          writing.replace(
              person,
              change,
              rejected,
              "listing.rejected",
              Map.of("why", words),
              letters.rejected(rejected));
          return writing.done(rejected);
        });
  }

  private static String given(String reason, String otherwise) {
    if (reason.isBlank()) {
      throw new RefusedException(Reason.INVALID, otherwise);
    }
    return readable("The reason", reason);
  }

  /** Words as they are kept, where they are neither too many nor hold what cannot be seen. */
  private static String readable(String what, String words) {
    String kept = words.replace("\r\n", "\n").strip();
    Fault.inWords(kept, ListingComment.LONGEST)
        .ifPresent(
            fault -> {
              throw new RefusedException(Reason.INVALID, what + ": " + fault.message());
            });
    return kept;
  }

  private ListingChange draftAgain(ListingChange change) {
    return change
        .with()
        .state(State.DRAFT)
        .submittedAt(null)
        .lock(writing.nextLock(change.service()))
        .build();
  }

  /** Takes a change back; a first listing becomes a draft again, and a draft is thrown away. */
  public Decided withdraw(Person person, ListingChangeId id, long lock) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.WITHDRAW, id, lock);
          ListingChange withdrawn =
              change.kind() == Kind.FIRST && change.state() == State.WAITING
                  ? draftAgain(change)
                  : writing.decided(change, State.WITHDRAWN, person, null);
          writing.replace(person, change, withdrawn, "listing.withdrawn", Map.of(), Prepared.NONE);
          return writing.done(withdrawn);
        });
  }

  /** Whom a change can be given to, by name: those who may decide on it. */
  public List<Approver> approversOf(Person person, ListingChangeId id) {
    ListingChange change =
        changes.find(id).filter(each -> rules.mayKnow(person, each)).orElse(null);
    if (change == null || !rules.may(person, ListingAction.REASSIGN, change)) {
      return List.of();
    }
    Set<AreaCode> areas = rules.policeAreasOf(change);
    return people.listActive().stream()
        .filter(account -> mayDecide(account, areas, change))
        .map(account -> new Approver(account.id(), account.name()))
        .toList();
  }

  private boolean mayDecide(Account account, Set<AreaCode> areas, ListingChange change) {
    return !change.contributors().contains(account.id())
        && reach.authorityOf(account).mayApprove(areas);
  }

  /** Gives a change to an approver who may decide on it. */
  public Decided reassign(Person person, ListingChangeId id, long lock, AccountId to) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.REASSIGN, id, lock);
          requireToDecide(to, change);
          ListingChange next =
              change.with().assignee(to).lock(writing.nextLock(change.service())).build();
          writing.replace(
              person,
              change,
              next,
              "listing.reassigned",
              Map.of("to", "account:" + to),
              letters.assigned(next));
          return writing.done(next);
        });
  }

  private void requireToDecide(AccountId to, ListingChange change) {
    Set<AreaCode> areas = rules.policeAreasOf(change);
    if (people.find(to).filter(found -> mayDecide(found, areas, change)).isEmpty()) {
      throw new RefusedException(
          Reason.INVALID,
          "Choose somebody who commissions for an area of this listing and took no part in the"
              + " change");
    }
  }

  /** Adds to the thread of a change, open or not. */
  public Decided comment(Person person, ListingChangeId id, String text) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.COMMENT, id, null);
          ListingComment comment = comment(person, text);
          writing.refuseGivenAway(change, comment.text());
          Prepared told = letters.commented(change, comment);
          writing.together(
              () -> {
                changes.addComment(id, comment);
                writing.record(person, "listing.commented", change, Map.of());
                told.put();
              });
          return writing.done(changes.find(id).orElse(change));
        });
  }

  private ListingComment comment(Person person, String text) {
    try {
      return new ListingComment(
          person.account().id(),
          person.account().name(),
          writing.instant(),
          readable("The comment", text));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.INVALID, Objects.requireNonNull(e.getMessage()));
    }
  }

  /** Says that a corrected number was looked at: it leaves the queue. */
  public Decided seen(Person person, ListingChangeId id, long lock) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.CHECK, id, lock);
          ListingChange seen = writing.decided(change, State.SEEN, person, null);
          writing.replace(person, change, seen, "listing.correction-seen", Map.of(), Prepared.NONE);
          return writing.done(seen);
        });
  }

  /**
   * Takes a corrected number back. Refused when the contacts have changed since.
   *
   * @param reason in words for whoever corrected it; not blank
   */
  public Decided undo(Person person, ListingChangeId id, long lock, String reason) {
    return writing.decide(
        () -> {
          ListingChange change = rules.require(person, ListingAction.CHECK, id, lock);
          String words = given(reason, "Enter a reason: whoever corrected the number reads it");
          WorkingListing now = rules.get(change.service());
          requireCorrected(change, now);
          ListingChange undone = writing.decided(change, State.UNDONE, person, words);
          long version =
              writing.apply(
                  now,
                  ListingField.CONTACTS.copy(Objects.requireNonNull(change.base()), now.live()),
                  person.account().name(),
                  "Correction taken back: " + words,
                  writing.replacing(
                      person,
                      change,
                      undone,
                      "listing.correction-undone",
                      Map.of("why", words),
                      letters.rejected(undone)));
          return new Decided.Done(undone, new ListingVersion(version, now.version().waiting()));
        });
  }

  private static void requireCorrected(ListingChange change, WorkingListing now) {
    if (ListingField.CONTACTS.differs(Objects.requireNonNull(change.proposed()), now.live())) {
      throw new RefusedException(
          Reason.MOVED,
          ListingField.CONTACTS,
          "The contacts have changed again since: ask the organisation to put them right");
    }
  }
}
