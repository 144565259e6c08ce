/**
 * Pages of one service and one organisation, and the words in which a listing is told.
 *
 * <p>Money and contracts are not in these models, nor anything of a withheld location but that
 * there is one. A listing that is not published has no page.
 *
 * <p>Read {@link org.waymark.web.listing.ListingWords} first, then {@link
 * org.waymark.web.listing.ServicePage}.
 */
@NullMarked
package org.waymark.web.listing;

import org.jspecify.annotations.NullMarked;
