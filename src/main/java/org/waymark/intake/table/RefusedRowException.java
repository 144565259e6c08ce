package org.waymark.intake.table;

/** The row is not taken in; why has been told as findings. */
public final class RefusedRowException extends Exception {

  private static final long serialVersionUID = 1L;

  public RefusedRowException() {
    super("", null, false, false);
  }
}
