/**
 * The database as a whole: which one this is (embedded H2GIS or PostGIS), opening it, its schema
 * migrations, transactions, and the ledger of the data sets loaded into it.
 *
 * <p>Both databases run the scripts in {@code db/migration/common}; the few statements that must
 * differ (extensions, spatial indexes) stand under the same version number in {@code
 * db/migration/h2} and {@code db/migration/postgresql}. Invariant: a version number is used once in
 * {@code common} or once in each of the other two, never both. Tables belong to the domain packages
 * that read them.
 *
 * <p>How a table is kept: a record {@code @MappedEntity("table")} with {@code @Id} and
 * {@code @Version} where two might change a row at once, and beside it an interface or an abstract
 * class {@code @JdbcRepository(dialect = Dialect.POSTGRES)}, which serves both databases;
 * {@code @Query} where rows are counted, locked or changed by a condition. Geometry goes through
 * {@link org.waymark.database.GeometryConverter} and a day through {@link
 * org.waymark.database.DayConverter}; an instant and a text need nothing (see {@code
 * StorableValues}). Work of several steps stands in {@link org.waymark.database.Transactions},
 * whose connection repositories share; what streams in bulk is plain JDBC on that connection. An
 * injected {@code DataSource} gives only the connection of the moment: {@code
 * DelegatingDataSource.unwrapDataSource} gives the pool.
 *
 * <p>Imports nothing of ours. Read {@link org.waymark.database.Migrations} first, then {@link
 * org.waymark.database.DatabaseKind}.
 */
@NullMarked
package org.waymark.database;

import org.jspecify.annotations.NullMarked;
