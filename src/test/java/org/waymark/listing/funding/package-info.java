@NullMarked
package org.waymark.listing.funding;

import org.jspecify.annotations.NullMarked;
