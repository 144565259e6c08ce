package org.waymark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program in a process of its own, with the libraries of the tests: {@link PackedProgram}. */
public final class WaymarkProcess {

  /** Java options for a program that does little: compiled quickly rather than well. */
  public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

  private static final Duration LONGEST_COMMAND = Duration.ofSeconds(120);

  private WaymarkProcess() {}

  /**
   * What a command left behind.
   *
   * @param output what it printed, errors included
   */
  public record Outcome(int status, String output) {}

  /**
   * Starts a command; the caller reads its output and ends it.
   *
   * @param environment beside that of the tests, from which settings of Waymark are taken out
   * @param javaOptions for the Java machine
   * @param arguments the command and its options
   */
  public static Process start(
      Map<String, String> environment, List<String> javaOptions, List<String> arguments) {
    List<String> line = PackedProgram.java();
    line.addAll(javaOptions);
    line.addAll(PackedProgram.program());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    withoutSettings(builder);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the settings of Waymark out of the environment, which is that of the tests. */
  static void withoutSettings(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("DATASOURCES_")
                    || name.startsWith("MICRONAUT_")
                    || name.equals("WAYMARK_HOME")
                    || name.equals("WAYMARK_PORT"));
  }

  /**
   * Runs a command to its end.
   *
   * @throws IllegalStateException with what it printed, when it takes longer than two minutes
   */
  public static Outcome run(Map<String, String> environment, String... arguments) {
    Process process = start(environment, SHORT_LIVED, List.of(arguments));
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(
            () -> {
              try (var in = process.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            // Not in the common pool, whose one or two threads may wait for another program.
            task -> Thread.ofVirtual().start(task));
    try {
      boolean ended = process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String said = output.get(10, TimeUnit.SECONDS);
      if (!ended) {
        throw new IllegalStateException(
            String.join(" ", arguments) + " did not end. It said:\n" + said);
      }
      return new Outcome(process.exitValue(), said);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("The output of the command cannot be read", e);
    }
  }
}
