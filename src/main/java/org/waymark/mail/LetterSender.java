package org.waymark.mail;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the {@link Outbox}, one letter after another, in the running site alone: a
 * command may not know the mail server. What is not taken is tried again after growing waits, and
 * given up after {@link #LONGEST_WAIT}. A program that is killed between sending a letter and
 * saying so sends it once more. Thread-safe.
 */
@Singleton
final class LetterSender {

  private static final Logger LOG = LoggerFactory.getLogger(LetterSender.class);

  /** RFC 5321, section 4.5.4.1: at least four to five days. */
  static final Duration LONGEST_WAIT = Duration.ofDays(5);

  /** Longer than a mail server is waited for. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private final Outbox outbox;
  private final Map<String, LetterWriter> writers = new HashMap<>();
  private final Carrier carrier;
  private final Clock clock;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("waymark-mail").factory());

  /**
   * @param every setting {@code waymark.mail.every}: how often it looks
   */
  LetterSender(
      Outbox outbox,
      List<LetterWriter> writers,
      Carrier carrier,
      Clock clock,
      @Value("${waymark.mail.every:3s}") Duration every) {
    this.outbox = outbox;
    this.carrier = carrier;
    this.clock = clock;
    this.every = every;
    for (LetterWriter writer : writers) {
      for (String kind : writer.kinds()) {
        if (this.writers.put(kind, writer) != null) {
          throw new IllegalStateException("Two writers write letters of the kind " + kind);
        }
      }
    }
  }

  @EventListener
  void start(ServerStartupEvent started) {
    thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      sendDue();
    } catch (RuntimeException e) {
      LOG.warn("Letters could not be looked for ({}); they wait", trouble(e));
    }
  }

  /** Sends every letter whose time has come. */
  void sendDue() {
    List<WaitingLetter> due = outbox.listDue();
    while (!due.isEmpty() && !thread.isShutdown()) {
      for (WaitingLetter letter : due) {
        outbox.claim(letter, LEASE).ifPresent(this::send);
      }
      due = outbox.listDue();
    }
  }

  private void send(WaitingLetter letter) {
    try {
      Optional<Letter> written = writer(letter).write(letter);
      if (written.isPresent()) {
        carrier.carry(written.get());
      }
    } catch (IOException | RuntimeException e) {
      // What the server says may repeat the address, so only the kind of trouble is said.
      failed(letter, trouble(e));
      return;
    }
    outbox.remove(letter);
  }

  private LetterWriter writer(WaitingLetter letter) {
    LetterWriter writer = writers.get(letter.kind());
    if (writer == null) {
      throw new IllegalStateException("Nobody writes letters of the kind " + letter.kind());
    }
    return writer;
  }

  private void failed(WaitingLetter letter, String trouble) {
    Instant now = clock.instant();
    Instant next = now.plus(WAITS.get(Math.min(letter.tries(), WAITS.size()) - 1));
    if (next.isAfter(letter.since().plus(LONGEST_WAIT))) {
      LOG.error(
          "A letter was given up after {} days ({}): see Administration, Letters",
          LONGEST_WAIT.toDays(),
          trouble);
      outbox.giveUp(letter, trouble);
    } else {
      LOG.warn("A letter was not taken ({}); it is tried again", trouble);
      outbox.postpone(letter, trouble, next);
    }
  }

  private static String trouble(Exception e) {
    return (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName();
  }

  /** Waits a little for the letter that is under way; the others wait for the next start. */
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
