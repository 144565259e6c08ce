/**
 * What is known, by area, about people and crime: the figures a needs assessment begins with.
 *
 * <p>An edition of an indicator ({@link org.waymark.need.NeedIndicator}) says what was counted,
 * when, by whom and under which licence; a value ({@link org.waymark.need.NeedValue}) is its figure
 * for one area, or that its publisher suppressed it. Invariants: missing is missing, never zero,
 * and suppressed is neither; every figure shown carries its edition, so that its period, source and
 * quality can stand beside it; a figure that was not published for the area itself says how it was
 * made ({@link org.waymark.need.NeedFigure.Basis}); a sum is of one period; what is imported is
 * never changed by a new version of the program.
 *
 * <p>Read {@link org.waymark.need.NeedTable} first, then {@link org.waymark.need.NeedEstimator},
 * which says what is known of a crime among a group of people.
 */
@NullMarked
package org.waymark.need;

import org.jspecify.annotations.NullMarked;
