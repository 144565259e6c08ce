package org.waymark.mail;

import java.util.Optional;
import java.util.Set;

/** Writes letters of some kinds at the moment they are sent, as things are then. */
public interface LetterWriter {

  /** The kinds it writes; no other writer writes them. */
  Set<String> kinds();

  /**
   * Writes a letter. A link in it is made now.
   *
   * @return empty when it is not to be sent any more: its reader has gone or may not read it, or
   *     what it was about has been taken back or done
   */
  Optional<Letter> write(WaitingLetter letter);
}
