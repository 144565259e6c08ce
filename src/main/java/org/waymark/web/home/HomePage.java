package org.waymark.web.home;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * The first page.
 *
 * @param crimes crimes to choose from, grouped by the widest term
 * @param cohorts groups of people to choose from, likewise
 * @param policeAreas the police areas of England
 * @param checkedPercent share of services confirmed in the last 90 days, whole per cent
 */
public record HomePage(
    PageFrame frame,
    List<Group> crimes,
    List<Group> cohorts,
    List<Choice> policeAreas,
    int services,
    int organisations,
    int nationwide,
    int checkedPercent) {

  /** A widest term and everything below it; the first choice is the widest term itself. */
  public record Group(String label, List<Choice> choices) {}

  /** A value and its name. */
  public record Choice(String value, String label) {}
}
