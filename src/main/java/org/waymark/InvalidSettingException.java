package org.waymark;

/**
 * A setting of the operator cannot be used; the program does not start with it. The message names
 * the setting, what is wrong and the remedy, and never the value of a secret.
 */
public final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public InvalidSettingException(String message) {
    super(message);
  }
}
