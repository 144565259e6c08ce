package org.waymark.web.account;

/** A change that no page of ours can have asked for, or not lately. */
final class ChangeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ChangeRefusedException() {
    super("The form is not of this session", null, false, false);
  }
}
