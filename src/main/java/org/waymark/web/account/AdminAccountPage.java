package org.waymark.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * One account, or an invitation.
 *
 * @param account null for an invitation
 * @param held what they may do now, each to be kept or taken away
 * @param form as typed, when the form is shown again
 * @param done what was just done, in words; empty for nothing
 */
public record AdminAccountPage(
    PageFrame frame,
    AdminAccountsPage.@Nullable Row account,
    List<GrantChoice> held,
    List<GrantChoice> organisations,
    List<GrantChoice> bodies,
    List<GrantChoice> areas,
    Form form,
    String done,
    List<FieldError> errors)
    implements WithErrors {

  /** What was typed. */
  public record Form(
      String email,
      String name,
      String organisation,
      boolean lead,
      String body,
      String area,
      boolean administrator,
      boolean withheld) {}
}
