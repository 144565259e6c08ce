package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogFormatTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    URL config = Objects.requireNonNull(getClass().getResource("/logback.xml"));
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(config);
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .noneMatch(status -> status.getLevel() >= Status.WARN);
  }

  @Test
  void eventIsOneLineOfKeysAndValues() {
    assertThat(line("Index rebuilt in {} ms", null, 12))
        .isEqualTo(
            "time=2026-04-01T10:15:30.000Z level=WARN thread=\"reader\" logger=org.waymark.search"
                + " message=\"Index rebuilt in 12 ms\""
                + System.lineSeparator());
  }

  @Test
  void queryStringIsCutOff() {
    assertThat(line("GET /search?postcode=LS1+4AP&crime=rape HTTP/1.1 failed", null))
        .contains("GET /search HTTP/1.1 failed")
        .doesNotContain("LS1", "rape");
  }

  @Test
  void queryStringInsideAnExceptionIsCutOffToo() {
    Exception cause = new IllegalStateException("Bad address http://localhost/search?need=refuge");

    assertThat(line("Failed", cause))
        .contains("Bad address http://localhost/search")
        .doesNotContain("refuge");
  }

  @Test
  void lineBreakInAMessageCannotForgeASecondEvent() {
    assertThat(line("Unknown name {}", null, "a\r\ntime=now level=ERROR message=\"forged\""))
        .endsWith(
            "message=\"Unknown name a | time=now level=ERROR message='forged'\""
                + System.lineSeparator())
        .containsOnlyOnce("\n");
  }

  @Test
  void stackTraceStaysOnTheSameLine() {
    assertThat(line("Failed", new IllegalStateException("outer", new RuntimeException("inner"))))
        .contains(
            "Failed | java.lang.IllegalStateException: outer",
            "inner",
            " | at org.waymark.LogFormatTest")
        .containsOnlyOnce("\n");
  }

  private String line(String message, @Nullable Throwable cause, Object... arguments) {
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("org.waymark.search"), Level.WARN, message, cause, arguments);
    event.setInstant(Instant.parse("2026-04-01T10:15:30Z"));
    event.setThreadName("reader");
    return new String(
        Objects.requireNonNull(appender).getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
