package org.waymark.web.gap;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.query.GapQuestion;

/**
 * Links from a page of the gap analysis to the others, with the question it was asked. For the
 * template {@code gap/subnav}.
 */
public record GapNavigation(List<Link> links) {

  /**
   * @param current true for the page that shows it
   */
  public record Link(String address, String label, boolean current) {}

  /**
   * @param current null on a page below them, such as that of one cell
   */
  public static GapNavigation of(@Nullable GapView current, GapQuestion question) {
    return new GapNavigation(
        Arrays.stream(GapView.values())
            .map(view -> new Link(question.at(view.path()), view.label(), view == current))
            .toList());
  }
}
