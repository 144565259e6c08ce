@NullMarked
package org.waymark.geography.jdbc;

import org.jspecify.annotations.NullMarked;
