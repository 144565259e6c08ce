package org.waymark.web.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * One route to be stated or changed: what the template {@code pathway/route} shows.
 *
 * @param id empty for one that is not there yet
 * @param version goes back with every change
 * @param line null for one that is not there yet
 * @param mayEdit false for a commissioner, who only reads
 * @param confirm true when their end has not stated it
 * @param froms where it can come from, and {@code tos} where it can lead; only their own at one
 *     end. Empty for a route that is there: its ends stay
 */
public record RoutePage(
    PageFrame frame,
    List<FieldError> errors,
    String heading,
    String id,
    String version,
    @Nullable RouteLine line,
    boolean mayEdit,
    boolean confirm,
    boolean withdrawn,
    RouteForm form,
    List<Choice> froms,
    List<Choice> tos,
    List<Version> history) {

  /** A version. */
  public record Version(String when, String who, String why, String words, List<String> notes) {}
}
