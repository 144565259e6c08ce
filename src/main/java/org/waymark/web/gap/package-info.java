/**
 * The pages of the gap analysis. Every page reads the same question ({@link
 * org.waymark.query.GapQuestion}) and hands it on to the others by {@link
 * org.waymark.web.gap.GapNavigation}. Every figure comes from {@link org.waymark.gap.cell.AreaGap},
 * as those of the downloads do.
 *
 * <p>Invariants: "not assessed" never looks or reads like "none"; every finding is shown with a
 * symbol and words, never by colour alone; what contracts are worth and when they end is not here.
 *
 * <p>Read {@link org.waymark.web.gap.GapView} first, then {@code GapController}.
 */
@NullMarked
package org.waymark.web.gap;

import org.jspecify.annotations.NullMarked;
