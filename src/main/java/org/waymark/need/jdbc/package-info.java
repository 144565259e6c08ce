/**
 * The need figures in the database. The built-in ones are loaded in one transaction with their
 * ledger entry, so that a load broken off leaves nothing behind. Read {@link
 * org.waymark.need.jdbc.BuiltInNeed}, then {@link org.waymark.need.jdbc.NeedRepository}.
 */
@NullMarked
package org.waymark.need.jdbc;

import org.jspecify.annotations.NullMarked;
