/**
 * A listing as a form: what people type, and what a {@link org.waymark.catalogue.Service} becomes
 * of it. Knows nothing of pages.
 *
 * <p>{@link org.waymark.listing.form.ListingDraft} is what was typed, right or wrong, and loses
 * nothing of it. {@link org.waymark.listing.form.ListingForm} fills one from a listing and reads
 * one into a listing, or says field by field what is wrong and what to do. Reading changes only
 * what was changed: a group of fields that still says what the listing said keeps the listing's own
 * value, also where the form could not express it (an area drawn on a map, a time to the second, a
 * term that the vocabulary has since lost).
 *
 * <p>Who pays, where a record came from, its state and the day it was assured have no field here,
 * and nobody can send one: only the fields that {@link
 * org.waymark.listing.form.ListingForm#fieldsOf} names are taken. An address that is not public has
 * no field either; what is typed into the address of such a place is not kept.
 *
 * <p>Read {@link org.waymark.listing.form.ListingForm} first.
 */
@NullMarked
package org.waymark.listing.form;

import org.jspecify.annotations.NullMarked;
