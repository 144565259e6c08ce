package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;

/** Letters that were tried in vain. */
public record AdminLettersPage(PageFrame frame, List<Row> rows) {

  /**
   * One letter.
   *
   * @param kind e.g. "invitation"
   * @param reader name of whoever it is to
   * @param since day and time it was put
   * @param trouble what went wrong the last time, in a word
   * @param next when it is tried again, or that it was given up
   */
  public record Row(
      String kind, String reader, String since, int tries, String trouble, String next) {}
}
