package org.waymark.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole program in a process of its own: {@code waymark run} on a free port, with an empty home
 * folder that goes away with it. So tests see what a newcomer sees, the demonstration catalogue
 * included, and cannot reach inside.
 */
public final class RunningWaymark implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Waymark is running: open (http://[^\\s/]+)");

  /** The last line of a start: everything is there. */
  private static final String READY = "Stop it with Ctrl+C.";

  private static final Duration LONGEST_START = Duration.ofSeconds(120);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final Path home;
  private final boolean homeIsOurs;
  private final List<String> output = new ArrayList<>();
  private final URI address;
  private final Duration startTime;

  private RunningWaymark(
      Path home,
      boolean homeIsOurs,
      Map<String, String> environment,
      List<String> javaOptions,
      List<String> options) {
    this.home = home;
    this.homeIsOurs = homeIsOurs;
    List<String> arguments =
        new ArrayList<>(List.of("run", "--port", "0", "--home", home.toString()));
    arguments.addAll(options);
    long begun = System.nanoTime();
    process = WaymarkProcess.start(environment, javaOptions, arguments);
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
    boolean ready = false;
    String line;
    try {
      while (!ready && (line = lines.readLine()) != null) {
        output.add(line);
        ready = line.equals(READY);
        Matcher matcher = ADDRESS.matcher(line);
        if (matcher.find()) {
          found = URI.create(matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    watchdog.interrupt();
    if (found == null || !ready) {
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
   * A new one.
   *
   * @param options further options of {@code waymark run}
   * @throws IllegalStateException with all it printed, when it ends or takes longer than two
   *     minutes
   */
  public static RunningWaymark start(String... options) {
    try {
      return new RunningWaymark(
          Files.createTempDirectory("waymark-home"), true, Map.of(), List.of(), List.of(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One in a folder that stays when it is closed.
   *
   * @param environment settings beside those of the tests
   * @throws IllegalStateException with all it printed, when it ends or takes longer than two
   *     minutes
   */
  public static RunningWaymark startIn(
      Path home, Map<String, String> environment, String... options) {
    return new RunningWaymark(
        home, false, environment, WaymarkProcess.SHORT_LIVED, List.of(options));
  }

  /** Like {@code http://localhost:34567}, without a path. */
  public URI address() {
    return address;
  }

  /**
   * Fetches a page.
   *
   * @param path from the slash on, with its query
   * @throws AssertionError when it is not answered with status 200
   */
  public String page(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20)).build();
    try {
      HttpResponse<String> answer =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            path + " was answered with " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** True while the process is there. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** From the start of the process until it said that it was running. */
  public Duration startTime() {
    return startTime;
  }

  /** The lines it printed until it was running. */
  public List<String> output() {
    return List.copyOf(output);
  }

  /** Kills it (SIGKILL on Unix): nothing is tidied up. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    if (!homeIsOurs) {
      return;
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
