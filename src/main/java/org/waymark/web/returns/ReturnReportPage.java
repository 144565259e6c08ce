package org.waymark.web.returns;

import java.util.List;
import org.waymark.report.Report;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code returns/report} shows.
 *
 * @param query of its files' addresses
 */
public record ReturnReportPage(
    PageFrame frame,
    Report report,
    List<Choice> areas,
    List<Choice> quarters,
    String query,
    List<TablePart> tables) {}
