/**
 * Pages of areas: who is responsible, what is in them and what serves them.
 *
 * <p>Shares between areas are of residents first and of ground second, always in both directions; a
 * share of ground rests on approximate outlines and says so. An area that has ended keeps its page,
 * which leads to its successors.
 *
 * <p>Read {@link org.waymark.web.area.AreaController} first, then {@code AreaPage}.
 */
@NullMarked
package org.waymark.web.area;

import org.jspecify.annotations.NullMarked;
