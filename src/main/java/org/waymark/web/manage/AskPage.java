package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * Asks before something is done that people would not want to do by accident.
 *
 * @param lines what will happen
 * @param asksWhy true when a reason is asked for
 * @param lock of the change it is about; empty for none
 */
public record AskPage(
    PageFrame frame,
    String id,
    String listing,
    String title,
    List<String> lines,
    String action,
    String button,
    boolean warning,
    boolean asksWhy,
    String why,
    String lock,
    List<FieldError> errors) {}
