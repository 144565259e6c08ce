package org.waymark.listing;

import org.waymark.catalogue.Service;

/** Changes as an earlier Waymark may have left them. */
final class ListingChanges {
  private ListingChanges() {}

  /** The next step of a change, proposing another listing. */
  static ListingChange proposing(ListingChange change, Service proposed) {
    return new ListingChange(
        change.id(),
        change.service(),
        change.organisation(),
        change.kind(),
        change.state(),
        change.author(),
        change.authorName(),
        change.contributors(),
        change.assignee(),
        change.fields(),
        change.base(),
        proposed,
        change.draft(),
        change.why(),
        change.lock() + 1,
        change.openedAt(),
        change.submittedAt(),
        change.decidedAt(),
        change.decidedBy(),
        change.decidedByName(),
        change.reason(),
        change.comments());
  }
}
