/**
 * The audit in the database: one table that is only added to, and one row that is locked by whoever
 * adds. Both vendors refuse to change or delete an entry; the chain shows it when somebody with the
 * rights of the database's owner does so all the same.
 *
 * <p>Lock order: an entry is added last in a write, after the catalogue's head is locked, never
 * before.
 */
@NullMarked
package org.waymark.audit.jdbc;

import org.jspecify.annotations.NullMarked;
