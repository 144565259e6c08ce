/**
 * The gap analysis: need and provision side by side, cell by cell (draft statutory guidance,
 * paragraphs 70 to 72).
 *
 * <p>A <em>cell</em> ({@link org.waymark.gap.cell.GapCell}) is an area, a crime type, a cohort and
 * a support type. Its <em>finding</em> ({@link org.waymark.gap.cell.GapFinding}) says what the
 * catalogue has for it, at each of the three levels of closeness. Every finding follows from shares
 * of residents and from nothing else, so that more provision never makes one worse. A service
 * <em>counts</em> or is <em>ruled out</em> with a reason ({@link org.waymark.coverage.Standing});
 * none disappears.
 *
 * <p>Invariants: support outside the Duty is never counted; a listing that is stale, closed to
 * referrals or out of contract never improves a finding; nothing recorded is not the same as
 * nothing there; a withheld address plays no part, because nothing here can read one.
 *
 * <p>What a commissioner says of a cell is a {@link org.waymark.gap.judgement.GapJudgement}: taken
 * in by {@link org.waymark.gap.desk.GapJudgementDesk} alone, only ever added to, and read from
 * {@link org.waymark.gap.judgement.GapJudgementSource}.
 *
 * <p>Read {@link org.waymark.gap.GapAnalysis} first, then {@link org.waymark.gap.cell.AreaGap} and
 * {@link org.waymark.gap.CellEvidence}.
 */
@NullMarked
package org.waymark.gap;

import org.jspecify.annotations.NullMarked;
