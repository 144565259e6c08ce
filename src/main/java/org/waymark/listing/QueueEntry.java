package org.waymark.listing;

/**
 * A line of an approver's or an organisation's queue.
 *
 * @param serviceName of the listing as it would be
 * @param ageDays whole days it has waited
 * @param mayDecide true when this person may approve and reject it
 */
public record QueueEntry(
    ListingChange change,
    String serviceName,
    String organisationName,
    long ageDays,
    boolean mayDecide) {}
