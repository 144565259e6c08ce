/**
 * What tests share: fresh databases of both kinds, and a browser that watches for outside requests.
 *
 * <p>A repository's tests are written once, in an abstract class that extends {@link
 * org.waymark.testing.DatabaseContract}, and run on both databases by two subclasses of one line
 * each: {@code ...OnH2gisTest} and {@code @Tag("postgis") ...OnPostgisTest}. A test never passes
 * because its database or browser was missing: it fails, and says how to get it.
 */
@NullMarked
package org.waymark.testing;

import org.jspecify.annotations.NullMarked;
