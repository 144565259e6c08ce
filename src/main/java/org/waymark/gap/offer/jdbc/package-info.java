/**
 * What duty holders do to the expected offer of their areas, in the database.
 *
 * <p>Invariants: rows are only ever added; ids ascend in the order in which changes are committed,
 * so that whoever has read up to one has read all before it.
 *
 * <p>Read {@code JdbcOfferChangeRepository}.
 */
@NullMarked
package org.waymark.gap.offer.jdbc;

import org.jspecify.annotations.NullMarked;
