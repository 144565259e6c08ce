/**
 * How somebody gets from the first disclosure to recovery: entry points, services and the referral
 * routes between them, and who is admitted along them.
 *
 * <p>A {@link org.waymark.pathway.ReferralRoute} leads from a {@link org.waymark.pathway.Waypoint}
 * (an {@link org.waymark.pathway.EntryPoint} or a service) to a service. All routes at one revision
 * are {@link org.waymark.pathway.ReferralRoutes}; together with a snapshot they make a {@link
 * org.waymark.pathway.PathwayNetwork}. Whether a {@link org.waymark.pathway.DescribedPerson} may go
 * somewhere, and why not, is said by {@link org.waymark.pathway.Admissions} and nowhere else; it
 * asks the rules of {@code coverage}. What journeys there are is the matter of {@code journey},
 * what an area's network looks like that of {@code network}. docs/pathways.md explains the rules
 * with an example.
 */
@NullMarked
package org.waymark.pathway;

import org.jspecify.annotations.NullMarked;
