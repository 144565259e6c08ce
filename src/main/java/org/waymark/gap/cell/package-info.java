/**
 * What a cell is and what is found in it: terms, the offers that count, provision as shares of
 * residents, findings and their rules, and all cells of one area. It knows neither judgements nor
 * reports, only what a judgement can be made of ({@link org.waymark.gap.cell.JudgedQuestion}).
 *
 * <p>Read {@link org.waymark.gap.cell.GapCell} first, then {@link org.waymark.gap.cell.GapFinding}
 * and {@link org.waymark.gap.cell.AreaGap}.
 */
@NullMarked
package org.waymark.gap.cell;

import org.jspecify.annotations.NullMarked;
