package org.waymark.web.gap;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.report.Topic;

/** The pages of the gap analysis, in the order of their navigation. */
public enum GapView {
  PROFILE("Profile", "/gap"),
  OFFER(
      "What should be here",
      Topic.OFFER,
      "Show",
      "Choose an area to see what should be there for victims of each crime, and what is."),
  PRIORITIES(
      "Priorities",
      Topic.PRIORITIES,
      "Show",
      "Choose an area to see its gaps in the order of need and severity."),
  GROUPS(
      "Groups",
      Topic.GROUPS,
      "Show",
      "Choose an area to see, for each protected characteristic and excluded group, what is run by"
          + " and for it, what is made for it, and what only records no barrier."),
  MAP("Map", "/gap/map"),
  BOUNDARY(
      "Across the boundary",
      Topic.BOUNDARY,
      "Show both sides",
      "Choose a police area to see who lives near its boundary, which services on the other side"
          + " take them, and which gaps its neighbours share. Duty holders consider what those need"
          + " who cross the lines between areas, and how working across them keeps people in touch"
          + " with the right support."),
  DISTANCE(
      "Distance",
      Topic.DISTANCE,
      "Show distances",
      "Choose an area to see how many of its residents live how far from the nearest place that"
          + " takes them."),
  CONTRACTS(
      "Contracts",
      Topic.CONTRACTS,
      "Show contracts",
      "Choose an area to see when the funding of its services ends, and who would be left with"
          + " nothing."),
  DUPLICATION(
      "Duplication",
      Topic.DUPLICATION,
      "Show",
      "Choose an area to see where the same support is commissioned twice."),
  LOW_VOLUME(
      "Low-volume groups",
      Topic.LOW_VOLUME,
      "Show",
      "Choose an area to see which groups are too small for a service of their own, and who could"
          + " take them in."),
  WHAT_IF(
      "What if",
      Topic.WHAT_IF,
      "Show",
      "Choose an area to see what would change if a service began or ended there."),
  COMPARE(
      "Compare",
      Topic.COMPARE,
      "Show",
      "Choose an area to see it beside England, its region and areas like it."),
  NATIONAL("National", Topic.NATIONAL, "Compare", ""),
  EVERY("Every combination", "/gap/every");

  private final String label;
  private final String path;
  private final @Nullable Topic topic;
  private final String button;
  private final String invitation;

  GapView(String label, String path) {
    this.label = label;
    this.path = path;
    this.topic = null;
    this.button = "";
    this.invitation = "";
  }

  GapView(String label, Topic topic, String button, String invitation) {
    this.label = label;
    this.path = "/gap/" + topic.slug();
    this.topic = topic;
    this.button = button;
    this.invitation = invitation;
  }

  /** The page of a report. */
  static GapView of(Topic topic) {
    if (topic == Topic.PROFILE) {
      return PROFILE;
    }
    return Arrays.stream(values())
        .filter(view -> Objects.equals(view.topic, topic))
        .findFirst()
        .orElseThrow();
  }

  public String label() {
    return label;
  }

  public String path() {
    return path;
  }

  /** What the button of its form says. */
  public String button() {
    return button;
  }

  /** What the page says while no area has been chosen. */
  public String invitation() {
    return invitation;
  }
}
