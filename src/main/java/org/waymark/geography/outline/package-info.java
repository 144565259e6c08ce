/**
 * The built-in, approximate outlines of areas: computed from the points of small areas, written to
 * and read from one file.
 *
 * <p>Official boundaries are not shipped with Waymark. So that a map can be drawn before a
 * commissioner loads them, this package divides the land of England and Wales between the small
 * areas (Voronoi cells on the British National Grid), joins the cells that lie in the same district
 * and Integrated Care Boards into <i>atoms</i>, and joins atoms into areas of every kind. Because
 * all layers are made of the same atoms their borders match exactly, and a neighbour is an area
 * that shares an arc.
 *
 * <p>Invariants: outlines are for drawing, never for deciding where a person lives; every layer is
 * a valid coverage (no gap, no overlap); the same input gives the same bytes; coordinates are WGS
 * 84, longitude first, once they leave the builder.
 *
 * <p>Read {@link org.waymark.geography.outline.OutlineBuilder} first, then {@link
 * org.waymark.geography.outline.Outlines}.
 */
@NullMarked
package org.waymark.geography.outline;

import org.jspecify.annotations.NullMarked;
