/** Where letters wait: the table {@code letter} in H2GIS or PostGIS. */
@NullMarked
package org.waymark.mail.jdbc;

import org.jspecify.annotations.NullMarked;
