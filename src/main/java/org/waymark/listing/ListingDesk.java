package org.waymark.listing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.waymark.account.AccountId;
import org.waymark.account.Person;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;

/**
 * The one door through which people change listings. Every rule of {@link Lifecycle} is asked here,
 * every change is recorded, and whoever has to know gets a letter. Thread-safe, on several nodes.
 *
 * <p>Nobody overwrites what they have not seen: a save names the {@link ListingVersion} it was made
 * from, what others did meanwhile is merged field by field, and where both changed the same field
 * nothing is kept and both are handed back.
 */
public interface ListingDesk {

  // Reading

  /**
   * A listing as its editors see it, with what waits on top.
   *
   * @return empty when there is none, or the person may neither edit nor approve it
   */
  Optional<WorkingListing> open(Person person, ServiceId service);

  /** A change in any state; empty when there is none or the person may not know of it. */
  Optional<ListingChange> find(Person person, ListingChangeId id);

  /** Every change there ever was of a listing, newest first; empty as for {@link #find}. */
  List<ListingChange> changesOf(Person person, ServiceId service);

  /**
   * What waits for a decision by this person or was assigned to them, and corrections for their
   * information, oldest first: changes that reach one of their police areas, all of them for an
   * administrator.
   */
  List<QueueEntry> queue(Person person);

  /** What the person's own organisations have open: drafts and changes that wait, oldest first. */
  List<QueueEntry> openOf(Person person);

  /** Whether somebody may do something with a live listing now; what waits is looked up. */
  boolean may(Person person, ListingAction action, ServiceId service);

  /** Whether somebody may do something with a change now. */
  boolean may(Person person, ListingAction action, ListingChange change);

  // A listing in the catalogue

  /**
   * Saves what an editor made of a listing. Harmless fields are live at once, sensitive ones go
   * into the open change of the listing, which is begun when there is none; a sensitive field that
   * is set back to what is live leaves it.
   *
   * @param expected the version the form was filled from
   * @param mine the whole listing as the form gave it. Its status, arrangements, day of assurance,
   *     organisation and provenance are ignored: no form of a provider changes them.
   * @param why in words; blank is said as "Updated"
   */
  Saved save(Person person, ServiceId service, ListingVersion expected, Service mine, String why);

  /**
   * What {@link #save} would do; nothing is changed.
   *
   * @return empty when the person may not edit the listing as it is now
   */
  Optional<Rehearsal> rehearse(
      Person person, ServiceId service, ListingVersion expected, Service mine);

  /**
   * What a save would do.
   *
   * @param before the listing as its editors see it now
   * @param after what they would see afterwards; in the disputed fields as before
   * @param live fields that would be live at once
   * @param waiting fields that would wait
   * @param disputed fields that somebody else has changed meanwhile to something else
   */
  record Rehearsal(
      Service before,
      Service after,
      Set<ListingField> live,
      Set<ListingField> waiting,
      Set<ListingField> disputed) {}

  /**
   * The working listing of an earlier version, as far as it is known.
   *
   * @return empty when it is not known or the person may not know of it
   */
  Optional<Service> seen(Person person, ServiceId service, ListingVersion version);

  /**
   * Changes who pays for a listing; live at once. For commissioners of the areas concerned and
   * administrators, and nothing else of the listing is touched.
   *
   * @param expected {@link ListingVersion#live} of the version the form was filled from; when the
   *     arrangements have moved since, it is a conflict
   */
  Saved saveFunding(
      Person person,
      ServiceId service,
      ListingVersion expected,
      List<CommissioningArrangement> arrangements,
      String why);

  /**
   * The arrangements of a listing that the person may read, in its order; those of other areas are
   * left out. What they may also write is what {@link #saveFunding} replaces: a commissioner's form
   * is filled with all of them, a convenor has none.
   */
  List<CommissioningArrangement> fundingOf(Person person, ServiceId service);

  /** Sets today as the day it was last checked; never waits, whatever else happened meanwhile. */
  Decided stillCorrect(Person person, ServiceId service);

  /**
   * The same of every published listing the person keeps.
   *
   * @return how many were not yet of today
   */
  int allStillCorrect(Person person);

  /** Takes a listing from public view at once: for the leads of its organisation. */
  Decided suspend(Person person, ServiceId service, String why);

  /** Asks for a suspended or closed listing to be published again; waits. */
  Decided resume(Person person, ServiceId service, String why);

  /** Asks for a listing to be closed; waits. */
  Decided close(Person person, ServiceId service, String why);

  // A first listing

  /** Begins a listing that is not in the catalogue. */
  Decided start(Person person, OrganisationId organisation);

  /**
   * Keeps what was typed, complete or not. Names of form fields that were changed by somebody else
   * since {@code lock} and not by this person keep what the other gave; where both changed one to
   * different things nothing is kept and both are handed back ({@link Decided.Disputed}).
   *
   * @param fields everything the draft says now, as typed, by name of the form field
   */
  Decided saveDraft(Person person, ListingChangeId id, long lock, Map<String, List<String>> fields);

  /**
   * Hands a draft in.
   *
   * @param listing what the form read; its identifier, organisation, status, provenance and
   *     arrangements are set by the desk
   */
  Decided submit(Person person, ListingChangeId id, long lock, Service listing, String why);

  // A change that is open

  /**
   * Applies what waits to the listing as it is at this moment, and only the changed fields.
   *
   * @param lock of the change as the approver saw it
   * @param overLive the live version of a {@link Decided.Moved} that the approver has seen and
   *     wants the proposal to stand against; empty at first
   */
  Decided approve(Person person, ListingChangeId id, long lock, OptionalLong overLive);

  /**
   * Turns a change down; a first listing goes back to its organisation as a draft.
   *
   * @param reason in words for the author; not blank
   */
  Decided reject(Person person, ListingChangeId id, long lock, String reason);

  /** Takes a change back; a first listing becomes a draft again, and a draft is thrown away. */
  Decided withdraw(Person person, ListingChangeId id, long lock);

  /** Gives a change to an approver who may decide on it. */
  Decided reassign(Person person, ListingChangeId id, long lock, AccountId to);

  /** Whom a change can be given to, by name: those who may decide on it. */
  List<Approver> approversOf(Person person, ListingChangeId id);

  /** Adds to the thread of a change, open or not. */
  Decided comment(Person person, ListingChangeId id, String text);

  /** Says that a corrected number was looked at: it leaves the queue. */
  Decided seen(Person person, ListingChangeId id, long lock);

  /**
   * Takes a corrected number back. Refused when the contacts have changed since.
   *
   * @param reason in words for whoever corrected it; not blank
   */
  Decided undo(Person person, ListingChangeId id, long lock, String reason);

  /** Somebody who may decide on a change. */
  record Approver(AccountId id, String name) {}
}
