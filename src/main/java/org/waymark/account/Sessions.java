package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in. A session ends when it is revoked, when nothing came for a while, and after a
 * time whatever happens; each request asks here, so that it ends at once. Thread-safe.
 */
@Singleton
@Requires(beans = SessionRepository.class)
public final class Sessions {

  /** Writing at every request would cost more than it tells. */
  private static final Duration SEEN_TO_WITHIN = Duration.ofMinutes(1);

  private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(1);

  private final SessionRepository repository;
  private final AccountSettings settings;
  private final Clock clock;

  public Sessions(SessionRepository repository, AccountSettings settings, Clock clock) {
    this.repository = repository;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Begins a session.
   *
   * @param device browser and system in a few words, for the list of sessions
   * @return what the cookie carries; always a new one
   */
  public Secret begin(AccountId account, String device) {
    Secret secret = Secret.random();
    Instant now = clock.instant();
    repository.forget(now.minus(KEPT_AFTER_THE_END));
    repository.add(
        new Session(secret.digest(), account, device, now, now, now.plus(settings.longest())));
    return secret;
  }

  /** The session of a cookie while it lasts. */
  public Optional<Session> find(Secret secret) {
    Instant now = clock.instant();
    return repository.find(secret.digest()).filter(each -> lasts(each, now));
  }

  /** Keeps a session that was found from being idle. */
  public void noteSeen(Session session) {
    Instant now = clock.instant();
    if (session.seen().plus(SEEN_TO_WITHIN).isBefore(now)) {
      repository.noteSeen(session.digest(), now);
    }
  }

  /** The sessions of an account that last, newest first. */
  public List<Session> list(AccountId account) {
    Instant now = clock.instant();
    return repository.list(account).stream().filter(each -> lasts(each, now)).toList();
  }

  /** Ends one. */
  public void end(Secret secret) {
    repository.remove(secret.digest());
  }

  /** Ends every one of an account. */
  public void endAll(AccountId account) {
    repository.removeAll(account);
  }

  private boolean lasts(Session session, Instant now) {
    return now.isBefore(session.expires()) && now.isBefore(session.seen().plus(settings.idle()));
  }
}
