/**
 * Areas as shapes: for pictures drawn by the server and for GeoJSON.
 *
 * <p>Shapes are for drawing only; which area a person lives in comes from codes. Whoever draws a
 * {@link org.waymark.drawing.BoundaryLayer} says beside it whether it is approximate, and prints
 * its credit line. Coordinates are WGS 84 with longitude first; a {@link
 * org.waymark.drawing.MapView} turns them into the units of a picture.
 *
 * <p>Read {@link org.waymark.drawing.BoundarySource} first, then {@link
 * org.waymark.drawing.MapView}.
 */
@NullMarked
package org.waymark.drawing;

import org.jspecify.annotations.NullMarked;
