@NullMarked
package org.waymark.listing.reminder;

import org.jspecify.annotations.NullMarked;
