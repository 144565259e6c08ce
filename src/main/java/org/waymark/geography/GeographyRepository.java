package org.waymark.geography;

import java.time.LocalDate;
import java.util.List;

/** Keeps areas, small areas, people and duty holders. */
public interface GeographyRepository {

  /** A number that changes whenever any of the geography does; cheap to ask. */
  long revision();

  /**
   * Everything, read in one consistent view: the same object as the last time while {@link
   * #revision} is the same.
   *
   * @throws IllegalStateException when no geography has been loaded yet
   */
  Geography load();

  /**
   * Areas of a kind in force on the day, by name, without reading the rest; none when no geography
   * has been loaded.
   */
  default List<Area> listAreas(AreaKind kind, LocalDate day) {
    return load().listAreas(kind, day);
  }
}
