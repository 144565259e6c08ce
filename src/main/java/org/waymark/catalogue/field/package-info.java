/**
 * What can be said of a listing, each fact once: how it is written and read, how long it may be,
 * what forms and files call it, whether a change of it waits for approval, and how a difference is
 * told.
 *
 * <p>Every door through which a listing comes or goes (form, import, workbook, export, listings
 * API) reads and writes by what stands here, so that a value is understood the same way, and
 * refused with the same words, wherever it comes in. No other package knows a limit or a format of
 * a listing.
 *
 * <p>Read {@link org.waymark.catalogue.field.ListingField} first.
 */
@NullMarked
package org.waymark.catalogue.field;

import org.jspecify.annotations.NullMarked;
