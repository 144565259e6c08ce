/**
 * Brings referral routes in from files, and writes them out in the same columns. Read {@code
 * RouteImport} and {@code RouteColumn} first.
 */
@NullMarked
package org.waymark.pathway.intake;

import org.jspecify.annotations.NullMarked;
