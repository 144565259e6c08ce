@NullMarked
package org.waymark.need.jdbc;

import org.jspecify.annotations.NullMarked;
