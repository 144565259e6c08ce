/**
 * The built-in, approximate outlines of areas, read from one file, which {@code
 * org.waymark.tool.outline} makes.
 *
 * <p>Official boundaries are not shipped with Waymark. So that a map can be drawn before a
 * commissioner loads them, the areas of every kind are joined from <i>atoms</i>, which are the
 * small areas of one district and Integrated Care Board. Because all layers are made of the same
 * atoms their borders match exactly, and a neighbour is an area that shares an arc.
 *
 * <p>Invariants: outlines are for drawing, never for deciding where a person lives; every layer is
 * a valid coverage (no gap, no overlap); coordinates are WGS 84, longitude first.
 *
 * <p>Read {@link org.waymark.geography.outline.Outlines} first.
 */
@NullMarked
package org.waymark.geography.outline;

import org.jspecify.annotations.NullMarked;
