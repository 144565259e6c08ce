/**
 * The listings that have to be checked, for those who answer for an area.
 *
 * <p>Read {@link org.waymark.web.freshness.FreshnessController} first.
 */
@NullMarked
package org.waymark.web.freshness;

import org.jspecify.annotations.NullMarked;
