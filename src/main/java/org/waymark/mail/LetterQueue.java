package org.waymark.mail;

import io.micronaut.context.annotation.Secondary;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends letters one after another, beside whatever else goes on, so that nobody can tell from the
 * time an answer takes whether there was a letter. What the mail server does not take is tried
 * again for about a day. Thread-safe.
 */
@Singleton
@Secondary
final class LetterQueue implements Postbox {

  private static final Logger LOG = LoggerFactory.getLogger(LetterQueue.class);

  /** More means that the server is gone and somebody keeps asking. */
  private static final int MOST = 5_000;

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private final Carrier carrier;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("waymark-mail").factory());

  LetterQueue(Carrier carrier) {
    this.carrier = carrier;
  }

  @Override
  public void send(Letter letter) {
    if (waiting.incrementAndGet() > MOST) {
      waiting.decrementAndGet();
      LOG.error("A letter was dropped: {} others wait for the mail server already", MOST);
      return;
    }
    later(letter, 0, Duration.ZERO);
  }

  private void later(Letter letter, int tried, Duration wait) {
    try {
      thread.schedule(() -> carry(letter, tried), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      LOG.warn("A letter was not sent: Waymark is being stopped");
    }
  }

  private void carry(Letter letter, int tried) {
    try {
      carrier.carry(letter);
      waiting.decrementAndGet();
    } catch (IOException | RuntimeException e) {
      // What the server says may repeat the address, so only the kind of trouble is said.
      if (tried < WAITS.size()) {
        LOG.warn("A letter was not taken ({}); it is tried again", e.getClass().getSimpleName());
        later(letter, tried + 1, WAITS.get(tried));
      } else {
        waiting.decrementAndGet();
        LOG.error("A letter was given up after a day ({})", e.getClass().getSimpleName());
      }
    }
  }

  /** Waits a little for what is under way. */
  @PreDestroy
  void stop() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
