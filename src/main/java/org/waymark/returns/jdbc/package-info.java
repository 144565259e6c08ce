/**
 * Returns in H2GIS or PostGIS. What everybody may read who may read a return at all stands open;
 * what was entered is sealed with a key that is not in the database, so that no copy of it, query
 * or backup tells a number of few people.
 *
 * <p>Read {@code JdbcReturnRepository}.
 */
@NullMarked
package org.waymark.returns.jdbc;

import org.jspecify.annotations.NullMarked;
