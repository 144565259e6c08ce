package org.waymark.web.account;

/** A change that no page of ours can have asked for, or not lately. */
final class ChangeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient byte[] body;

  /**
   * @param body of the request as far as it was read
   */
  ChangeRefusedException(byte[] body) {
    super("The form is not of this session", null, false, false);
    this.body = body;
  }

  byte[] body() {
    return body;
  }
}
