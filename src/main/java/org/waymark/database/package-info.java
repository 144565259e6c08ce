/**
 * The database as a whole: which one this is (embedded H2GIS or PostGIS), opening it, its schema
 * migrations, transactions, and the ledger of the data sets loaded into it.
 *
 * <p>Both databases run the scripts in {@code db/migration/common}; the few statements that must
 * differ (extensions, spatial indexes) stand under the same version number in {@code
 * db/migration/h2} and {@code db/migration/postgresql}. Invariant: a version number is used once in
 * {@code common} or once in each of the other two, never both. Tables belong to the domain packages
 * that read them. Imports nothing of ours. Read {@link org.waymark.database.Migrations} first, then
 * {@link org.waymark.database.DatabaseKind}.
 */
@NullMarked
package org.waymark.database;

import org.jspecify.annotations.NullMarked;
