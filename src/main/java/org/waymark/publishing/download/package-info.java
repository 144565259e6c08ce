/**
 * The figures of pages as files for a spreadsheet or a map program.
 *
 * <p>A download has the numbers of the page that links to it, from the same report. CSV is UTF-8
 * with a byte order mark, so that spreadsheets read names as they are; a cell that a spreadsheet
 * would take for a formula is preceded by an apostrophe; the last rows are the credit lines.
 *
 * <p>Read {@link org.waymark.publishing.download.CsvTable} first, then {@code Downloads}.
 */
@NullMarked
package org.waymark.publishing.download;

import org.jspecify.annotations.NullMarked;
