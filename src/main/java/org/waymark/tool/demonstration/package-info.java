/**
 * A fictional catalogue, so that a new installation has something to show: some 1,500 services of
 * some 500 organisations in every police area of England, as unevenly spread as real ones.
 *
 * <p>The same seed, size, geography and day make the same catalogue, record for record. Nothing in
 * it is real but the areas and the names of the bodies that commission: names of organisations are
 * made of invented words, telephone numbers come from the ranges Ofcom keeps for drama, addresses
 * of pages and mail are at example.org, and the inward half of every postcode ends in letters that
 * no postcode uses. Every record has the source {@link org.waymark.Provenance#DEMONSTRATION}.
 *
 * <p>Read {@link org.waymark.tool.demonstration.DemonstrationCatalogue} and {@code ServicePlanner}
 * first; what the services are and how they say it is data, in {@code demonstration/kinds.txt}.
 */
@NullMarked
package org.waymark.tool.demonstration;

import org.jspecify.annotations.NullMarked;
