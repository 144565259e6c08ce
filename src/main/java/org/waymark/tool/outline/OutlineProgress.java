package org.waymark.tool.outline;

/** Told as the building of outlines goes on. */
@FunctionalInterface
public interface OutlineProgress {

  /** Nobody watching. */
  OutlineProgress NONE = (step, steps, what) -> {};

  /**
   * A step begins.
   *
   * @param step from 1
   * @param steps how many there are
   * @param what in plain words, e.g. "Drawing borders between districts"
   */
  void begins(int step, int steps, String what);
}
