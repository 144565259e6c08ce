package org.waymark.web.gap;

import org.jspecify.annotations.Nullable;
import org.waymark.gap.Priority;

/** How a priority is drawn on the map; each class has a colour of its own. */
enum PriorityClass {
  NO_GAP("No gap", "priority-0"),
  LOW("Under 20", "priority-1"),
  SOME("20 to 39", "priority-2"),
  HIGH("40 to 59", "priority-3"),
  HIGHEST("60 to 100", "priority-4"),
  /** Not assessed, or without a figure of need: not the same as low. */
  UNKNOWN("Not known", "share-unknown");

  private final String label;
  private final String style;

  PriorityClass(String label, String style) {
    this.label = label;
    this.style = style;
  }

  String label() {
    return label;
  }

  String style() {
    return style;
  }

  /**
   * @param priority null where there is none
   * @param provided true where services are listed and the cell is no gap
   */
  static PriorityClass of(@Nullable Priority priority, boolean provided) {
    if (priority == null) {
      return provided ? NO_GAP : UNKNOWN;
    }
    if (priority.score() < 20) {
      return LOW;
    }
    if (priority.score() < 40) {
      return SOME;
    }
    return priority.score() < 60 ? HIGH : HIGHEST;
  }
}
