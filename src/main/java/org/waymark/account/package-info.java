/**
 * People who sign in, what each of them may do, and how they prove who they are.
 *
 * <p>What somebody may do follows from their {@link org.waymark.account.Grant}s and from who owns
 * the thing, never from a role alone; {@link org.waymark.account.Authority} is the one place that
 * decides it. Passphrases, second factors, sessions, links and tokens are kept as digests or
 * encrypted; nothing here says one of them in a {@code toString}, a log or an exception.
 *
 * <p>Read {@link org.waymark.account.Account} first, then {@link org.waymark.account.Authority}.
 */
@NullMarked
package org.waymark.account;

import org.jspecify.annotations.NullMarked;
