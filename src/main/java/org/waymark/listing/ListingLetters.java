package org.waymark.listing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Grant;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;
import org.waymark.mail.Letter;
import org.waymark.mail.LetterWriter;
import org.waymark.mail.Outbox;
import org.waymark.mail.SiteAddress;
import org.waymark.mail.WaitingLetter;

/**
 * Letters about changes of listings. They name the listing, the fields and what somebody wrote to
 * be read by the other side; what a field says stands behind the link, where whoever reads it has
 * signed in. Who may read a letter, and whether there is still something to tell, is asked when it
 * is put and again when it is written.
 */
@Singleton
record ListingLetters(
    Outbox outbox,
    ListingChangeRepository changes,
    ListingRules rules,
    ListingPeople people,
    ListingReach reach,
    SiteAddress site)
    implements LetterWriter {

  /** Beyond this many police areas a change is not told to everybody who might decide on it. */
  private static final int MOST_AREAS = 5;

  private static final String SUBMITTED = "change submitted";
  private static final String ASSIGNED = "change assigned";
  private static final String APPROVED = "change approved";
  private static final String REJECTED = "change rejected";
  private static final String COMMENTED = "change commented";
  private static final String CORRECTED = "number corrected";

  /**
   * What is told of a change.
   *
   * @param holds false when there is nothing to tell any more
   * @param words what somebody wrote to be read; null for nothing
   */
  private record Notice(
      boolean holds,
      Predicate<Account> readers,
      String subject,
      String what,
      @Nullable String words,
      String path) {}

  /**
   * Letters that are yet to be put: to be run in the transaction of what they are about. Whom they
   * go to is found out before, so that no transaction waits for what people and listings say.
   */
  interface Prepared {

    /** None. */
    Prepared NONE = () -> {};

    void put();
  }

  /** A change waits: to whom it was given, else to the commissioners of its areas. */
  Prepared submitted(ListingChange change) {
    return prepared(SUBMITTED, submittedNotice(change), change.id().toString());
  }

  Prepared assigned(ListingChange change) {
    return prepared(ASSIGNED, assignedNotice(change), change.id().toString());
  }

  Prepared approved(ListingChange change) {
    return prepared(APPROVED, approvedNotice(change), change.id().toString());
  }

  Prepared rejected(ListingChange change) {
    return prepared(REJECTED, rejectedNotice(change), change.id().toString());
  }

  /** To both sides, but for whoever wrote it. */
  Prepared commented(ListingChange change, ListingComment comment) {
    return prepared(
        COMMENTED,
        commentedNotice(change, comment, comment.author()),
        change.id() + " " + comment.at() + " " + comment.author());
  }

  /** A number was corrected: to the leads of the organisation. */
  Prepared corrected(ListingChange change) {
    return prepared(CORRECTED, correctedNotice(change), change.id().toString());
  }

  private Prepared prepared(String kind, Notice notice, String about) {
    List<AccountId> readers =
        people.listActive().stream().filter(notice.readers()).map(Account::id).toList();
    return () -> readers.forEach(reader -> outbox.put(kind, reader.value(), about));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(SUBMITTED, ASSIGNED, APPROVED, REJECTED, COMMENTED, CORRECTED);
  }

  @Override
  public Optional<Letter> write(WaitingLetter letter) {
    String[] about = letter.about().split(" ");
    AccountId reader = new AccountId(letter.reader());
    return changes
        .find(new ListingChangeId(UUID.fromString(about[0])))
        .map(
            change ->
                switch (letter.kind()) {
                  case SUBMITTED -> submittedNotice(change);
                  case ASSIGNED -> assignedNotice(change);
                  case APPROVED -> approvedNotice(change);
                  case REJECTED -> rejectedNotice(change);
                  case COMMENTED -> commentedNotice(change, comment(change, about), reader);
                  default -> correctedNotice(change);
                })
        .filter(Notice::holds)
        .flatMap(
            notice ->
                people.find(reader).filter(notice.readers()).map(account -> to(account, notice)));
  }

  /** The comment a letter is about; one that was put by an earlier Waymark has its number. */
  private static ListingComment comment(ListingChange change, String[] about) {
    if (about.length == 2) {
      return change.comments().get(Integer.parseInt(about[1]));
    }
    Instant at = Instant.parse(about[1]);
    return change.comments().stream()
        .filter(each -> each.at().equals(at) && each.author().toString().equals(about[2]))
        .findFirst()
        .orElseThrow();
  }

  private Letter to(Account account, Notice notice) {
    StringBuilder text = new StringBuilder(notice.what());
    String words = notice.words();
    if (words != null && !words.isBlank()) {
      text.append("\n\n").append(words.strip().indent(4).stripTrailing());
    }
    text.append("\n\n").append(site.of(notice.path())).append("\n");
    return new Letter(account.email(), oneLine(notice.subject()), text.toString());
  }

  private Notice submittedNotice(ListingChange change) {
    String name = rules.nameOf(change);
    Set<AreaCode> policeAreas = rules.policeAreasOf(change);
    boolean wide = policeAreas.isEmpty() || policeAreas.size() > MOST_AREAS;
    return new Notice(
        change.state() == State.WAITING,
        account ->
            !change.contributors().contains(account.id())
                && (wide
                    ? account.grants().stream().anyMatch(Grant.Administrator.class::isInstance)
                    : account.grants().stream().anyMatch(Grant.Commissioner.class::isInstance)
                        && reach.authorityOf(account).mayApprove(policeAreas)),
        "A change of \"" + name + "\" waits for approval",
        change.authorName()
            + (change.kind() == Kind.FIRST
                ? " has handed in a new listing, \"" + name + "\"."
                : " asks for a change of \"" + name + "\": " + fields(change) + "."),
        change.why(),
        approval(change));
  }

  private Notice assignedNotice(ListingChange change) {
    String name = rules.nameOf(change);
    return new Notice(
        change.state() == State.WAITING,
        account -> account.id().equals(change.assignee()),
        "A change of \"" + name + "\" was given to you",
        "A change of \"" + name + "\" was given to you to decide on.",
        null,
        approval(change));
  }

  private Notice approvedNotice(ListingChange change) {
    String name = rules.nameOf(change);
    return new Notice(
        change.state() == State.APPROVED,
        account -> change.contributors().contains(account.id()),
        "Approved: \"" + name + "\"",
        change.decidedByName()
            + (change.kind() == Kind.FIRST
                ? " has approved your listing \"" + name + "\". It is published now."
                : " has approved the change of \"" + name + "\" (" + fields(change) + ")."),
        null,
        manage(change));
  }

  /** A first listing is sent back to be written on, and nobody has decided on it. */
  private Notice rejectedNotice(ListingChange change) {
    String name = rules.nameOf(change);
    boolean undone = change.state() == State.UNDONE;
    String by = change.decidedByName();
    return new Notice(
        undone
            || change.state() == State.REJECTED
            || (change.state() == State.DRAFT && change.reason() != null),
        account -> change.contributors().contains(account.id()),
        (undone ? "Taken back: \"" : "Not approved: \"") + name + "\"",
        by == null
            ? "Your listing \"" + name + "\" was not approved. Reason:"
            : by
                + (undone
                    ? " has taken back the corrected number of \""
                    : " has not approved the change of \"")
                + name
                + "\". Reason:",
        change.reason(),
        manage(change) + "/changes/" + change.id());
  }

  private Notice commentedNotice(ListingChange change, ListingComment comment, AccountId reader) {
    String name = rules.nameOf(change);
    Set<AccountId> readers = new LinkedHashSet<>(change.contributors());
    AccountId assignee = change.assignee();
    if (assignee != null) {
      readers.add(assignee);
    }
    change.comments().stream().map(ListingComment::author).forEach(readers::add);
    readers.remove(comment.author());
    return new Notice(
        true,
        account -> readers.contains(account.id()),
        "A comment on \"" + name + "\"",
        comment.authorName() + " wrote about the change of \"" + name + "\":",
        comment.text(),
        change.contributors().contains(reader)
            ? manage(change) + "/changes/" + change.id()
            : approval(change));
  }

  private Notice correctedNotice(ListingChange change) {
    String name = rules.nameOf(change);
    return new Notice(
        List.of(State.TOLD, State.SEEN).contains(change.state()),
        account ->
            account.grants().stream()
                .anyMatch(
                    grant ->
                        grant instanceof Grant.Provider provider
                            && provider.lead()
                            && provider.organisation().equals(change.organisation())),
        "A number of \"" + name + "\" was corrected",
        change.authorName()
            + " has corrected a telephone number of \""
            + name
            + "\". It is live now. If that is not right, correct it or tell your commissioner.",
        null,
        manage(change));
  }

  private static String fields(ListingChange change) {
    return change.fields().stream()
        .map(field -> field.label().toLowerCase(Locale.UK))
        .collect(Collectors.joining(", "));
  }

  private static String manage(ListingChange change) {
    return "/manage/listings/" + change.service();
  }

  private static String approval(ListingChange change) {
    return "/approvals/changes/" + change.id();
  }

  /** A name may hold anything; a subject is one line and not too long. */
  private static String oneLine(String subject) {
    String line = subject.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > 150 ? line.substring(0, 149) + "…" : line;
  }
}
