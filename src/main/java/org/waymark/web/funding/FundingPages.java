package org.waymark.web.funding;

import java.util.List;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.Pagination;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/** What the templates {@code funding/…} show. */
public final class FundingPages {

  private FundingPages() {}

  /**
   * Funding that ends, and the services of one's areas.
   *
   * @param total services found
   */
  public record Overview(
      PageFrame frame,
      List<Choice> areas,
      TablePart ends,
      TablePart records,
      String text,
      int total,
      List<Row> services,
      Pagination pagination) {}

  /** A service. */
  public record Row(String service, String address, String organisation, String arrangements) {}

  /**
   * The arrangements of one service.
   *
   * @param path address of the page
   * @param edits true when this person may change them
   * @param hidden how many are for other areas alone
   */
  public record Listing(
      PageFrame frame,
      String path,
      String service,
      String organisation,
      String publicAddress,
      String done,
      boolean edits,
      int hidden,
      List<Card> cards) {}

  /**
   * One arrangement.
   *
   * @param key names it in addresses
   * @param edits true when this person may change it
   */
  public record Card(String key, String title, boolean edits, List<Fact> facts) {}

  /** A line of a card. */
  public record Fact(String name, String value) {}

  /**
   * The form of an arrangement.
   *
   * @param action where the form is sent
   * @param version to be sent back
   * @param notice what others did meanwhile; empty when nothing happened
   * @param theirs what the listing says now, after somebody else changed it
   */
  public record Form(
      PageFrame frame,
      String back,
      String action,
      String heading,
      String service,
      String version,
      SentForm sent,
      List<Group> groups,
      String notice,
      List<Card> theirs,
      List<FieldError> errors) {
    /** What is wrong with a field, or a part of it; empty when nothing is. */
    public String error(String field) {
      return errors.stream()
          .filter(each -> each.field().equals(field) || each.field().startsWith(field + "-"))
          .map(FieldError::message)
          .findFirst()
          .orElse("");
    }

    /** True when it is this part of a date that is wrong. */
    public boolean isWrong(String field) {
      return errors.stream().anyMatch(each -> each.field().equals(field));
    }
  }

  /** Areas of one kind to tick. */
  public record Group(String legend, List<Choice> areas) {
    public long chosen() {
      return areas.stream().filter(Choice::chosen).count();
    }
  }

  /** Asks whether an arrangement is to go. */
  public record Removal(
      PageFrame frame,
      String back,
      String action,
      String service,
      String version,
      Card card,
      List<FieldError> errors) {}
}
