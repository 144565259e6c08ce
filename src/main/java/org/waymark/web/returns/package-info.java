/**
 * Quarterly returns in the browser: the provider's form, signed in or by the link of a letter, and
 * what commissioners read of it.
 *
 * <p>Read {@code ReturnFormPages} first. What was entered is on the provider's own form alone.
 */
@NullMarked
package org.waymark.web.returns;

import org.jspecify.annotations.NullMarked;
