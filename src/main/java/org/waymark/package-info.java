/**
 * Waymark: a service directory and coverage map for community-based victim support in England.
 *
 * <p>The root package holds only what every other package needs: where a record came from ({@link
 * org.waymark.Provenance}). Read {@code ARCHITECTURE.md} for how the packages below fit together.
 */
@NullMarked
package org.waymark;

import org.jspecify.annotations.NullMarked;
