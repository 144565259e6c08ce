package org.waymark.geography;

/**
 * A file that cannot be taken: it is not what it should be. The message is for the person who gave
 * it, and says why and what to do. Nothing has been changed.
 */
public final class RefusedFileException extends Exception {
  public RefusedFileException(String message) {
    super(message);
  }

  public RefusedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
