/**
 * What commissioners read of quarterly returns: who has answered, and what an area's services were
 * asked and could do, made of {@link org.waymark.returns.ShownFigures} alone.
 *
 * <p>Read {@link org.waymark.listing.returned.ReturnReport} first.
 */
@NullMarked
package org.waymark.listing.returned;

import org.jspecify.annotations.NullMarked;
