/**
 * From what somebody types (a postcode, the first part of one, a town) to a point on the map,
 * without asking anybody outside.
 *
 * <p>Outward postcodes, towns and parts of cities ({@code Gazetteer}) are built in; full postcodes
 * are known when a commissioner has loaded the ONS Postcode Directory or Code-Point Open.
 * Invariants: an answer that is coarser than the question says so in its note; what could mean
 * several places is asked about; "unknown" is an answer with a remedy, not an exception; nothing
 * asked here is logged or stored. Read {@link org.waymark.geography.place.PlaceFinder}, then {@link
 * org.waymark.geography.place.Postcode}.
 */
@NullMarked
package org.waymark.geography.place;

import org.jspecify.annotations.NullMarked;
