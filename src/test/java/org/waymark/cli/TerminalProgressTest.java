package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();
  private final TerminalProgress progress =
      new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, now::get);

  private void after(Duration time, long done) {
    now.addAndGet(time.toNanos());
    progress.report("Rows", done, 200);
  }

  @Test
  void whatTakesUnderTwoSecondsSaysNothing() {
    after(Duration.ofMillis(900), 100);
    after(Duration.ofMillis(900), 200);

    assertThat(bytes.size()).isZero();
  }

  @Test
  void whatLastsSaysHowFarItIsNowAndThen() {
    after(Duration.ofSeconds(6), 50);
    after(Duration.ofSeconds(1), 60);
    after(Duration.ofSeconds(6), 100);

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("  Rows: 25 %", "  Rows: 50 %");
  }
}
