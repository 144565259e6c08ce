package org.waymark.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the gate every browser test goes through lets good pages pass and stops bad ones. */
class BrowserGateTest extends BrowserContract {
  private static final Map<String, String> PAGES =
      Map.of(
          "/good",
          "<h1>Waymark</h1><p id=p>Plain</p><script src=/script.js></script>",
          "/script.js",
          "document.getElementById('p').textContent = 'Scripted'",
          "/inline",
          "<h1>Inline</h1><script>1</script>",
          "/outside",
          "<h1>Outside</h1><img alt='' src='http://outside.example.org:9/x.png'>",
          "/failing",
          "<h1>Failing</h1><script src=/failing.js></script>",
          "/failing.js",
          "throw new Error('on purpose')",
          "/unlabelled",
          "<h1>Form</h1><input type=text>",
          "/bad",
          "<h1>Bad</h1><h4>Skipped</h4><img src='data:,'><a href='/'></a><input type=text><p><font"
              + " color=#aaaaaa>Pale</font></p><p lang=xx-nowhere>Language</p><div"
              + " id=p></div><ul><p>Not an item</p></ul><iframe src='/framed'></iframe>",
          "/framed",
          "<h1>Framed</h1><button></button>");

  private final HttpServer server;

  BrowserGateTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeAll
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String content = PAGES.getOrDefault(path, "");
          boolean script = path.endsWith(".js");
          String page =
              "<!doctype html><html lang=en-GB><title>Test</title>"
                  + "<link rel=icon href='data:,'><main>"
                  + content
                  + "</main></html>";
          byte[] body = (script ? content : page).getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Security-Policy",
                  "default-src 'self'; img-src 'self' data: http://outside.example.org:9");
          exchange.sendResponseHeaders(content.isEmpty() ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  void stopServing() {
    server.stop(0);
  }

  @Override
  protected URI site() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void goodPagePassesWithItsPictureKept() throws IOException {
    Page page = open("/good");

    assertThat(page.getByText("Scripted")).isVisible();
    axe(page);
    assertThat(Files.size(screenshot(page, "browser-gate"))).isPositive();
  }

  @Test
  void scriptDoesNotRunWhereItIsSwitchedOff() {
    assertThat(open("/good", WITHOUT_JAVASCRIPT).getByText("Plain")).isVisible();
  }

  @Test
  void pageFindsNothingThatAnEarlierOneLeft() {
    String left =
        """
        async () => [document.cookie, localStorage.length, sessionStorage.length,
          (await indexedDB.databases()).length, (await caches.keys()).length].join()\
        """;
    Page earlier = open("/good");
    earlier.evaluate(
        """
        async () => {
          document.cookie = 'left=1';
          localStorage.setItem('left', '1');
          sessionStorage.setItem('left', '1');
          await caches.open('left');
          await new Promise(done => indexedDB.open('left').onsuccess = done);
        }\
        """);
    assertThat(earlier.evaluate(left)).isEqualTo("left=1,1,1,1,1");
    earlier.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    closeThePagesAndReportFaults();

    Page page = open("/good");

    assertThat(page.evaluate(left)).isEqualTo(",0,0,0,0");
    assertThat(page.evaluate("matchMedia('print').matches")).isEqualTo(false);
    // Whether or not it is the same window.
    assertThat(page.context().pages()).hasSize(1);
  }

  @Test
  void requestToAnotherHostIsAFault() {
    expectFault("request left the site: http://outside.example.org:9/x.png");
    expectFault("console error: Failed to load resource");

    open("/outside").waitForLoadState();
  }

  @Test
  void inlineScriptIsAFaultUnderThePolicy() {
    expectFault("Content Security Policy");

    open("/inline").waitForLoadState();
  }

  @Test
  void failingScriptIsAFault() {
    expectFault("on purpose");

    open("/failing").waitForLoadState();
  }

  @Test
  void axeFindsWhatItsOwnBuilderFindsFramesIncluded() {
    Page page = open("/bad");
    List<String> expected =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId()))
                .toList();

    assertThat(expected).contains("label", "color-contrast", "image-alt", "button-name", "list");
    assertThat(violations(open("/bad")).stream().map(each -> each.split(" ", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void fieldWithoutLabelIsNamedByAxe() {
    Page page = open("/unlabelled");

    assertThatThrownBy(() -> axe(page))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("label (critical)")
        .hasMessageContaining("<input type=\"text\">");
  }
}
