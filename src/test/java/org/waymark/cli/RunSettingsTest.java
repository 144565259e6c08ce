package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.WaymarkProcess;

/** {@code waymark run} obeys settings by Micronaut's names, and its own before them. */
@Tag("slow")
class RunSettingsTest {

  @TempDir Path home;

  private String addressOf(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", "--no-demonstration"));
    arguments.addAll(List.of("--home", home.toString()));
    arguments.addAll(List.of(options));
    Process process = WaymarkProcess.start(environment, WaymarkProcess.SHORT_LIVED, arguments);
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("Waymark is running: open ")) {
          return line.substring("Waymark is running: open ".length());
        }
      }
    } finally {
      process.destroy();
      process.waitFor();
    }
    return said.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  @Timeout(120)
  void portAndHostOfMicronautAreObeyed() throws Exception {
    int port = freePort();

    assertThat(
            addressOf(
                Map.of(
                    "MICRONAUT_SERVER_PORT",
                    Integer.toString(port),
                    "MICRONAUT_SERVER_HOST",
                    "127.0.0.1")))
        .isEqualTo("http://127.0.0.1:" + port);
  }

  @Test
  @Timeout(120)
  void ourOwnSettingsGoFirst() throws Exception {
    int port = freePort();
    Map<String, String> environment = new HashMap<>();
    environment.put("MICRONAUT_SERVER_PORT", "1");
    environment.put("WAYMARK_PORT", "2");

    assertThat(addressOf(environment, "--port", Integer.toString(port)))
        .isEqualTo("http://localhost:" + port);
  }

  @Test
  @Timeout(120)
  void anEncryptedSiteSaysSoInItsAddress() throws Exception {
    int port = freePort();

    assertThat(
            addressOf(
                Map.of(
                    "MICRONAUT_SERVER_SSL_ENABLED",
                    "true",
                    "MICRONAUT_SERVER_SSL_BUILD_SELF_SIGNED",
                    "true",
                    "MICRONAUT_SERVER_SSL_PORT",
                    Integer.toString(port))))
        .isEqualTo("https://localhost:" + port);
  }
}
