/**
 * What should be there: the expected offer, and what an area has of it (draft statutory guidance,
 * paragraphs 52 to 72).
 *
 * <p>An {@link org.waymark.gap.offer.OfferLine} is one question: whether a function that should
 * exist for a crime and for certain people does, at the level at which it is organised. The lines
 * are a table with versions and sources ({@code geodata/offer}, read by {@link
 * org.waymark.gap.offer.OfferFiles}); what duty holders change for their area is laid over it
 * ({@link org.waymark.gap.offer.OfferInForce}) and never takes the national table away.
 *
 * <p>Invariants: refuge and other safe accommodation is in no line, for it is outside the Duty; a
 * further service never makes an answer worse; the outcomes of an area add up to its questions.
 *
 * <p>Read {@link org.waymark.gap.offer.OfferLine} first, then {@link
 * org.waymark.gap.offer.AreaOffer}.
 */
@NullMarked
package org.waymark.gap.offer;

import org.jspecify.annotations.NullMarked;
