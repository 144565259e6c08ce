package org.waymark.intake.table;

/** A file of which nothing can be read. The message says why and what to do. */
public final class RefusedFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  public RefusedFileException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable, in kebab-case. */
  public String code() {
    return code;
  }
}
