package org.waymark.web.pathway;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * The routes of whoever is signed in: what the template {@code pathway/routes} shows.
 *
 * @param mayState true for people who keep a listing
 * @param done what was just done, as a sentence; empty for nothing
 * @param groups what waits for them first
 */
public record RoutesPage(
    PageFrame frame, boolean mayState, String done, String intro, List<Group> groups) {

  /** Routes under one heading. */
  public record Group(String label, String hint, List<Card> cards) {}

  /**
   * A route.
   *
   * @param confirm true when they can confirm it with one press
   * @param stillRight true when they can say that it is still right
   */
  public record Card(
      String version, RouteLine line, String address, boolean confirm, boolean stillRight) {}
}
