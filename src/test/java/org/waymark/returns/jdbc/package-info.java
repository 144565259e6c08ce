@NullMarked
package org.waymark.returns.jdbc;

import org.jspecify.annotations.NullMarked;
