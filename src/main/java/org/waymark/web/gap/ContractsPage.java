package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/contracts} shows.
 *
 * @param errors what was not understood
 * @param notes how the question was read
 * @param disclosed false where contracts must not be shown; the page then says why
 * @param answer null while no area has been chosen, and wherever contracts must not be shown
 */
public record ContractsPage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    List<FieldError> errors,
    GapForm form,
    List<String> notes,
    boolean disclosed,
    @Nullable Answer answer) {

  /**
   * The answer.
   *
   * @param sentences the first of them the headline
   * @param why why contracts are shown here at all
   * @param quarters the chart in figures
   * @param ends every recorded end, earliest first
   */
  public record Answer(
      List<String> sentences,
      String why,
      String area,
      ContractChart chart,
      List<QuarterRow> quarters,
      List<EndRow> ends,
      List<UndatedRow> undated,
      List<ServiceLine> unrecorded,
      String csvAddress,
      String date) {
    public Answer {
      sentences = List.copyOf(sentences);
      quarters = List.copyOf(quarters);
      ends = List.copyOf(ends);
      undated = List.copyOf(undated);
      unrecorded = List.copyOf(unrecorded);
    }
  }

  /**
   * One quarter.
   *
   * @param last services whose last funding ends in it
   * @param other arrangements that end in it while other funding goes on
   */
  public record QuarterRow(String label, String last, String other, String losing) {}

  /** One arrangement that ends. */
  public record EndRow(
      ServiceLine service,
      String day,
      String commissioners,
      String value,
      String extension,
      String afterwards,
      String losing) {}

  /** An arrangement without a recorded end. */
  public record UndatedRow(ServiceLine service, String commissioners) {}

  /** A service with a link. */
  public record ServiceLine(String address, String name, String organisation) {}

  public ContractsPage {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(navigation);
    Objects.requireNonNull(form);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    if (!disclosed && answer != null) {
      throw new IllegalArgumentException("What must not be shown is not on the page");
    }
  }
}
