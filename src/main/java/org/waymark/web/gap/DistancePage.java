package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/distance} shows.
 *
 * @param errors what was not understood
 * @param notes how the question was read
 * @param answer null while no area has been chosen
 */
public record DistancePage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    List<FieldError> errors,
    GapForm form,
    List<String> notes,
    @Nullable Answer answer) {

  /**
   * The answer.
   *
   * @param sentences the first of them the headline
   * @param chart null when nobody can be given a distance
   * @param steps the curve in figures
   * @param apart everybody else: further, not measured by reason, not taken
   * @param total all residents
   */
  public record Answer(
      List<String> sentences,
      String area,
      @Nullable DistanceChart chart,
      List<Row> steps,
      List<Row> apart,
      Row total,
      String csvAddress,
      String date) {
    public Answer {
      sentences = List.copyOf(sentences);
      steps = List.copyOf(steps);
      apart = List.copyOf(apart);
    }
  }

  /** Some residents, in figures. */
  public record Row(String what, String residents, String share) {}

  public DistancePage {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(navigation);
    Objects.requireNonNull(form);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
  }
}
