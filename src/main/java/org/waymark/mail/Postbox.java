package org.waymark.mail;

/** Takes letters to be sent. */
public interface Postbox {

  /**
   * Sends a letter, or keeps it to be sent again when the mail server does not answer. Never throws
   * for what the mail server does, and takes the same time whoever it is to.
   */
  void send(Letter letter);
}
