/** When money for services ends: who is told, and the list of what ends soon. */
@NullMarked
package org.waymark.listing.funding;

import org.jspecify.annotations.NullMarked;
