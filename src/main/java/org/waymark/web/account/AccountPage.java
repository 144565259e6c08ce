package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SignedIn;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * One's own account.
 *
 * @param name as kept, or as typed when something is wrong with it
 * @param done what was just done, in words; empty for nothing
 * @param grants what they may do, in words
 * @param hasFactor true when a code is asked for at sign-in
 * @param recoveryCodes how many are left
 * @param links to the pages for leads
 */
public record AccountPage(
    PageFrame frame,
    String name,
    String email,
    String done,
    List<String> grants,
    boolean hasFactor,
    int recoveryCodes,
    List<Device> devices,
    List<SignedIn.Link> links,
    List<FieldError> errors)
    implements WithErrors {

  /**
   * A session.
   *
   * @param current true for the one that shows this page
   * @param since and {@code seen}: day and time in London
   */
  public record Device(String name, boolean current, String since, String seen) {}
}
