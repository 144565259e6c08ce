/**
 * Letters that Waymark sends. Plain text; never a withheld address, never anything about a victim.
 *
 * <p>Whoever has something to tell puts it into the {@link org.waymark.mail.Outbox}: to whom and
 * about what. {@code LetterSender} takes it out again, has a {@link org.waymark.mail.LetterWriter}
 * write the letter, and gives it to the {@link org.waymark.mail.Carrier}. Invariants: a letter is
 * at rest neither with its words nor with a link; one that is due is sent by one node at a time,
 * and is gone from the outbox only when the mail server has it. Read {@link
 * org.waymark.mail.Outbox} first.
 */
@NullMarked
package org.waymark.mail;

import org.jspecify.annotations.NullMarked;
