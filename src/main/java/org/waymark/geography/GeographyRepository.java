package org.waymark.geography;

/** Keeps areas, small areas, people and duty holders. */
public interface GeographyRepository {

  /** A number that changes whenever any of the geography does; cheap to ask. */
  long revision();

  /**
   * Everything, read in one consistent view.
   *
   * @throws IllegalStateException when no geography has been loaded yet
   */
  Geography load();
}
