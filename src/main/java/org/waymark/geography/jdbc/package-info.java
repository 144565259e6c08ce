/**
 * The geography in the database, the same on H2GIS and PostGIS.
 *
 * <p>Invariants: a geometry crosses this border as EWKB with its spatial reference in the bytes, so
 * that nothing is ever stored in, or read from, the wrong one; a data set is written in one
 * transaction together with its entry in the ledger, so that an entry means all rows are there.
 *
 * <p>Read {@link org.waymark.geography.jdbc.BuiltInGeography}, which writes, then {@link
 * org.waymark.geography.jdbc.GeographyReader}, which reads.
 */
@NullMarked
package org.waymark.geography.jdbc;

import org.jspecify.annotations.NullMarked;
