/**
 * Makes the file of built-in outlines: divides the land of England and Wales between the small
 * areas (Voronoi cells on the British National Grid) and joins the cells into atoms. The same input
 * gives the same bytes; coordinates are WGS 84, longitude first, once they leave the builder.
 *
 * <p>Read {@link org.waymark.tool.outline.OutlineBuilder} first.
 */
@NullMarked
package org.waymark.tool.outline;

import org.jspecify.annotations.NullMarked;
