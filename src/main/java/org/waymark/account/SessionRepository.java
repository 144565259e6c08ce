package org.waymark.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sessions are kept. Thread-safe. */
public interface SessionRepository {

  void add(Session session);

  Optional<Session> find(String digest);

  /** The sessions of an account, newest first, ended ones too. */
  List<Session> list(AccountId account);

  void noteSeen(String digest, Instant when);

  /** False when there was none. */
  boolean remove(String digest);

  void removeAll(AccountId account);

  /** Forgets sessions that ended before a moment. */
  void forget(Instant before);
}
