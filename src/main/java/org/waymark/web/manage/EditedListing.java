package org.waymark.web.manage;

import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.ListingChange;
import org.waymark.listing.form.ListingDraft;
import org.waymark.listing.form.ListingOrigin;

/**
 * A listing as its editor has it on the desk: one of the catalogue with what waits on top, or a
 * first listing that is being written.
 *
 * @param draft what the form is filled with
 * @param version what a save sends back
 * @param live what the public reads; null for a first listing
 * @param working the live listing with what waits; null for a first listing
 * @param change the change that is open; null when there is none
 */
record EditedListing(
    ServiceId id,
    Organisation organisation,
    ListingDraft draft,
    ListingOrigin origin,
    String version,
    @Nullable Service live,
    @Nullable Service working,
    @Nullable ListingChange change) {

  /** True for a listing that is not in the catalogue yet. */
  boolean isFirst() {
    return live == null;
  }

  /** True when the form can be changed: a first listing that was handed in is taken back first. */
  boolean isOpen() {
    return live != null || (change != null && change.state() == ListingChange.State.DRAFT);
  }

  /** The name to show; never empty. */
  String name() {
    String name = draft.first("name").strip();
    return name.isEmpty() ? "New listing" : name;
  }
}
