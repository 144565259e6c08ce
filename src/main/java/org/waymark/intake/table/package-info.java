/**
 * Files of rows whatever they are about: what opens them, what reads headings and cells, what is
 * found wrong and told, and empty forms. It knows neither listings nor need.
 *
 * <p>Read {@link org.waymark.intake.table.SourceTable} first, then {@link
 * org.waymark.intake.table.Finding}.
 */
@NullMarked
package org.waymark.intake.table;

import org.jspecify.annotations.NullMarked;
