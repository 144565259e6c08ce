package org.waymark.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one Chromium of a Java machine that runs tests. It is started by the first who asks and
 * stopped when the machine ends; pages are kept apart by their contexts, not by it. A browser that
 * has died is replaced, so that only the test fails that it died in.
 *
 * <p>It is the program named by {@code waymark.test.browser} or {@code WAYMARK_TEST_BROWSER}, else
 * {@code chromium} where it usually is. Nothing is downloaded.
 */
final class TestBrowser {
  private static final List<String> QUIET_OFFLINE_BROWSER =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static @Nullable Playwright playwright;
  private static @Nullable Browser browser;

  private TestBrowser() {}

  /**
   * The browser, to be used by one thread at a time.
   *
   * @throws IllegalStateException when there is no such program here
   */
  static synchronized Browser get() {
    Browser running = browser;
    if (running == null || !running.isConnected()) {
      running = start();
      browser = running;
    }
    return running;
  }

  private static Browser start() {
    Path program = program();
    Playwright driver = playwright;
    if (driver == null) {
      driver =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(driver::close, "browser-stop"));
      playwright = driver;
    }
    return driver
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setArgs(QUIET_OFFLINE_BROWSER));
  }

  private static Path program() {
    String named = System.getProperty("waymark.test.browser", "");
    if (named.isBlank()) {
      named = System.getenv().getOrDefault("WAYMARK_TEST_BROWSER", "");
    }
    List<String> candidates =
        named.isBlank()
            ? List.of(
                "/usr/bin/chromium",
                "/usr/bin/google-chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
            : List.of(named);
    return candidates.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This test needs Chromium or Chrome; there is none at "
                        + candidates
                        + ". './waymark test' installs it on Debian; elsewhere set"
                        + " WAYMARK_TEST_BROWSER to its path. './waymark test --quick' leaves such"
                        + " tests out."));
  }
}
