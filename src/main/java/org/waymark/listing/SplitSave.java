package org.waymark.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;

/**
 * What of a save is live at once and what waits, whatever was live and waited before.
 *
 * @param before the listing as it is
 * @param wanted what the working listing is to say
 * @param next what is live after the save
 * @param telling the fields whose live words tell a place that may not be known
 * @param held the fields that wait after it
 */
record SplitSave(
    WorkingListing before,
    Service wanted,
    Service next,
    Set<ListingField> telling,
    Set<ListingField> held) {

  /** Of the reasons of all who joined in a change, in characters. */
  private static final int LONGEST_WHY = 2_000;

  /**
   * @param changed the fields in which {@code wanted} is not the working listing
   * @param telling the fields whose live words tell a place that may not be known
   * @throws IllegalArgumentException when what would be live at once does not fit together
   */
  static SplitSave of(
      WorkingListing before, Service wanted, Set<ListingField> changed, Set<ListingField> telling) {
    Set<ListingField> held = fieldsOf(before.waiting());
    Service next = atOnce(changed, before.live(), wanted, telling);
    for (ListingField field : changed) {
      held.remove(field);
      if (field.differs(next, wanted)) {
        held.add(field);
      }
    }
    if (held.contains(ListingField.CONTACTS)) {
      // A number that is corrected while other contacts wait is live at once all the same.
      next = withCorrections(before.working(), wanted, next);
    }
    return new SplitSave(before, wanted, next, telling, held);
  }

  /** Nothing of a listing that nobody has seen waits. */
  static Service atOnce(
      Set<ListingField> changed, Service live, Service wanted, Set<ListingField> telling) {
    return live.status() == ListingStatus.DRAFT
        ? ListingField.copy(changed, wanted, live)
        : ListingField.atOnce(changed, live, wanted, telling);
  }

  /**
   * The same, as the provider's own: whatever of it is live says that they changed it that day, and
   * so does what waits once it is approved.
   */
  SplitSave editedOn(LocalDate day) {
    return new SplitSave(before, wanted, next.withEditedOn(day), telling, held);
  }

  /** Another state of the listing, which waits with whatever waits. */
  static SplitSave held(WorkingListing before, Service wanted, ListingField field) {
    Set<ListingField> held = fieldsOf(before.waiting());
    held.add(field);
    return new SplitSave(before, wanted, before.live(), Set.of(), held);
  }

  private static Set<ListingField> fieldsOf(@Nullable ListingChange change) {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    if (change != null) {
      fields.addAll(change.fields());
    }
    return fields;
  }

  /** The fields that the public reads from now on. */
  Set<ListingField> live() {
    return ListingField.differing(before.live(), next);
  }

  /** True when a number that people have seen is corrected at once, which approvers are told of. */
  boolean corrects() {
    return before.live().status() != ListingStatus.DRAFT
        && ListingField.CONTACTS.differs(uncorrected(), next);
  }

  /** What is live after the save but for the numbers that were corrected. */
  private Service uncorrected() {
    return next.withContacts(
        ListingField.beforeCorrection(before.live().contacts(), next.contacts()));
  }

  /**
   * The live listing with the numbers that were corrected between two states, where it has them.
   */
  private static Service withCorrections(Service before, Service after, Service live) {
    if (!ListingField.onlyNumbersCorrected(before.contacts(), after.contacts())) {
      return live;
    }
    List<Contact> contacts = new ArrayList<>(live.contacts());
    for (int i = 0; i < before.contacts().size(); i++) {
      Contact was = before.contacts().get(i);
      Contact is = after.contacts().get(i);
      int place = contacts.indexOf(was);
      if (!was.equals(is) && place >= 0) {
        contacts.set(place, is);
      }
    }
    return live.withContacts(contacts);
  }

  /**
   * The change that waits after the save; withdrawn when nothing waits any more.
   *
   * @param lock the lock number of its next state
   * @return null when nothing waited and nothing does
   * @throws IllegalArgumentException when what waits does not fit together
   */
  @Nullable ListingChange waiting(Person person, String why, Instant at, LongSupplier lock) {
    ListingChange open = before.waiting();
    if (held.isEmpty()) {
      return open == null
          ? null
          : open.with()
              .state(State.WITHDRAWN)
              .lock(lock.getAsLong())
              .decidedAt(at)
              .decidedBy(person.account().id())
              .decidedByName(person.account().name())
              .build();
    }
    return open == null
        ? begun(person, why, at)
            .kind(Kind.CHANGE)
            .state(State.WAITING)
            .fields(held)
            .base(next)
            .proposed(ListingField.copy(held, wanted, next))
            .lock(lock.getAsLong())
            .build()
        : extended(open, person, why, lock);
  }

  private ListingChangeBuilder begun(Person person, String why, Instant at) {
    return ListingChange.begunBy(person, next.id(), next.organisation(), at)
        .why(why)
        .submittedAt(at);
  }

  private ListingChange extended(ListingChange open, Person person, String why, LongSupplier lock) {
    Set<ListingField> kept = EnumSet.copyOf(open.fields());
    kept.retainAll(held);
    Service base = ListingField.copy(kept, begunFrom(open, kept), next);
    if (kept.contains(ListingField.CONTACTS)) {
      base = base.withContacts(withCorrections(before.working(), wanted, base).contacts());
    }
    Service proposed = ListingField.copy(held, wanted, base);
    if (held.equals(open.fields())
        && same(held, base, Objects.requireNonNull(open.base()))
        && same(held, proposed, Objects.requireNonNull(open.proposed()))) {
      return open;
    }
    return open.joinedBy(person)
        .fields(held)
        .base(base)
        .proposed(proposed)
        .why(joined(open.why(), why))
        .lock(lock.getAsLong())
        .build();
  }

  /**
   * What a change that is extended starts from: what is taken from view at once is part of both
   * sides, so that nobody brings it back by deciding on the rest.
   */
  private Service begunFrom(ListingChange open, Set<ListingField> kept) {
    Set<ListingField> looked = EnumSet.copyOf(kept);
    // A circle goes with its place.
    looked.add(ListingField.LOCATIONS);
    return ListingField.atOnce(looked, Objects.requireNonNull(open.base()), wanted, telling);
  }

  private static boolean same(Set<ListingField> fields, Service one, Service other) {
    return fields.stream().noneMatch(field -> field.differs(one, other));
  }

  /** Where there are very many, "…" stands for the first; the audit has every one. */
  private static String joined(String before, String why) {
    String all = before.equals(why) || before.endsWith("; " + why) ? before : before + "; " + why;
    if (all.length() <= LONGEST_WHY) {
      return all;
    }
    int next = all.indexOf("; ", all.length() - LONGEST_WHY + 1);
    return "…" + (next < 0 ? "; " + why : all.substring(next));
  }

  /** What approvers are told of a corrected number. */
  ListingChange correction(Person person, String why, Instant at, long lock) {
    return begun(person, why, at)
        .kind(Kind.CORRECTION)
        .state(State.TOLD)
        .fields(Set.of(ListingField.CONTACTS))
        .base(uncorrected())
        .proposed(next)
        .lock(lock)
        .build();
  }
}
