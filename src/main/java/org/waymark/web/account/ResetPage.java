package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * Asking for a link to choose another passphrase.
 *
 * @param token of the form
 * @param asked true once it was asked for
 * @param email as typed
 */
public record ResetPage(
    PageFrame frame, String token, boolean asked, String email, List<FieldError> errors) {
  /** What is wrong with a field; empty when nothing is. */
  public String error(String field) {
    return Errors.of(errors, field);
  }
}
