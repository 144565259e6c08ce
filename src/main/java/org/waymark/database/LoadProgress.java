package org.waymark.database;

/**
 * Is told how far a load has come; called from the loading thread, often, so it returns quickly.
 */
@FunctionalInterface
public interface LoadProgress {

  /** Tells nobody. */
  LoadProgress SILENT = (what, done, total) -> {};

  /**
   * @param what what is being loaded, in words for the person at the terminal
   * @param done rows (or bytes, for a file whose rows are not known beforehand) so far
   * @param total how many there will be; -1 when that is not known
   */
  void report(String what, long done, long total);
}
