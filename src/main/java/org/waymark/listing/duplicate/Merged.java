package org.waymark.listing.duplicate;

/** What became of a merge, or of taking one back. */
public sealed interface Merged {

  /** It was done. */
  record Done(Merge merge) implements Merged {}

  /**
   * Nothing was changed.
   *
   * @param message a sentence for the person, with what to do
   */
  record Refused(String message) implements Merged {}
}
