package org.waymark.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.waymark.database.LoadProgress;

/**
 * Shows progress of whatever lasts longer than two seconds: a bar on a terminal, a line now and
 * then where the output goes to a file.
 */
final class TerminalProgress implements LoadProgress, AutoCloseable {

  private static final long SHOW_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final long begun;
  private String current = "";
  private long lastLine;
  private @Nullable ProgressBar bar;

  TerminalProgress() {
    this(System.err, System.console() != null && System.console().isTerminal(), System::nanoTime);
  }

  TerminalProgress(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.lastLine = begun;
  }

  @Override
  public synchronized void report(String what, long done, long total) {
    long now = nanoTime.getAsLong();
    if (now - begun < SHOW_AFTER_NANOS) {
      return;
    }
    if (terminal) {
      reportBar(what, done, total);
    } else if (now - lastLine >= LINE_EVERY_NANOS) {
      lastLine = now;
      out.println("  " + what + ": " + (total > 0 ? 100 * done / total + " %" : done));
    }
  }

  private void reportBar(String what, long done, long total) {
    ProgressBar shown = bar;
    if (shown == null || !what.equals(current)) {
      close();
      current = what;
      shown =
          new ProgressBarBuilder()
              .setTaskName("  " + what)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setMaxRenderedLength(90)
              .setUpdateIntervalMillis(200)
              .build();
      bar = shown;
    }
    if (total >= 0) {
      shown.maxHint(total);
    }
    shown.stepTo(done);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
