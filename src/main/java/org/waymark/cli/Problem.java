package org.waymark.cli;

/** Something that the person at the terminal can mend; the message says what and how. */
final class Problem extends RuntimeException {
  Problem(String message) {
    super(message);
  }
}
