/**
 * The rule that no public words give away a place that may not be known: a listing with a withheld
 * or area-only place holds no full postcode in any of its free texts, nor does its organisation,
 * but for the postcode of a place of its own that is public; and none of their texts tells the
 * address that is kept of such a place.
 *
 * <p>Every change of the catalogue is held to it where it is written ({@link
 * org.waymark.catalogue.CatalogueRepository#apply}), so that no door goes round it; forms, desks
 * and imports ask it earlier, to name the field. What was there before and is not touched stops
 * nothing else: it is pointed out, and refused once the text, its place or its readers change. An
 * address that is entered is compared with what is said already, by who keeps it. Withheld
 * addresses come here only as an {@link org.waymark.catalogue.confidential.AddressInWords}, out of
 * which nothing of them comes again. Read {@link org.waymark.catalogue.confidential.PlaceInWords}
 * first, then {@code docs/decisions/0017-one-desk.md}.
 */
@NullMarked
package org.waymark.catalogue.confidential;

import org.jspecify.annotations.NullMarked;
