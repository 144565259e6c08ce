package org.waymark.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.Waymark;

/**
 * The whole program in a process of its own: {@code waymark run} on a free port, with an empty home
 * folder that goes away with it. So tests see what a newcomer sees, the demonstration catalogue
 * included, and cannot reach inside.
 */
public final class RunningWaymark implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Waymark is running: open (http://[^\\s/]+)");
  private static final Duration LONGEST_START = Duration.ofSeconds(120);

  private static @Nullable RunningWaymark shared;

  private final Process process;
  private final Path home;
  private final List<String> output = new ArrayList<>();
  private final URI address;
  private final Duration startTime;

  private RunningWaymark(Path home, List<String> options) throws IOException {
    this.home = home;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Waymark.class.getName(),
                "run",
                "--port",
                "0",
                "--home",
                home.toString()));
    command.addAll(options);
    long begun = System.nanoTime();
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread watchdog =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(LONGEST_START);
                    process.destroyForcibly();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    URI found = null;
    String line;
    while (found == null && (line = lines.readLine()) != null) {
      output.add(line);
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        found = URI.create(matcher.group(1));
      }
    }
    watchdog.interrupt();
    if (found == null) {
      close();
      throw new IllegalStateException(
          "Waymark ended before it was ready. It said:\n" + String.join("\n", output));
    }
    address = found;
    startTime = Duration.ofNanos(System.nanoTime() - begun);
    // Nobody reads on, and a full pipe would stop the program.
    Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
  }

  /**
   * One for the whole test run, started by the first who asks and stopped when the tests end. For
   * tests that only read.
   */
  public static synchronized RunningWaymark shared() {
    RunningWaymark running = shared;
    if (running == null) {
      running = start();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "waymark-stop"));
      shared = running;
    }
    return running;
  }

  /**
   * A new one.
   *
   * @param options further options of {@code waymark run}
   * @throws IllegalStateException with all it printed, when it ends or takes longer than two
   *     minutes
   */
  public static RunningWaymark start(String... options) {
    try {
      return new RunningWaymark(Files.createTempDirectory("waymark-home"), List.of(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Like {@code http://localhost:34567}, without a path. */
  public URI address() {
    return address;
  }

  /** From the start of the process until it said that it was running. */
  public Duration startTime() {
    return startTime;
  }

  /** The lines it printed until it was running. */
  public List<String> output() {
    return List.copyOf(output);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
