/**
 * How lately listings were checked, by area and organisation.
 *
 * <p>Read {@link org.waymark.listing.freshness.FreshnessReport} first.
 */
@NullMarked
package org.waymark.listing.freshness;

import org.jspecify.annotations.NullMarked;
