/**
 * What is asked of providers by letter: whether a listing is still correct, and the figures of a
 * quarter; and the signed links in these letters.
 */
@NullMarked
package org.waymark.listing.reminder;

import org.jspecify.annotations.NullMarked;
