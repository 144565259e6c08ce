package org.waymark.web.manage;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.waymark.Provenance;
import org.waymark.account.Person;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingReading;
import org.waymark.listing.WorkingListing;
import org.waymark.listing.form.ListingDraft;
import org.waymark.listing.form.ListingForm;
import org.waymark.listing.form.ListingOrigin;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.problem.NotFoundException;

/** Finds the listings that a person edits, and nothing that they do not. */
@Singleton
final class EditedListings {

  private final ListingReading reading;
  private final SnapshotKeeper snapshots;
  private final Places places;
  private final Clock clock;

  EditedListings(ListingReading reading, SnapshotKeeper snapshots, Places places, Clock clock) {
    this.reading = reading;
    this.snapshots = snapshots;
    this.places = places;
    this.clock = clock;
  }

  /** The catalogue as signed-in professionals see it. */
  Snapshot snapshot() {
    return snapshots.professional();
  }

  /** How terms and areas are called. */
  ListingTerms terms() {
    Snapshot snapshot = snapshot();
    return new ListingTerms(snapshot.vocabularies(), snapshot.geography());
  }

  /** The form of today. */
  ListingForm form() {
    Snapshot snapshot = snapshot();
    return new ListingForm(
        snapshot.vocabularies(),
        snapshot.geography(),
        snapshot.geography().names(snapshot.today()),
        places::find,
        snapshot.today());
  }

  /**
   * @throws NotFoundException when there is none, or it is none of theirs
   */
  EditedListing get(Person person, String id) {
    ServiceId service = id(id);
    Optional<WorkingListing> open = reading.open(person, service);
    EditedListing listing = open.isPresent() ? live(service, open.get()) : first(person, service);
    if (!person.authority().mayEdit(listing.organisation().id())) {
      throw missing();
    }
    return listing;
  }

  /**
   * @throws NotFoundException when no listing can be called that
   */
  static ServiceId id(String text) {
    return RecordIds.parse(text).map(ServiceId::new).orElseThrow(EditedListings::missing);
  }

  private EditedListing live(ServiceId id, WorkingListing open) {
    return new EditedListing(
        id,
        organisation(open.live().organisation()),
        ListingForm.fill(open.working()),
        ListingOrigin.of(open.working()),
        open.version().toString(),
        open.live(),
        open.working(),
        open.waiting());
  }

  private EditedListing first(Person person, ServiceId id) {
    ListingChange change =
        reading.changesOf(person, id).stream()
            .filter(each -> each.kind() == ListingChange.Kind.FIRST && each.state().isOpen())
            .findFirst()
            .orElseThrow(EditedListings::missing);
    return new EditedListing(
        id,
        organisation(change.organisation()),
        new ListingDraft(change.draft()),
        ListingOrigin.ofNew(
            id, change.organisation(), new Provenance("waymark", id.toString(), clock.instant())),
        String.valueOf(change.lock()),
        null,
        null,
        change);
  }

  private Organisation organisation(OrganisationId id) {
    return snapshot().catalogue().findOrganisation(id).orElseThrow(EditedListings::missing);
  }

  static NotFoundException missing() {
    return new NotFoundException(
        "You keep no listing at this address. Choose one of yours under Manage listings.");
  }
}
