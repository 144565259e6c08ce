/**
 * Geometry in and out of the database, the same on H2GIS and PostGIS.
 *
 * <p>Invariant: a geometry crosses this border as EWKB with its spatial reference in the bytes, so
 * that nothing is ever stored in, or read from, the wrong one. Read {@link
 * org.waymark.geography.jdbc.GeometryColumn}.
 */
@NullMarked
package org.waymark.geography.jdbc;

import org.jspecify.annotations.NullMarked;
