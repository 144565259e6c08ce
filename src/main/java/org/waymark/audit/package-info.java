/**
 * What was done, by whom, when and why: a record that is only ever added to, each entry sealed with
 * the one before it, so that a change made behind Waymark's back shows.
 *
 * <p>Read {@link org.waymark.audit.AuditTrail} first.
 */
@NullMarked
package org.waymark.audit;

import org.jspecify.annotations.NullMarked;
