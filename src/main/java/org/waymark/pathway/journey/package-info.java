/**
 * The journeys of a described person: which services they can reach, by which route, how long it
 * takes and where the way ends. Read {@code JourneyFinder} first.
 */
@NullMarked
package org.waymark.pathway.journey;

import org.jspecify.annotations.NullMarked;
