package org.waymark.catalogue;

/** How much of a catalogue is fictional: the demonstration, or what is left of it. */
public enum Invented {
  NOTHING,
  /**
   * Invented records stand beside real ones: each is marked, and figures say that they count both.
   */
  SOME,
  EVERYTHING;

  /**
   * @param any whether a record is fictional
   * @param all whether every record is
   */
  static Invented of(boolean any, boolean all) {
    return all ? EVERYTHING : any ? SOME : NOTHING;
  }
}
