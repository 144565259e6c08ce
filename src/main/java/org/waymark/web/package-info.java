/**
 * Web pages: one package per noun, each a small controller, page records and the templates of the
 * same name below {@code src/main/jte}.
 *
 * <p>Every response carries the same security headers; nothing is loaded from another host, nothing
 * inline is executed, no cookie is set, and what people ask for is kept out of logs and metrics.
 *
 * <p>Read {@link org.waymark.web.page.Pages} first, then {@code SecurityHeaders}.
 */
@NullMarked
package org.waymark.web;

import org.jspecify.annotations.NullMarked;
