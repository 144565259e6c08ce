package org.waymark.need;

/** Keeps the need figures: the built-in ones and those that were imported. */
public interface NeedStore {

  /**
   * Everything stored, in one consistent view.
   *
   * @param revision the number of the last change; 0 when there was none
   */
  record Stored(long revision, NeedTable table) {}

  Stored load();

  /**
   * Writes a change; all of it or nothing.
   *
   * @param basedOn the revision the change was checked against
   * @return the new revision
   * @throws org.waymark.StaleException when the figures have changed since; nothing is written
   */
  long apply(NeedChange change, long basedOn);
}
