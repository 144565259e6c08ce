/**
 * Listings and organisations that may be the same: how alike they are and why, and merging two with
 * a way back.
 */
@NullMarked
package org.waymark.listing.duplicate;

import org.jspecify.annotations.NullMarked;
