package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Asking for a link to choose another passphrase.
 *
 * @param token of the form
 * @param asked true once it was asked for
 * @param email as typed
 */
public record ResetPage(
    PageFrame frame, String token, boolean asked, String email, List<FieldError> errors)
    implements WithErrors {}
