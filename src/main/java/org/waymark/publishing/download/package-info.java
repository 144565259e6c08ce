/**
 * The figures of pages as files for a spreadsheet or a map program.
 *
 * <p>A download has the numbers of the page that links to it, from the same report. What makes it
 * is {@link org.waymark.report}; here are addresses, who may have what, and {@code TableFiles},
 * which gives each table its CSV file, its workbook and its description.
 *
 * <p>Read {@code TableFiles} first, then {@code FigureFiles}.
 */
@NullMarked
package org.waymark.publishing.download;

import org.jspecify.annotations.NullMarked;
