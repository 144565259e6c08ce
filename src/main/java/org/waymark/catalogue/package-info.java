/**
 * The catalogue: organisations, the services they run, where those reach and how to refer.
 *
 * <p>Terms follow Open Referral UK 3.0 where it has one (organization, service, service area,
 * location, schedule, contact, eligibility); the three vocabularies are those of {@link
 * org.waymark.vocabulary}. A service relates to a cohort at one of three levels, never merged:
 * {@link org.waymark.catalogue.CohortLevel.Level}.
 *
 * <p>Invariants: a record that exists is valid; a withheld location has no address, postcode or
 * coordinate here ({@link org.waymark.catalogue.ServiceLocation.Withheld}), those live in {@link
 * org.waymark.catalogue.withheld}, which publishing code has no way to read; money and contract
 * fields ({@link org.waymark.catalogue.CommissioningArrangement}) are for signed-in commissioners
 * only.
 *
 * <p>Read {@link org.waymark.catalogue.Service} first, then {@link
 * org.waymark.catalogue.Catalogue}.
 */
@NullMarked
package org.waymark.catalogue;

import org.jspecify.annotations.NullMarked;
