package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;

/** Every account. */
public record AdminAccountsPage(PageFrame frame, List<Row> rows) {

  /**
   * One account.
   *
   * @param state e.g. "Invited"
   * @param grants in words
   * @param signedIn day and time, or "Never"
   */
  public record Row(
      String id,
      String name,
      String email,
      String state,
      List<String> grants,
      boolean secondFactor,
      String signedIn) {}
}
