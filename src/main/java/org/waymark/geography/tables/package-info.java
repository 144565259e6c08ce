/**
 * The tables of areas and people that the program carries, from the class path folder {@code
 * /geodata}.
 *
 * <p>They are written by {@code geodata/WriteTables.java} and described, with their sources, in
 * {@code docs/data-sources.md}. Invariants: the tables are whole (a bad row is a fault of the
 * program, so reading stops at it and names it); the order of small areas is their ordinal. Read
 * {@link org.waymark.geography.tables.BuiltInTables}, then {@link
 * org.waymark.geography.tables.TableFile}.
 */
@NullMarked
package org.waymark.geography.tables;

import org.jspecify.annotations.NullMarked;
