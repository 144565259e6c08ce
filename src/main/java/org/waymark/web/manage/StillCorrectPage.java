package org.waymark.web.manage;

import org.waymark.web.page.PageFrame;

/**
 * Asks whoever followed the link of a reminder.
 *
 * @param token of the form
 * @param published true when there is a page that everybody sees
 * @param done true once it was said
 * @param problem why it could not be said; empty otherwise
 */
public record StillCorrectPage(
    PageFrame frame,
    String token,
    String title,
    String ticket,
    String id,
    String listing,
    String organisation,
    String checked,
    boolean published,
    boolean done,
    String problem) {}
