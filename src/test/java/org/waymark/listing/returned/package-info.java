@NullMarked
package org.waymark.listing.returned;

import org.jspecify.annotations.NullMarked;
