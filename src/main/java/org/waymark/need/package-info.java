/**
 * What is known, by area, about people and crime: the figures a needs assessment begins with.
 *
 * <p>An indicator ({@link org.waymark.need.NeedIndicator}) says what was counted, when, by whom and
 * under which licence; a value ({@link org.waymark.need.NeedValue}) is its figure for one area.
 * Invariants: missing is missing, never zero; every figure shown carries its indicator, so that its
 * period, source and quality can stand beside it; a figure that was not published for the area
 * itself says how it was made ({@link org.waymark.need.NeedFigure.Basis}): summed from whole areas,
 * or estimated by shares of residents.
 *
 * <p>Read {@link org.waymark.need.NeedTable} first, then {@link org.waymark.need.NeedProfile}.
 */
@NullMarked
package org.waymark.need;

import org.jspecify.annotations.NullMarked;
