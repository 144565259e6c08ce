package org.waymark.web.problem;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * A page that says what went wrong.
 *
 * @param heading e.g. "Page not found"
 * @param paragraphs what the reader should know and can do
 * @param errors what was not understood; empty when that is not the trouble
 * @param reference finds the fault in the log; empty when there is nothing to find
 */
public record ProblemPage(
    PageFrame frame,
    String heading,
    List<String> paragraphs,
    List<FieldError> errors,
    String reference) {}
