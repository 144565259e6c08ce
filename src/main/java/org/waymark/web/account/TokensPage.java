package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Tokens for programs.
 *
 * @param made a new token, shown this once; empty for none
 * @param label as typed
 * @param days as typed
 */
public record TokensPage(
    PageFrame frame,
    List<GrantChoice> organisations,
    List<Token> tokens,
    String made,
    String organisation,
    String label,
    String days,
    boolean writes,
    List<FieldError> errors)
    implements WithErrors {

  /**
   * One that was made.
   *
   * @param organisation as forms send it
   * @param holds true while it can be used
   * @param state when it was last used and until when it holds, in words
   */
  public record Token(
      String id,
      String organisation,
      String organisationName,
      String label,
      String scope,
      boolean holds,
      String state) {}

  /** Never a token. */
  @Override
  public String toString() {
    return "TokensPage";
  }
}
