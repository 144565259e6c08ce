/**
 * Letters that Waymark sends. Plain text; never a withheld address, never anything about a victim.
 *
 * <p>Read {@link org.waymark.mail.Postbox} first.
 */
@NullMarked
package org.waymark.mail;

import org.jspecify.annotations.NullMarked;
