package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SignedIn;
import org.waymark.web.problem.FieldError;

/**
 * @param token of the form
 * @param back where to go afterwards; empty for one's own account
 * @param email as typed
 * @param providers other ways to sign in
 */
public record SignInPage(
    PageFrame frame,
    String token,
    String back,
    String email,
    List<SignedIn.Link> providers,
    List<FieldError> errors) {
  /** What is wrong with a field; empty when nothing is. */
  public String error(String field) {
    return Errors.of(errors, field);
  }
}
