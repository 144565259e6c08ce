/**
 * What commissioners say of cells, in the database or, without one, in memory.
 *
 * <p>Invariants: rows are only ever added; ids ascend in the order in which judgements are
 * committed, so that whoever has read up to one has read all before it.
 *
 * <p>Read {@code JdbcGapJudgementRepository}.
 */
@NullMarked
package org.waymark.gap.jdbc;

import org.jspecify.annotations.NullMarked;
