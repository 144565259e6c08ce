/**
 * Signing in and out, one's own account, invitations and the accounts of others; and what stands
 * before every other page: who makes a request, whether the route admits them, and whether a change
 * was meant.
 *
 * <p>Invariants: a route without a rule is refused (Micronaut Security denies by default); nobody
 * gets a cookie who has not signed in; the cookie carries a random number and nothing else, and the
 * session behind it is asked at every request; a change needs a token that only a page of ours for
 * the same session could hold.
 *
 * <p>Read {@code PersonFetcher} first, then {@code ChangeGate}.
 */
@NullMarked
package org.waymark.web.account;

import org.jspecify.annotations.NullMarked;
