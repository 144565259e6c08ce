@NullMarked
package org.waymark.listing.withheld;

import org.jspecify.annotations.NullMarked;
