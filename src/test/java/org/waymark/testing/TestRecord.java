package org.waymark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down how each test ended, whichever engine ran it, for {@code ./waymark test} to count and
 * to name what was skipped: outcome, test and reason, with tabs between, in a file of each Java
 * machine.
 */
public final class TestRecord implements TestExecutionListener {
  private static final Path FILE =
      Path.of("target", "tests", ProcessHandle.current().pid() + ".tsv");

  private static final Pattern BREAKS = Pattern.compile("\\s+");

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    write("skipped", test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String reason = result.getThrowable().map(Throwable::getMessage).orElse("");
    switch (result.getStatus()) {
      case ABORTED -> write("skipped", test, reason);
      case FAILED -> write("failed", test, reason);
      case SUCCESSFUL -> {
        if (test.isTest()) {
          write("passed", test, "");
        }
      }
    }
  }

  private static synchronized void write(String outcome, TestIdentifier test, String reason) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          outcome + "\t" + name(test) + "\t" + BREAKS.matcher(reason).replaceAll(" ") + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(TestIdentifier test) {
    return switch (test.getSource().orElse(null)) {
      case MethodSource method -> method.getClassName() + "." + method.getMethodName();
      case ClassSource type -> type.getClassName();
      case null, default -> test.getDisplayName();
    };
  }
}
