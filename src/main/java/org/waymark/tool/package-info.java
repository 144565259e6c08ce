/**
 * What helps to make, show and try the product and is no part of it: the invented catalogue of the
 * demonstration, and what builds the files of built-in outlines. Commands alone import it.
 */
@NullMarked
package org.waymark.tool;

import org.jspecify.annotations.NullMarked;
