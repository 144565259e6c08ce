/**
 * The network of an area as a picture: stages as columns, services as boxes, routes as lines.
 *
 * <p>{@link org.waymark.pathway.drawing.NetworkDrawer} chooses what can be shown readably and lets
 * ELK lay it out; {@link org.waymark.pathway.drawing.NetworkDrawing} is the result, in units of the
 * picture; {@link org.waymark.pathway.drawing.NetworkSvg} writes it. The same network always gives
 * the same picture.
 */
@NullMarked
package org.waymark.pathway.drawing;

import org.jspecify.annotations.NullMarked;
