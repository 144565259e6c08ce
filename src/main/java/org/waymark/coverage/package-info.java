/**
 * Which services count, whom they reach, and how much of an area that is.
 *
 * <p>{@link org.waymark.coverage.ServiceIndex} holds one bitmap of services or of offers for every
 * choice a filter can make, and the reach of every offer as a set of small areas. Search, coverage
 * map and analysis all ask it, so a service is admitted by the same rule everywhere ({@link
 * org.waymark.coverage.ServiceFilter}). {@link org.waymark.coverage.Overlay} lays the reaches of
 * the chosen services over each other.
 *
 * <p>Terms: <em>reach</em> is the set of small areas whose residents an offer takes;
 * <em>coverage</em> of an area is the share of its residents that at least one chosen service
 * reaches; <em>depth</em> is how many services reach a place. England-wide services reach
 * everybody, so they are counted beside the local picture and not in it: a national helpline must
 * not make an empty county look served.
 *
 * <p>Invariants: only published services are in the index; shares are shares of residents (Census
 * 2021), never of ground.
 */
@NullMarked
package org.waymark.coverage;

import org.jspecify.annotations.NullMarked;
