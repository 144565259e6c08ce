package org.waymark.web.problem;

/**
 * There is no such thing to show. The message is for the reader: what is missing and the remedy.
 */
public final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NotFoundException(String message) {
    super(message);
  }
}
