package org.waymark.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Letters that wait to be sent, over restarts and for all nodes. What is kept of a letter says whom
 * it is to and what it is about, and no word or link of it: it is written by its {@link
 * LetterWriter} when it is sent. Thread-safe.
 */
public interface Outbox {

  /**
   * Puts a letter to be sent, in the transaction of the caller where there is one. One of the same
   * kind to the same reader about the same that waits already is replaced by it.
   *
   * @param kind which sort of letter, as its writer names it; at most 40 characters
   * @param reader the account it is to
   * @param about what its writer needs to know: identifiers and numbers, never what somebody typed,
   *     never a secret
   */
  void put(String kind, UUID reader, String about);

  /** Takes back the letters of a kind to a reader that wait. */
  void withdraw(String kind, UUID reader);

  /** Some letters whose time has come, the longest due first; empty when there are none. */
  List<WaitingLetter> listDue();

  /**
   * Claims a letter for a while: for one node only. When that node says nothing more of it, as when
   * it was killed, the letter is due again afterwards.
   *
   * @param letter as it was listed
   * @return what to hand back when it was sent or was not; empty when another node has it, or it
   *     was taken back
   */
  Optional<WaitingLetter> claim(WaitingLetter letter, Duration lease);

  /** It was sent, or need not be any more. */
  void remove(WaitingLetter claimed);

  /**
   * It was not sent.
   *
   * @param trouble what went wrong, in a word without addresses
   * @param nextTry when to try again; no letter of it is sent before
   */
  void postpone(WaitingLetter claimed, String trouble, Instant nextTry);

  /** It was not sent and is not tried again; it stays for a while, to be looked at. */
  void giveUp(WaitingLetter claimed, String trouble);

  /** Letters that were tried in vain, given up or not, the oldest first. */
  List<WaitingLetter> listTroubled();
}
