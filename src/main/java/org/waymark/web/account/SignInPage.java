package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SignedIn;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

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
    List<FieldError> errors)
    implements WithErrors {}
