package org.waymark.testing;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A window of the shared browser, of a profile of its own. Making one costs the processor more than
 * most pages that are shown in it, so a window is lent to one test after another, and what a site
 * can leave in a profile is cleared away in between: cookies, storage of every kind, what was
 * cached. One that cannot be cleared is closed instead.
 */
final class BrowserWindow {
  /** One of each kind: few tests use more at a time, and each takes memory. */
  private static final Map<BrowserContract.Screen, BrowserWindow> IDLE = new HashMap<>();

  private final BrowserContract.Screen screen;
  private final BrowserContext context;
  private final Page page;
  private final CDPSession inside;

  // Whose site is shown, and who is told what goes wrong there.
  private @Nullable URI site;
  private Consumer<String> faults = fault -> {};

  private BrowserWindow(BrowserContract.Screen screen) {
    this.screen = screen;
    context =
        TestBrowser.get()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(screen.widthPixels(), screen.heightPixels())
                    .setJavaScriptEnabled(screen.javaScript())
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/London"));
    context.setDefaultTimeout(30_000);
    context.onRequest(request -> noteIfOutside(request.url()));
    context.onConsoleMessage(this::noteIfError);
    context.onWebError(error -> faults.accept("script failed: " + error.error()));
    page = context.newPage();
    page.onWebSocket(socket -> noteIfOutside(socket.url()));
    inside = context.newCDPSession(page);
  }

  /**
   * An empty window, until it is given back.
   *
   * @param site the only one that may be asked for anything
   * @param faults is told of requests to others, errors on the console and scripts that fail
   */
  static BrowserWindow borrow(BrowserContract.Screen screen, URI site, Consumer<String> faults) {
    BrowserWindow window = IDLE.remove(screen);
    if (window == null || !Objects.requireNonNull(window.context.browser()).isConnected()) {
      window = new BrowserWindow(screen);
    }
    window.site = site;
    window.faults = faults;
    return window;
  }

  Page page() {
    return page;
  }

  /** Ends the pages that are shown; the window must not be used any more. */
  void giveBack() {
    boolean clean;
    try {
      clean = clear();
    } catch (PlaywrightException e) {
      clean = false;
    }
    faults = fault -> {};
    if (!clean || IDLE.putIfAbsent(screen, this) != null) {
      context.close();
    }
  }

  /** Returns false when something may have been left. */
  private boolean clear() {
    String origin = Objects.requireNonNull(site).toString();
    if (page.isClosed() || !page.url().startsWith(origin + "/")) {
      return false;
    }
    context.pages().stream().filter(each -> each != page).forEach(Page::close);
    page.evaluate("sessionStorage.clear()");
    page.navigate("about:blank");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
    context.clearCookies();
    JsonObject everything = new JsonObject();
    everything.addProperty("origin", origin);
    everything.addProperty("storageTypes", "all");
    inside.send("Storage.clearDataForOrigin", everything);
    inside.send("Network.clearBrowserCache");
    return true;
  }

  private void noteIfOutside(String address) {
    if (address.startsWith("data:") || address.startsWith("blob:")) {
      return;
    }
    URI to = URI.create(address);
    URI own = Objects.requireNonNull(site);
    if (!Objects.equals(to.getHost(), own.getHost()) || to.getPort() != own.getPort()) {
      faults.accept("request left the site: " + address);
    }
  }

  private void noteIfError(ConsoleMessage message) {
    if (message.type().equals("error")) {
      faults.accept("console error: " + message.text() + " (" + message.location() + ")");
    }
  }
}
