/**
 * Tables of reports as pages show them. A page hands a {@link org.waymark.report.ReportTable} to
 * {@link org.waymark.web.report.TablePart} and the part to the template {@code report/table}.
 */
@NullMarked
package org.waymark.web.report;

import org.jspecify.annotations.NullMarked;
