package org.waymark.testing;

import java.net.URI;

/**
 * Tests in a real browser on the whole program with its demonstration catalogue. The program is
 * shared with the other classes of this kind, so tests here only read.
 */
public abstract class WaymarkBrowserContract extends BrowserContract {
  @Override
  protected final URI site() {
    return RunningWaymark.shared().address();
  }
}
