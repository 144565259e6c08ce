/**
 * The life of a listing: who may change what, what is live at once, what waits for a commissioner,
 * and what keeps it fresh.
 *
 * <p>{@link org.waymark.catalogue.field.ListingField} cuts a listing into what people talk about:
 * it is the unit of a difference, of an approval and of a merge. {@link
 * org.waymark.listing.ListingDesk} is the one door through which people change listings; {@link
 * org.waymark.listing.Lifecycle} is the table of what it lets whom do. A change that waits is a
 * {@link org.waymark.listing.ListingChange}; the listing the public reads stays in the catalogue
 * until it is approved.
 *
 * <p>A withheld address is in none of this: a location that is withheld has nowhere to put one.
 */
@NullMarked
package org.waymark.listing;

import org.jspecify.annotations.NullMarked;
