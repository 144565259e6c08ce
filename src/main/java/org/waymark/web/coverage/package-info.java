/**
 * The coverage map: who is reached by local services, in words, on a map and in an equal table.
 *
 * <p>The table says everything the map says. The map is drawn twice from the same shapes: as SVG by
 * the server, for everybody, and by a script that makes it possible to move and enlarge it. Shares
 * are of residents, never of ground; services that reach all of England are counted apart; an area
 * for which nothing is listed is shown as that, not as an area without services.
 *
 * <p>Read {@link org.waymark.web.coverage.CoverageController} first, then {@code CoveragePicture}.
 */
@NullMarked
package org.waymark.web.coverage;

import org.jspecify.annotations.NullMarked;
