package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What somebody keeps.
 *
 * @param done what was just done; empty when nothing was
 * @param tasks what there is to do, most pressing first
 * @param due how many published listings were not checked today
 * @param givesReturns true for somebody who gives the quarterly figures of an organisation
 */
public record ManagePage(
    PageFrame frame,
    String done,
    List<FieldError> errors,
    List<Task> tasks,
    int due,
    boolean givesReturns,
    List<Keeper> keepers) {

  /** A thing to do. */
  public record Task(String text, String href) {}

  /**
   * An organisation.
   *
   * @param drafts first listings that are being written or wait
   */
  public record Keeper(String id, String name, List<Row> listings, List<Draft> drafts) {}

  /**
   * A listing of the catalogue.
   *
   * @param waiting what waits for approval; empty when nothing does
   * @param published false when the public does not see it
   */
  public record Row(
      String id,
      String name,
      Mark status,
      Mark freshness,
      String checked,
      String waiting,
      boolean published) {}

  /** A coloured word or two. */
  public record Mark(String text, String colour) {}

  /** A first listing. */
  public record Draft(String id, String name, Mark state, String age) {}
}
