package org.waymark.catalogue;

/** Who may know that a listing exists. */
public enum Visibility implements Labelled {
  /** Everybody, once it is published. */
  PUBLIC("Everybody"),
  /**
   * Unlisted: people who are signed in and nobody else, once it is published. To everybody else it
   * is not there: not in a page, count, file, feed or index.
   */
  PROFESSIONALS("Signed-in professionals only");

  private final String label;

  Visibility(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
