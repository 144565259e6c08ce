/**
 * The life of a listing: who may change what, what is live at once, what waits for a commissioner,
 * and what keeps it fresh.
 *
 * <p>{@link org.waymark.catalogue.field.ListingField} cuts a listing into what people talk about:
 * it is the unit of a difference, of an approval and of a merge. People change listings at one desk
 * alone: {@link org.waymark.listing.ListingReading} shows, {@link
 * org.waymark.listing.ListingEditing} and {@link org.waymark.listing.ListingDrafting} change,
 * {@link org.waymark.listing.ListingDeciding} decides on what waits, {@link
 * org.waymark.listing.ListingFunding} keeps who pays. Each asks {@link
 * org.waymark.listing.Lifecycle}, the table of what may be done by whom; every change is recorded,
 * and whoever has to know gets a letter. A change that waits is a {@link
 * org.waymark.listing.ListingChange}; the listing the public reads stays in the catalogue until it
 * is approved.
 *
 * <p>A withheld address is in none of this: a location that is withheld has nowhere to put one.
 */
@NullMarked
package org.waymark.listing;

import org.jspecify.annotations.NullMarked;
