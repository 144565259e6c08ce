package org.waymark.web.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * The network of an area: what the template {@code pathway/network} shows.
 *
 * @param answer the whole in sentences, the headline first
 * @param findings by kind, gravest first; kinds without any are left out
 * @param groups the list: entry points, then services by stage
 */
public record NetworkPage(
    PageFrame frame,
    PathwayNavigation navigation,
    List<FieldError> errors,
    String code,
    String area,
    String heading,
    Form form,
    List<String> answer,
    Drawn drawn,
    List<FindingKind> findings,
    List<Group> groups,
    List<Download> downloads,
    String breaksAddress,
    String whatIfAddress,
    String date) {
  /** What may be asked. */
  public record Form(
      List<Choice> areas, List<Choice> crimes, List<Choice> cohorts, boolean withListed) {}

  /**
   * The drawing.
   *
   * @param picture as an SVG element; null when nothing is left to draw
   * @param key to it as an SVG element
   * @param notes what it leaves out
   */
  public record Drawn(@Nullable String picture, String key, List<String> notes) {}

  /** Findings of one kind. */
  public record FindingKind(String id, String label, String meaning, List<Finding> findings) {}

  /**
   * One finding.
   *
   * @param whatIf address of the question what would be if its service closed; empty for none
   * @param lines the ways behind it
   */
  public record Finding(String words, String whatIf, List<RouteLine> lines) {}

  /** Stops under one heading. */
  public record Group(String id, String label, List<Stop> stops) {}

  /**
   * One stop and where it refers to.
   *
   * @param address the page of the service; empty for an entry point
   * @param about what it does and where it sits, in a few words
   * @param lines stated ways from it
   * @param listed services that say in their listing only that they take people from here
   * @param none what to say when it refers nowhere; empty when it does
   */
  public record Stop(
      String id,
      String name,
      String address,
      List<String> about,
      String into,
      List<RouteLine> lines,
      List<Named> listed,
      String none) {}

  /** A name with its page. */
  public record Named(String name, String address) {}

  /** A file. */
  public record Download(String label, String address) {}
}
