package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/boundary} shows.
 *
 * @param errors what was not understood
 * @param notes how the question was read
 * @param answer null while no area has been chosen
 */
public record BoundaryPage(
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
   * @param picture null when there are no outlines
   * @param area its short name
   * @param near how near "near the line" is, in words
   * @param groups services over the line, by how they stand
   * @param nationwide how many England-wide services there are besides, in words
   * @param gaps shared gaps, most residents helped first; not all of them
   * @param gapCount how many shared gaps there are
   * @param crime the crime type of the shared gaps, in a sentence
   * @param date the day of the catalogue, in words
   */
  public record Answer(
      List<String> sentences,
      @Nullable BoundaryPicture picture,
      String area,
      String near,
      List<NeighbourRow> neighbours,
      List<LineRow> line,
      LineRow lineTotal,
      List<ServiceGroup> groups,
      String nationwide,
      List<GapRow> gaps,
      int gapCount,
      String crime,
      String csvAddress,
      String apiAddress,
      String date) {
    public Answer {
      sentences = List.copyOf(sentences);
      neighbours = List.copyOf(neighbours);
      line = List.copyOf(line);
      groups = List.copyOf(groups);
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * One neighbour.
   *
   * @param address of its own page across the boundary; empty in Wales
   * @param duty whether it is under the Duty, in words
   * @param residents all of them
   * @param provision the finding, or the share of residents taken, in words
   * @param boards boards with residents on both sides, in words
   */
  public record NeighbourRow(
      String name,
      String address,
      String duty,
      String residents,
      String provision,
      String boards) {}

  /** Residents near the line with one neighbour; the total has empty cells for the other side. */
  public record LineRow(
      String name,
      String here,
      String hereNotTaken,
      String hereNearer,
      String there,
      String thereNotTaken) {}

  /** Services that stand alike. */
  public record ServiceGroup(String id, String heading, List<ServiceRow> rows) {
    public ServiceGroup {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One service over the line.
   *
   * @param onlyNear residents near a place of it whom no service takes
   */
  public record ServiceRow(
      String address,
      String name,
      String organisation,
      String based,
      String reason,
      String takes,
      String nearer,
      String onlyNear) {}

  /**
   * One shared gap.
   *
   * @param forWhom whom it is a gap for, in words
   * @param finding with its symbol
   * @param helped residents whom a joint service would be new to
   */
  public record GapRow(
      String support,
      String forWhom,
      String symbol,
      String finding,
      String unreached,
      List<PartnerCell> partners,
      String helped) {
    public GapRow {
      partners = List.copyOf(partners);
    }
  }

  /** A neighbour with the same gap. */
  public record PartnerCell(String name, String symbol, String finding, String unreached) {}

  public BoundaryPage {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(navigation);
    Objects.requireNonNull(form);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
  }
}
