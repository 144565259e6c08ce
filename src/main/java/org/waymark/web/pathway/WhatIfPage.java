package org.waymark.web.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What if a route were agreed, or a service closed: what the template {@code pathway/what-if}
 * shows.
 *
 * @param areas police areas to choose from
 * @param closings services that could close; empty before an area was chosen
 * @param senders where a route could come from
 * @param receivers where it could lead
 * @param answer null before anything was asked
 */
public record WhatIfPage(
    PageFrame frame,
    PathwayNavigation navigation,
    List<FieldError> errors,
    String heading,
    String area,
    List<Choice> areas,
    List<Choice> closings,
    List<Choice> senders,
    List<Choice> receivers,
    @Nullable Answer answer,
    String networkAddress) {

  /**
   * @param assumptions what would be otherwise, as sentences
   * @param summary what it comes to
   * @param gone findings that would no longer hold
   * @param come findings that would be new
   * @param changes journeys of the standard people that would be different
   */
  public record Answer(
      List<String> assumptions,
      String summary,
      List<String> gone,
      List<String> come,
      List<BreaksPage.Change> changes) {}
}
