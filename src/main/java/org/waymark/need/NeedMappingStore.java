package org.waymark.need;

import java.time.Instant;
import java.util.List;

/** Keeps what says which column of a published table is which indicator. */
public interface NeedMappingStore {

  /**
   * A mapping that was kept.
   *
   * @param name at most 100 characters; one of a name is kept
   * @param text as it was given, a CSV file
   * @param who who imported with it, at most 200 characters
   */
  record Kept(String name, String text, String who, Instant at) {}

  /** All, by their names. */
  List<Kept> list();

  /** Keeps it, instead of another of its name. */
  void keep(Kept mapping);
}
