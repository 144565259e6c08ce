package org.waymark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests in a real browser.
 *
 * <p>A subclass says where its site is ({@link #site()}) and opens pages with {@link #open}, which
 * take every test through the same gate afterwards: no request has left the site's host, nothing
 * was written to the console as an error (a breach of the content security policy is such an
 * error), and no script failed. Each page begins with an empty profile in British English and the
 * time zone of London. The browser and its windows are shared: see {@link TestBrowser} and {@link
 * BrowserWindow}.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserContract {
  /**
   * Runs axe and tells its violations, a line of text for each node. The rule that a finger finds
   * every control (24 pixels) is not switched on by axe itself, being new in WCAG 2.2. That nothing
   * but violations is asked for changes none of them, and spares describing each of the thousands
   * of nodes that pass; that no selectors are asked for spares making one up for each.
   */
  private static final String VIOLATIONS =
      """
      async () => {
        const results = await axe.run(document,
          {resultTypes: ['violations'], selectors: false,
            rules: {'target-size': {enabled: true}}});
        return results.violations.flatMap(rule => rule.nodes.map(node =>
          `${rule.id} (${rule.impact}): ${rule.help}\\n    ${node.html}\\n    ${rule.helpUrl}`));
      }
      """;

  /** A page of the size of a desktop window. */
  protected static final Screen DESKTOP = new Screen(1280, 900, true);

  /** What is seen of a page on a laptop before anybody scrolls. */
  protected static final Screen LAPTOP = new Screen(1280, 800, true);

  /** As wide as a wide page itself. */
  protected static final Screen SMALL_DESKTOP = new Screen(1200, 900, true);

  /** A page of the size of a small telephone (WCAG reflow: 320 CSS pixels). */
  protected static final Screen TELEPHONE = new Screen(320, 640, true);

  /** A desktop page with scripts switched off. */
  protected static final Screen WITHOUT_JAVASCRIPT = new Screen(1280, 900, false);

  /** How far down a picture goes, in CSS pixels: a list of hundreds goes on as it began. */
  private static final int PICTURED = 4_000;

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<String> expectedFaults = new ConcurrentLinkedQueue<>();
  private final List<BrowserWindow> windows = new ArrayList<>();

  /** The address of the site under test, like {@code http://localhost:34567}, without a path. */
  protected abstract URI site();

  /** Opens this path of the site on a desktop page of its own. */
  protected final Page open(String path) {
    return open(path, DESKTOP);
  }

  /** Opens this path of the site on a page of its own. The answer must not be an error (5xx). */
  protected final Page open(String path, Screen screen) {
    BrowserWindow window = BrowserWindow.borrow(screen, site(), faults::add);
    windows.add(window);
    Page page = window.page();
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

  /**
   * Fails with a readable list when axe finds any violation of WCAG 2.2 AA or best practice: all
   * rules that axe has switched on, as its {@code AxeBuilder} would use them, and the size of
   * targets.
   */
  protected final void axe(Page page) {
    assertThat(violations(page)).as("accessibility violations on %s", page.url()).isEmpty();
  }

  /** What axe finds, a line for each node; the first word of each is the rule. */
  final List<String> violations(Page page) {
    for (Frame frame : page.frames()) {
      if (!(Boolean) frame.evaluate("typeof axe === 'object'")) {
        frame.evaluate(AxeBuilder.getAxeScript());
      }
    }
    return ((List<?>) page.evaluate(VIOLATIONS)).stream().map(String::valueOf).toList();
  }

  /**
   * Keeps a picture of the page down to {@link #PICTURED}.
   *
   * @param name file name without ending; the file goes to {@code target/screenshots}
   */
  protected final Path screenshot(Page page, String name) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "A screenshot's name is of a-z, 0-9 and '-'; got '" + name + "'");
    }
    Path file = Path.of("target", "screenshots", name + ".png");
    int width = Objects.requireNonNull(page.viewportSize()).width;
    // Drawing a long page takes a busy machine its time, and says nothing about the page.
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setFullPage(true)
            .setClip(0, 0, width, PICTURED)
            .setTimeout(60_000));
    return file;
  }

  /**
   * Keeps a picture of this path of the site, as {@link #screenshot} does, and shows it no more.
   */
  protected final void picture(String path, Screen screen, String name) {
    screenshot(open(path, screen), name);
    windows.removeLast().giveBack();
  }

  @AfterEach
  final void closeThePagesAndReportFaults() {
    while (!windows.isEmpty()) {
      windows.removeLast().giveBack();
    }
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

  /** How a page is shown. Sizes in CSS pixels. */
  protected record Screen(int widthPixels, int heightPixels, boolean javaScript) {}
}
