@NullMarked
package org.waymark.listing;

import org.jspecify.annotations.NullMarked;
