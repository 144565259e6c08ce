package org.waymark.web.gap;

import org.jspecify.annotations.Nullable;
import org.waymark.gap.Priority;

/** How a priority is drawn on the map; each class has a colour of its own. */
enum PriorityClass {
  NO_GAP("No gap", "priority-0"),
  THIRD("Third band", "priority-1"),
  SECOND("Second band", "priority-3"),
  FIRST("First band", "priority-4"),
  /** Not assessed, or or cannot be ranked: not the same as low. */
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
    return switch (priority.band()) {
      case FIRST -> FIRST;
      case SECOND -> SECOND;
      case THIRD -> THIRD;
      case UNRANKED -> UNKNOWN;
    };
  }
}
