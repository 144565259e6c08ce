/**
 * Brings listings in from files, and writes them out in the same form.
 *
 * <p>A file is read row by row; whatever is wrong with a row becomes a {@code Finding} that names
 * the line, the field, the value and the remedy, and never costs another row. Records are known by
 * their source and their identifier at that source, from which Waymark's own identifiers are
 * derived, so that the same file read twice changes nothing. What a file says of a withheld
 * location goes to the store of withheld addresses and nowhere else.
 *
 * <p>Read {@code ServiceImport} and {@code TemplateColumn} first.
 */
@NullMarked
package org.waymark.intake;

import org.jspecify.annotations.NullMarked;
