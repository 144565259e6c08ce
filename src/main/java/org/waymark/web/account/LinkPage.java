package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Choosing a passphrase by a link.
 *
 * @param token of the form
 * @param address where the form goes
 * @param heading e.g. "Choose another passphrase"
 * @param email whose account it is
 * @param asksName true for an invitation
 * @param name as typed, or as invited
 */
public record LinkPage(
    PageFrame frame,
    String token,
    String address,
    String heading,
    String email,
    boolean asksName,
    String name,
    List<FieldError> errors)
    implements WithErrors {}
