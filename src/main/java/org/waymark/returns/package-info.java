/**
 * What providers say of each quarter: how many people work for a service, how many were referred,
 * accepted and declined, how many wait and for how long. Totals only, nothing about anybody.
 *
 * <p>A {@link org.waymark.returns.QuarterlyReturn} is as it was entered and is for the provider's
 * own people. Everybody else reads {@link org.waymark.returns.ShownReturn}: numbers of one to four
 * people are "fewer than 5" there, and what would let such a number be worked out is less exact.
 * Sums are made of what is shown and of nothing else, so that none gives away more than its parts.
 *
 * <p>Invariants: what is not stated is not zero; versions are only ever added; a number that is not
 * shown is sealed in the database. Read {@link org.waymark.returns.Figure} first, then {@link
 * org.waymark.returns.ReturnDesk}.
 */
@NullMarked
package org.waymark.returns;

import org.jspecify.annotations.NullMarked;
