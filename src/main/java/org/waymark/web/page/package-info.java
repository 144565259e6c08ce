/**
 * What every page has in common: its frame, and how a template becomes a response.
 *
 * <p>A page is a named record (one per template) that holds a {@link
 * org.waymark.web.page.PageFrame}. Templates are compiled with the program; they escape whatever
 * they print. Pages are never stored by the browser, set no cookie and are whole without
 * JavaScript.
 *
 * <p>Read {@link org.waymark.web.page.Pages} first, then {@link org.waymark.web.page.PageFrame}.
 */
@NullMarked
package org.waymark.web.page;

import org.jspecify.annotations.NullMarked;
