/**
 * Where people say something of the gap: one desk for judgements ({@link
 * org.waymark.gap.desk.GapJudgementDesk}) and one for changes of the expected offer ({@link
 * org.waymark.gap.desk.OfferDesk}), with every rule, whoever asks: command, interface or page.
 *
 * <p>Invariants: a {@link org.waymark.gap.desk.Speaker} who is signed in speaks under their own
 * name, of the areas of their own bodies; nothing is kept that was not whole; what others did
 * meanwhile is told and never written over; whatever is kept has an entry of the audit with its
 * digest, or neither is written.
 *
 * <p>Read {@link org.waymark.gap.desk.GapDesks} first.
 */
@NullMarked
package org.waymark.gap.desk;

import org.jspecify.annotations.NullMarked;
