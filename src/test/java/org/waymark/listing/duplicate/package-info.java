@NullMarked
package org.waymark.listing.duplicate;

import org.jspecify.annotations.NullMarked;
