/**
 * Keys that are kept in files outside the database, and what is sealed with them.
 *
 * <p>Nothing here says a key or a sealed text in a {@code toString}, a log or an exception. Imports
 * nothing of ours but the root package. Read {@link org.waymark.secret.KeyFile} first, then {@link
 * org.waymark.secret.Sealed}.
 */
@NullMarked
package org.waymark.secret;

import org.jspecify.annotations.NullMarked;
