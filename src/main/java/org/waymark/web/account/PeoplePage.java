package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Who keeps the listings of the organisations somebody leads.
 *
 * @param organisation as chosen in the form that is shown again
 * @param email as typed
 * @param name as typed
 * @param done what was just done, in words; empty for nothing
 */
public record PeoplePage(
    PageFrame frame,
    List<Team> teams,
    String organisation,
    String email,
    String name,
    boolean lead,
    String done,
    List<FieldError> errors)
    implements WithErrors {

  /**
   * One organisation.
   *
   * @param id as forms send it
   */
  public record Team(String id, String name, List<Member> members) {}

  /**
   * One of its people.
   *
   * @param id as forms send it
   * @param own true for whoever looks at the page
   */
  public record Member(
      String id, String name, String email, boolean lead, boolean invited, boolean own) {}
}
