/**
 * Pages on which providers keep their listings: what they have, a form cut into parts, what waits
 * for approval, a preview, and one click that says a listing is still correct.
 *
 * <p>Whoever may not edit the listings of an organisation is told that there is nothing here. What
 * a page sends is read by {@link org.waymark.listing.form.ListingForm}, which takes no field the
 * page does not ask; what becomes of it is decided by {@link org.waymark.listing.ListingEditing}
 * and nowhere else. A page that cannot be saved comes back with all that was typed.
 *
 * <p>Read {@link org.waymark.web.manage.EditedListings} first, then {@link
 * org.waymark.web.manage.PartController}.
 */
@NullMarked
package org.waymark.web.manage;

import org.jspecify.annotations.NullMarked;
