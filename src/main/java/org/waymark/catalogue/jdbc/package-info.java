/**
 * The catalogue in the database: tables, rows, and the way between them and the records of {@link
 * org.waymark.catalogue}.
 *
 * <p>Nothing here is public but what the container finds. Invariants: one transaction per change;
 * whoever changes the catalogue holds the lock on the one row of {@code catalogue_head}, so
 * revisions are committed in the order of their numbers; reading takes one query per table, however
 * many services there are. Withheld addresses are not known here. Instants and times of day are
 * kept to the microsecond.
 *
 * <p>Read {@code JdbcCatalogueRepository} first, then {@code CatalogueReading}.
 */
@NullMarked
package org.waymark.catalogue.jdbc;

import org.jspecify.annotations.NullMarked;
