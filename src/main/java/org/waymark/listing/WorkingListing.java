package org.waymark.listing;

import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;

/**
 * A listing as its editors see it.
 *
 * @param live what the public reads
 * @param working the live listing with what waits on top: what an editor's form is filled with
 * @param waiting the open change; null when there is none
 * @param version what a save from this sends back
 */
public record WorkingListing(
    Service live, Service working, @Nullable ListingChange waiting, ListingVersion version) {}
