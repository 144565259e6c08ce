/**
 * Accounts and what proves who somebody is, in the database.
 *
 * <p>Invariants: no secret is in any column, only digests, Argon2id and what {@link
 * org.waymark.account.AccountKeys} encrypted; whatever may happen once (a link, a code, a step of
 * the clock) is taken by one statement whose count of rows decides.
 *
 * <p>Read {@code JdbcAccountRepository} first.
 */
@NullMarked
package org.waymark.account.jdbc;

import org.jspecify.annotations.NullMarked;
