@NullMarked
package org.waymark.audit.jdbc;

import org.jspecify.annotations.NullMarked;
