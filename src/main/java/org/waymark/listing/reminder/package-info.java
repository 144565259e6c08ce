/**
 * What keeps listings fresh: letters that ask whether a listing is still correct, the signed link
 * in them, and figures of what is stale.
 */
@NullMarked
package org.waymark.listing.reminder;

import org.jspecify.annotations.NullMarked;
