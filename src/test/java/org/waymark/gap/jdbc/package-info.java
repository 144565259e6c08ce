@NullMarked
package org.waymark.gap.jdbc;

import org.jspecify.annotations.NullMarked;
