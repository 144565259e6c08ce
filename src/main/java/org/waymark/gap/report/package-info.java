/**
 * Reports of the gap analysis: what each is worked out from, and its words and tables. A page, a
 * CSV file, a workbook and the API show one and the same {@link org.waymark.report.Report}, so
 * every number on a page is in the file.
 *
 * <p>Read {@link org.waymark.gap.report.FigureReports} first.
 */
@NullMarked
package org.waymark.gap.report;

import org.jspecify.annotations.NullMarked;
