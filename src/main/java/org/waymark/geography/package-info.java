/**
 * Where things are and which area a person lives in.
 *
 * <p>Areas are known by their ONS GSS code ({@link org.waymark.geography.AreaCode}). The unit of
 * every population share is the small area (LSOA of Census 2021, {@link
 * org.waymark.geography.SmallArea}): 35,672 of them cover England and Wales, each lies in exactly
 * one district, council, police area, region and (in England) Integrated Care Board, and each has a
 * population and a population-weighted point. A set of them is a {@link
 * org.waymark.geography.SmallAreaSet}.
 *
 * <p>Invariants: coordinates are WGS 84 with longitude before latitude unless a name says National
 * Grid; which area a person lives in comes from codes, never from drawn outlines; an area has a
 * validity period, so a question about a date is answered with the areas of that date.
 *
 * <p>Read {@link org.waymark.geography.Geography} first, then {@link
 * org.waymark.geography.SmallAreaSet}.
 */
@NullMarked
package org.waymark.geography;

import org.jspecify.annotations.NullMarked;
