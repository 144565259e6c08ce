package org.waymark.web.bulk;

import java.util.List;
import org.waymark.web.approval.ChangePage.Difference;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/** What the templates {@code bulk/…} show. */
public final class BulkPages {

  private BulkPages() {}

  /** Download and upload. */
  public record Start(PageFrame frame, List<FieldError> errors) {
    /** What is wrong with the file; empty when nothing is. */
    public String error() {
      return errors.isEmpty() ? "" : errors.getFirst().message();
    }
  }

  /**
   * What a workbook would change.
   *
   * @param errors what is wrong with the reason
   * @param why the reason as it was sent
   * @param action address to apply it at
   * @param refused rows that count for nothing, and why
   */
  public record Preview(
      PageFrame frame,
      List<FieldError> errors,
      String why,
      String action,
      List<Change> changes,
      int unchanged,
      List<Refused> refused,
      List<String> notes) {}

  /**
   * One listing.
   *
   * @param waiting fields that would wait for approval, in words; empty when none would
   * @param disputed fields somebody else has changed since the download; empty when there are none
   */
  public record Change(
      String name, String address, List<Difference> differences, String waiting, String disputed) {}

  /** A row, or a listing, of which nothing is taken. */
  public record Refused(String where, String why) {}

  /** What was done. */
  public record Result(PageFrame frame, List<Outcome> outcomes) {}

  /** What became of one listing. */
  public record Outcome(String name, String address, String colour, String tag, String words) {}
}
