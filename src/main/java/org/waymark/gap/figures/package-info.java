/**
 * Reports of the gap analysis as tables of figures: priorities, duplication, low-volume groups,
 * comparison and suppositions. A page, a CSV file and the API show one and the same {@link
 * org.waymark.gap.figures.FigureReport}, so every number on a page is in the file.
 *
 * <p>Read {@link org.waymark.gap.figures.FigureTable} first, then {@link
 * org.waymark.gap.figures.GapFigures}.
 */
@NullMarked
package org.waymark.gap.figures;

import org.jspecify.annotations.NullMarked;
