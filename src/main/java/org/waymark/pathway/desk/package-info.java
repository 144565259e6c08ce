/**
 * The changes that the two ends of a route may make to it: state, change, confirm, say that it is
 * still right, take back. Whoever may is decided by {@link org.waymark.account.Authority}.
 */
@NullMarked
package org.waymark.pathway.desk;

import org.jspecify.annotations.NullMarked;
