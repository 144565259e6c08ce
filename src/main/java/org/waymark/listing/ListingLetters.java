package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Grant;
import org.waymark.geography.AreaCode;
import org.waymark.mail.Letter;
import org.waymark.mail.Postbox;
import org.waymark.mail.SiteAddress;

/**
 * Letters about changes of listings. They name the listing, the fields and what somebody wrote to
 * be read by the other side; what a field says stands behind the link, where whoever reads it has
 * signed in.
 */
@Singleton
final class ListingLetters {

  /** Beyond this many police areas a change is not told to everybody who might decide on it. */
  private static final int MOST_AREAS = 5;

  private final Postbox postbox;
  private final ListingPeople people;
  private final ListingReach reach;
  private final SiteAddress site;

  ListingLetters(Postbox postbox, ListingPeople people, ListingReach reach, SiteAddress site) {
    this.postbox = postbox;
    this.people = people;
    this.reach = reach;
    this.site = site;
  }

  /** A change waits: to whom it was given, else to the commissioners of its areas. */
  void submitted(ListingChange change, String name, Set<AreaCode> policeAreas) {
    boolean wide = policeAreas.isEmpty() || policeAreas.size() > MOST_AREAS;
    send(
        account ->
            !change.contributors().contains(account.id())
                && (wide
                    ? account.grants().stream().anyMatch(Grant.Administrator.class::isInstance)
                    : account.grants().stream().anyMatch(Grant.Commissioner.class::isInstance)
                        && reach.authorityOf(account).mayApprove(policeAreas)),
        "A change of \"" + name + "\" waits for approval",
        change.authorName()
            + (change.kind() == ListingChange.Kind.FIRST
                ? " has handed in a new listing, \"" + name + "\"."
                : " asks for a change of \"" + name + "\": " + fields(change) + "."),
        change.why(),
        approval(change));
  }

  void assigned(ListingChange change, String name, Account to) {
    send(
        account -> account.id().equals(to.id()),
        "A change of \"" + name + "\" was given to you",
        "A change of \"" + name + "\" was given to you to decide on.",
        null,
        approval(change));
  }

  void approved(ListingChange change, String name) {
    send(
        account -> change.contributors().contains(account.id()),
        "Approved: \"" + name + "\"",
        change.decidedByName()
            + (change.kind() == ListingChange.Kind.FIRST
                ? " has approved your listing \"" + name + "\". It is published now."
                : " has approved the change of \"" + name + "\" (" + fields(change) + ")."),
        null,
        manage(change));
  }

  void rejected(ListingChange change, String name, String by) {
    boolean undone = change.state() == ListingChange.State.UNDONE;
    send(
        account -> change.contributors().contains(account.id()),
        (undone ? "Taken back: \"" : "Not approved: \"") + name + "\"",
        by
            + (undone
                ? " has taken back the corrected number of \""
                : " has not approved the change of \"")
            + name
            + "\". Reason:",
        change.reason(),
        manage(change) + "/changes/" + change.id());
  }

  /** To both sides, but for whoever wrote it. */
  void commented(ListingChange change, String name, ListingComment comment) {
    Set<AccountId> readers = new LinkedHashSet<>(change.contributors());
    AccountId assignee = change.assignee();
    if (assignee != null) {
      readers.add(assignee);
    }
    change.comments().forEach(earlier -> readers.add(earlier.author()));
    readers.remove(comment.author());
    Set<AccountId> authors = new LinkedHashSet<>(change.contributors());
    for (boolean author : new boolean[] {true, false}) {
      send(
          account -> readers.contains(account.id()) && authors.contains(account.id()) == author,
          "A comment on \"" + name + "\"",
          comment.authorName() + " wrote about the change of \"" + name + "\":",
          comment.text(),
          author ? manage(change) + "/changes/" + change.id() : approval(change));
    }
  }

  /** A number was corrected: to the leads of the organisation. */
  void corrected(ListingChange change, String name) {
    send(
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

  private void send(
      Predicate<Account> to, String subject, String what, @Nullable String words, String path) {
    StringBuilder text = new StringBuilder(what);
    if (words != null && !words.isBlank()) {
      text.append("\n\n").append(words.strip().indent(4).stripTrailing());
    }
    text.append("\n\n").append(site.of(path)).append("\n");
    String line = oneLine(subject);
    for (Account account : people.listActive()) {
      if (account.active() && to.test(account)) {
        postbox.send(new Letter(account.email(), line, text.toString()));
      }
    }
  }

  /** A name may hold anything; a subject is one line and not too long. */
  private static String oneLine(String subject) {
    String line = subject.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > 150 ? line.substring(0, 149) + "…" : line;
  }
}
