package org.waymark.web;

import java.net.URI;
import org.waymark.testing.BrowserContract;

/**
 * Tests in a real browser that only read, on the demonstration catalogue: its site is shared with
 * the other classes of this kind.
 */
public abstract class DemonstrationBrowserContract extends BrowserContract {

  /** The site, to ask it beside the browser. */
  protected static final TestSite demonstration() {
    return TestSite.sharedDemonstration();
  }

  @Override
  protected final URI site() {
    return demonstration().address();
  }
}
