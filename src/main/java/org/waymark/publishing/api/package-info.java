/**
 * The JSON interface for other programs, below {@code /api/v1}, and the downloads.
 *
 * <p>Wire records are written for the wire and never the domain's own, so that neither a change of
 * the domain nor a field that is not for everybody (money, contracts, withheld places) gets out by
 * itself. What is null or empty is absent. Errors are problem details (RFC 9457) that name the
 * parameter, the value and the remedy. Answers carry an entity tag that changes with the snapshot,
 * and may be read from any origin. Nothing is written here but judgements of gaps, past {@code
 * JudgementGate}.
 *
 * <p>Read {@link org.waymark.publishing.api.Answers} first, then {@code ServicesApi}.
 */
@NullMarked
package org.waymark.publishing.api;

import org.jspecify.annotations.NullMarked;
