package org.waymark.catalogue.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Youngest and oldest age admitted, which are told together.
 *
 * @param youngest null when there is no lower limit
 * @param oldest inclusive; null when there is no upper limit
 */
record Ages(@Nullable Integer youngest, @Nullable Integer oldest) {

  List<String> tell() {
    if (oldest == null) {
      return List.of(youngest == null ? "Any age" : youngest + " and over");
    }
    return List.of(youngest == null ? "Up to " + oldest : youngest + " to " + oldest);
  }
}
