package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Asks for the code of an authenticator app.
 *
 * @param token of the form
 * @param ticket says that the passphrase was right
 * @param back where to go afterwards; empty for one's own account
 */
public record CodePage(
    PageFrame frame, String token, String ticket, String back, List<FieldError> errors)
    implements WithErrors {}
