package org.waymark.need;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Geography;

/**
 * Of which areas of another kind an area is made, each asked of the geography once. Thread-safe.
 */
final class AreaParts {

  private record Key(AreaCode area, AreaKind kind, LocalDate day) {}

  private final Geography geography;
  private final LocalDate day;
  private final Map<Key, List<AreaShare>> known = new ConcurrentHashMap<>();

  /**
   * @param day decides which areas are in force
   */
  AreaParts(Geography geography, LocalDate day) {
    this.geography = geography;
    this.day = day;
  }

  List<AreaShare> today(Area area, AreaKind kind) {
    return on(area, kind, day);
  }

  /** The same with the areas that were in force on another day. */
  List<AreaShare> on(Area area, AreaKind kind, LocalDate then) {
    Key key = new Key(area.code(), kind, then);
    List<AreaShare> shares = known.get(key);
    if (shares == null) {
      // By each who asks meanwhile: nobody waits for another.
      shares = geography.crosswalk(area.code(), kind, then);
      known.put(key, shares);
    }
    return shares;
  }
}
