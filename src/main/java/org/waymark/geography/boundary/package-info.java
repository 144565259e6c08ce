/**
 * Official boundaries: files a commissioner loads (GeoJSON, GeoPackage, zipped Shapefile).
 *
 * <p>A file passes three stages, each able to refuse it with a reason: it is read ({@link
 * org.waymark.geography.boundary.BoundaryFile}), recognised as a layer of one kind of area by its
 * code column and codes ({@link org.waymark.geography.boundary.LayerRecognition}), and checked
 * ({@link org.waymark.geography.boundary.BoundaryCheck}). Invariants: what leaves this package is
 * WGS 84, longitude first, valid and polygonal; a refused file changes nothing; whether an outline
 * is approximate goes with it to whoever draws it.
 *
 * <p>Coordinates on the British National Grid come to WGS 84 by GeoTools without the OSTN15 grid of
 * corrections: right to about 5 m. Read {@link org.waymark.geography.boundary.BoundaryFile} first.
 */
@NullMarked
package org.waymark.geography.boundary;

import org.jspecify.annotations.NullMarked;
