/**
 * What commissioners say of cells: only ever added to, taken in by the desk alone.
 *
 * <p>Read {@link org.waymark.gap.judgement.GapJudgement} first, then {@link
 * org.waymark.gap.desk.GapJudgementDesk}.
 */
@NullMarked
package org.waymark.gap.judgement;

import org.jspecify.annotations.NullMarked;
