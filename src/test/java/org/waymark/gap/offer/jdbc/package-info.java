@NullMarked
package org.waymark.gap.offer.jdbc;

import org.jspecify.annotations.NullMarked;
