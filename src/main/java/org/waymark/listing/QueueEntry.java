package org.waymark.listing;

import java.util.Set;
import org.waymark.geography.AreaCode;

/**
 * A line of an approver's or an organisation's queue.
 *
 * @param serviceName of the listing as it would be
 * @param ageDays whole days it has waited
 * @param policeAreas the police areas that the listing reaches before or after the change
 * @param mayDecide true when this person may approve and reject it
 */
public record QueueEntry(
    ListingChange change,
    String serviceName,
    String organisationName,
    long ageDays,
    Set<AreaCode> policeAreas,
    boolean mayDecide) {
  public QueueEntry {
    policeAreas = Set.copyOf(policeAreas);
  }
}
