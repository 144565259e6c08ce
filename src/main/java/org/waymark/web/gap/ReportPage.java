package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Report;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code gap/report} shows: a report of sentences and tables.
 *
 * @param whatIf the choices of a whatIf; null on other pages
 * @param refused why the report is not shown to whoever asks; empty when it is
 * @param answer null while no area has been chosen, and where the report is not shown
 */
public record ReportPage(
    PageFrame frame,
    GapNavigation navigation,
    GapView view,
    String heading,
    List<FieldError> errors,
    GapForm form,
    @Nullable WhatIfForm whatIf,
    List<String> notes,
    String refused,
    @Nullable Answer answer) {

  /**
   * The answer; the first sentence is the headline.
   *
   * @param picture null for a report without one
   * @param files of all of it, each with its label
   */
  public record Answer(
      List<String> sentences,
      @Nullable Picture picture,
      List<TablePart> tables,
      List<Report.Explanation> explanations,
      List<Download> files,
      String date) {}

  /** A file. */
  public record Download(String label, String address) {}

  /** What a report draws besides its tables. */
  public sealed interface Picture {
    /** Residents over distance. */
    record Distance(DistanceChart chart, String area) implements Picture {}

    /** Ends of funding by quarter. */
    record Contracts(ContractChart chart, String area) implements Picture {}

    /** The questions of an area and their answers. */
    record Offer(OfferGrid grid) implements Picture {}

    /** Police areas, once for each answer. */
    record National(NationalMaps maps) implements Picture {}

    /** Both sides of a boundary. */
    record Boundary(BoundaryPicture map, String area) implements Picture {}
  }

  public ReportPage {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(navigation);
    Objects.requireNonNull(form);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    if (!refused.isEmpty() && answer != null) {
      throw new IllegalArgumentException("What must not be shown is not on the page");
    }
  }
}
