package org.waymark.web.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.coverage.MapFigure;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * Where journeys break: what the template {@code pathway/breaks} shows.
 *
 * @param answer the whole in sentences, the headline first
 * @param person who it is about
 * @param map null when no outlines are known
 * @param table a row for each district
 * @param people how each of the standard people fares, all districts together
 * @param cell the gap cell whose journeys were asked for; null when none was
 */
public record BreaksPage(
    PageFrame frame,
    PathwayNavigation navigation,
    List<FieldError> errors,
    String heading,
    Form form,
    List<String> answer,
    Person person,
    @Nullable MapFigure map,
    TablePart table,
    TablePart people,
    @Nullable Cell cell,
    Days days,
    Files files,
    String date) {

  /** What was asked. */
  public record Form(List<Choice> areas, List<Choice> choices, List<Choice> shows) {}

  /**
   * Two days compared.
   *
   * @param from the earlier day as typed; empty when none was asked
   * @param changes what is different between two days, and null when nobody asked
   */
  public record Days(
      String from, String to, String changesSummary, @Nullable List<Change> changes) {
    public Days {
      changes = changes == null ? null : List.copyOf(changes);
    }
  }

  /** The same as files. */
  public record Files(String csvAddress, String apiAddress, String bpmnAddress) {}

  /** One of the standard people. */
  public record Person(String description, String source) {}

  /** A link. */
  public record Link(String label, String address) {}

  /** The cell asked for, and the journeys that break beside it. */
  public record Cell(String words, String address, List<Link> journeys) {}

  /** What became different for somebody in a district. */
  public record Change(
      String person, String area, String gained, String lost, String waits, boolean worse) {}
}
