/**
 * A report: sentences, notes and tables of typed columns, and what writes them.
 *
 * <p>Whoever has figures makes one {@link org.waymark.report.Report} of them. A page, a CSV file, a
 * workbook and JSON are made from it by the same rules, so every number of a page is in its file. A
 * CSV file is one row of headings and rows of values and nothing else; what must be known to read
 * it is on the page, on the first sheet of the workbook and in the description (CSV on the Web)
 * that the file's {@code Link} header names.
 *
 * <p>This package knows neither what is reported nor HTTP. Read {@link
 * org.waymark.report.ReportTable} first, then {@link org.waymark.report.FileTable}.
 */
@NullMarked
package org.waymark.report;

import org.jspecify.annotations.NullMarked;
