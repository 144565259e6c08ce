@NullMarked
package org.waymark.listing.jdbc;

import org.jspecify.annotations.NullMarked;
