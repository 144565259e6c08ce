/**
 * The page on which an organisation's own editors see and keep the addresses of its withheld
 * places. Rules and audit are {@link org.waymark.listing.withheld.WithheldReading}'s.
 */
@NullMarked
package org.waymark.web.withheld;

import org.jspecify.annotations.NullMarked;
