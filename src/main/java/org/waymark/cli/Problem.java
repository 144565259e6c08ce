package org.waymark.cli;

/** Something that the person at the terminal can mend; the message says what and how. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Problem(String message) {
    super(message);
  }
}
