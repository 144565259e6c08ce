package org.waymark.web.about;

import java.util.List;
import org.waymark.web.page.PageFrame;

/** The glossary: every term of the three vocabularies. */
public record TermsPage(PageFrame frame, List<Group> groups) {

  /**
   * @param id anchor on the page
   */
  public record Group(String id, String title, List<Line> lines) {}

  /**
   * @param depth terms above it
   * @param scope empty where it says nothing of the Duty
   */
  public record Line(
      String id, String label, int depth, String definition, String source, String scope) {}
}
