package org.waymark.listing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.waymark.Provenance;
import org.waymark.account.Person;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;
import org.waymark.listing.Refusal.Reason;

/** The part of the desk where a first listing is written and handed in. Thread-safe. */
@Singleton
public final class ListingDrafting {

  /** The name of the records that are made here. */
  private static final String SOURCE = "waymark";

  private final ListingRules rules;
  private final ListingWriting writing;
  private final ListingChangeRepository changes;
  private final ListingReach reach;
  private final ListingLetters letters;

  ListingDrafting(
      ListingRules rules,
      ListingWriting writing,
      ListingChangeRepository changes,
      ListingReach reach,
      ListingLetters letters) {
    this.rules = rules;
    this.writing = writing;
    this.changes = changes;
    this.reach = reach;
    this.letters = letters;
  }

  /** Begins a listing that is not in the catalogue. */
  public Decided start(Person person, OrganisationId organisation) {
    return writing.decide(
        () -> {
          if (!person.authority().mayEdit(organisation)
              || reach.findOrganisation(organisation).isEmpty()) {
            throw new RefusedException(
                Reason.NOT_ALLOWED,
                "You do not keep the listings of that organisation: ask its lead to invite you");
          }
          ListingChange draft =
              ListingChange.begunBy(
                      person, new ServiceId(UUID.randomUUID()), organisation, writing.instant())
                  .kind(Kind.FIRST)
                  .state(State.DRAFT)
                  .why("New listing")
                  .lock(1)
                  .build();
          writing.together(
              () -> {
                changes.add(draft);
                writing.record(person, "listing.started", draft.service(), Map.of());
              });
          return writing.done(draft);
        });
  }

  /**
   * Keeps what was typed, complete or not. Names of form fields that were changed by somebody else
   * since {@code lock} and not by this person keep what the other gave; where both changed one to
   * different things nothing is kept and both are handed back ({@link Decided.Disputed}).
   *
   * @param fields everything the draft says now, as typed, by name of the form field
   */
  public Decided saveDraft(
      Person person, ListingChangeId id, long lock, Map<String, List<String>> fields) {
    return writing.decide(
        () -> {
          ListingChange draft = rules.require(person, ListingAction.WRITE, id, null);
          Set<String> disputed = new TreeSet<>();
          Map<String, List<String>> merged =
              draft.lock() == lock ? fields : merged(draft, lock, fields, disputed);
          if (!disputed.isEmpty()) {
            return new Decided.Disputed(draft, disputed, merged);
          }
          if (merged.equals(draft.draft())) {
            return writing.done(draft);
          }
          ListingChange next =
              draft.joinedBy(person).draft(merged).lock(writing.nextLock(draft.service())).build();
          writing.together(() -> changes.replace(next, draft.lock()));
          return writing.done(next);
        });
  }

  /**
   * Names that only others touched since keep what others gave.
   *
   * @param disputed gets the names that both touched and left different
   */
  private Map<String, List<String>> merged(
      ListingChange draft, long lock, Map<String, List<String>> mine, Set<String> disputed) {
    Map<String, List<String>> base =
        changes.findStep(draft.service(), lock).map(ListingChange::draft).orElse(Map.of());
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(draft.draft().keySet());
    Map<String, List<String>> merged = new LinkedHashMap<>();
    for (String name : names) {
      List<String> was = base.get(name);
      List<String> wanted = mine.get(name);
      List<String> theirs = draft.draft().get(name);
      List<String> value = Objects.equals(was, wanted) ? theirs : wanted;
      if (!Objects.equals(value, theirs) && !Objects.equals(was, theirs)) {
        disputed.add(name);
      }
      if (value != null) {
        merged.put(name, value);
      }
    }
    return merged;
  }

  /**
   * Hands a draft in.
   *
   * @param listing what the form read; its identifier, organisation, status, provenance and
   *     arrangements are set by the desk
   */
  public Decided submit(Person person, ListingChangeId id, long lock, Service listing, String why) {
    return writing.decide(
        () -> {
          ListingChange draft = rules.require(person, ListingAction.SUBMIT, id, lock);
          Instant at = writing.instant();
          Service first = first(draft, listing, at);
          String words = ListingWriting.words(why, "New listing");
          writing.refuseGivenAway(null, first, words);
          ListingChange next =
              draft
                  .joinedBy(person)
                  .proposed(first)
                  .why(words)
                  .state(State.WAITING)
                  .submittedAt(at)
                  .lock(writing.nextLock(draft.service()))
                  .build();
          writing.replace(
              person,
              draft,
              next,
              "listing.submitted",
              Map.of("why", next.why()),
              letters.submitted(next));
          return writing.done(next);
        });
  }

  private Service first(ListingChange draft, Service listing, Instant at) {
    return listing
        .with()
        .id(draft.service())
        .organisation(draft.organisation())
        .status(ListingStatus.PUBLISHED)
        .arrangements(List.of())
        .assuredOn(reach.today())
        .provenance(new Provenance(SOURCE, draft.service().toString(), at))
        .build();
  }
}
