package org.waymark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests in a real browser.
 *
 * <p>A subclass says where its site is ({@link #site()}) and opens pages with {@link #open}, which
 * take every test through the same gate afterwards: no request has left the site's host, nothing
 * was written to the console as an error (a breach of the content security policy is such an
 * error), and no script failed. Each page is of a fresh, empty profile in British English and the
 * time zone of London.
 *
 * <p>The browser is the program named by {@code waymark.test.browser} or {@code
 * WAYMARK_TEST_BROWSER}, else {@code chromium} where it usually is. Nothing is downloaded.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserContract {
  private static final List<String> QUIET_OFFLINE_BROWSER =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A page of the size of a desktop window. */
  protected static final Screen DESKTOP = new Screen(1280, 900, true);

  /** A page of the size of a small telephone (WCAG reflow: 320 CSS pixels). */
  protected static final Screen TELEPHONE = new Screen(320, 640, true);

  /** A desktop page with scripts switched off. */
  protected static final Screen WITHOUT_JAVASCRIPT = new Screen(1280, 900, false);

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<String> expectedFaults = new ConcurrentLinkedQueue<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  /** The address of the site under test, like {@code http://localhost:34567}, without a path. */
  protected abstract URI site();

  /** Opens this path of the site on a desktop page of its own. */
  protected final Page open(String path) {
    return open(path, DESKTOP);
  }

  /** Opens this path of the site on a page of its own. The answer must not be an error (5xx). */
  protected final Page open(String path, Screen screen) {
    BrowserContext context =
        Objects.requireNonNull(browser)
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(screen.widthPixels(), screen.heightPixels())
                    .setJavaScriptEnabled(screen.javaScript())
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/London"));
    contexts.add(context);
    context.setDefaultTimeout(30_000);
    context.onRequest(request -> noteIfOutside(request.url()));
    context.onConsoleMessage(this::noteIfError);
    context.onWebError(error -> faults.add("script failed: " + error.error()));
    Page page = context.newPage();
    page.onWebSocket(socket -> noteIfOutside(socket.url()));
    Response response = page.navigate(site() + path);
    assertThat(response).as("answer to %s", path).isNotNull();
    assertThat(Objects.requireNonNull(response).status()).as("status of %s", path).isLessThan(500);
    return page;
  }

  /**
   * Says that this test means to provoke a fault whose description contains this text. Without it
   * the test fails, and with it the test fails when the fault does not come.
   */
  protected final void expectFault(String text) {
    expectedFaults.add(text);
  }

  /** Fails with a readable list when axe finds any violation of WCAG 2.2 AA or best practice. */
  protected final void axe(Page page) {
    List<String> violations = new ArrayList<>();
    for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
      for (CheckedNode node : rule.getNodes()) {
        violations.add(
            rule.getId()
                + " ("
                + rule.getImpact()
                + "): "
                + rule.getHelp()
                + "\n    "
                + node.getHtml()
                + "\n    "
                + rule.getHelpUrl());
      }
    }
    assertThat(violations).as("accessibility violations on %s", page.url()).isEmpty();
  }

  /**
   * Keeps a picture of the whole page.
   *
   * @param name file name without ending; the file goes to {@code target/screenshots}
   */
  protected final Path screenshot(Page page, String name) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "A screenshot's name is of a-z, 0-9 and '-'; got '" + name + "'");
    }
    Path file = Path.of("target", "screenshots", name + ".png");
    // Drawing a long page takes a busy machine its time, and says nothing about the page.
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setFullPage(true).setTimeout(60_000));
    return file;
  }

  @BeforeAll
  final void startTheBrowser() {
    Path program = program();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(QUIET_OFFLINE_BROWSER));
  }

  @AfterEach
  final void closeThePagesAndReportFaults() {
    for (BrowserContext context : contexts) {
      context.close();
    }
    contexts.clear();
    List<String> unexpected = new ArrayList<>(faults);
    List<String> missing = new ArrayList<>();
    for (String expected : expectedFaults) {
      if (!unexpected.removeIf(fault -> fault.contains(expected))) {
        missing.add(expected);
      }
    }
    faults.clear();
    expectedFaults.clear();
    assertThat(unexpected).as("what went wrong in the browser").isEmpty();
    assertThat(missing).as("faults that were expected but did not come").isEmpty();
  }

  @AfterAll
  final void stopTheBrowser() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  private void noteIfOutside(String address) {
    if (address.startsWith("data:") || address.startsWith("blob:")) {
      return;
    }
    URI to = URI.create(address);
    URI own = site();
    if (!Objects.equals(to.getHost(), own.getHost()) || to.getPort() != own.getPort()) {
      faults.add("request left the site: " + address);
    }
  }

  private void noteIfError(ConsoleMessage message) {
    if (message.type().equals("error")) {
      faults.add("console error: " + message.text() + " (" + message.location() + ")");
    }
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

  /** How a page is shown. Sizes in CSS pixels. */
  protected record Screen(int widthPixels, int heightPixels, boolean javaScript) {}
}
