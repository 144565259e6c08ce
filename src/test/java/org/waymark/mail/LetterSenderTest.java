package org.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.waymark.mail.jdbc.Outboxes;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.MovableClock;

/** What becomes of letters that wait, whatever the mail server and their writers do. */
class LetterSenderTest {

  private static final UUID ZOE = new UUID(1, 1);

  private final H2gisDatabase database = H2gisDatabase.inMemory();
  private final MovableClock clock =
      new MovableClock(Instant.parse("2026-06-15T09:00:00Z"), ZoneOffset.UTC);
  private final Outbox outbox = Outboxes.on(database.dataSource(), clock);
  private final List<String> sent = new ArrayList<>();
  private Carrier carrier = letter -> sent.add(letter.subject());
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("org.waymark.mail");

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    database.close();
  }

  /** Writes what a letter is about; of "gone" nothing, and of "wrong" it cannot. */
  private static final class Echo implements LetterWriter {

    @Override
    public Set<String> kinds() {
      return Set.of("echo");
    }

    @Override
    public Optional<Letter> write(WaitingLetter letter) {
      return switch (letter.about()) {
        case "gone" -> Optional.empty();
        case "wrong" -> throw new IllegalStateException("zoe@example.org");
        default -> Optional.of(new Letter("zoe@example.org", letter.about(), "Words"));
      };
    }
  }

  private void round() {
    Rounds.send(outbox, List.of(new Echo()), letter -> carrier.carry(letter), clock);
  }

  @Test
  void aLetterIsSentOnceAndWhatHasGoneNever() {
    outbox.put("echo", ZOE, "1");
    outbox.put("echo", ZOE, "gone");
    round();
    clock.pass(Duration.ofDays(10));
    round();

    assertThat(sent).containsExactly("1");
    assertThat(outbox.listTroubled()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenStandsInNobodysWay() {
    outbox.put("echo", ZOE, "wrong");
    outbox.put("of another version", ZOE, "1");
    outbox.put("echo", ZOE, "2");
    round();

    assertThat(sent).containsExactly("2");
    assertThat(outbox.listTroubled())
        .extracting(WaitingLetter::trouble)
        .containsOnly("IllegalStateException");
    assertThat(log.list)
        .hasSize(2)
        .noneMatch(event -> event.getFormattedMessage().contains("zoe"))
        .allMatch(event -> event.getThrowableProxy() == null);
  }

  @Test
  void whatTheServerDoesNotTakeIsTriedAfterGrowingWaitsAndGivenUpAfterFiveDays() {
    List<Duration> tries = new ArrayList<>();
    Instant begin = clock.instant();
    carrier =
        letter -> {
          tries.add(Duration.between(begin, clock.instant()));
          throw new IOException("to zoe@example.org: no");
        };
    outbox.put("echo", ZOE, "1");
    for (int second = 0; second < Duration.ofDays(7).toSeconds(); second += 30) {
      round();
      clock.pass(Duration.ofSeconds(30));
    }

    assertThat(tries)
        .startsWith(
            Duration.ZERO,
            Duration.ofSeconds(30),
            Duration.ofSeconds(330),
            Duration.ofSeconds(330 + 1_800));
    assertThat(tries.getLast()).isBetween(Duration.ofDays(4), LetterSender.LONGEST_WAIT);
    assertThat(outbox.listTroubled())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.givenUpAt()).isNotNull();
              assertThat(letter.trouble()).isEqualTo("IOException");
              assertThat(letter.tries()).isEqualTo(tries.size());
            });
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("zoe"));
  }

  @Test
  void aLetterOfANodeThatWasKilledIsSentByTheNextWhenItsTimeIsOver() {
    outbox.put("echo", ZOE, "1");
    carrier =
        letter -> {
          sent.add(letter.subject());
          throw new Killed();
        };
    assertThatThrownBy(this::round).isInstanceOf(Killed.class);
    carrier = letter -> sent.add(letter.subject());
    round();
    assertThat(sent).hasSize(1);
    clock.pass(LetterSender.LEASE);
    round();
    clock.pass(LetterSender.LEASE);
    round();

    assertThat(sent).containsExactly("1", "1");
  }

  /** Nothing of ours catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void twoWritersOfOneKindAreAFault() {
    assertThatThrownBy(
            () -> Rounds.send(outbox, List.of(new Echo(), new Echo()), letter -> {}, clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("echo");
  }
}
