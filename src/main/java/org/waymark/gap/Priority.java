package org.waymark.gap;

import java.util.Objects;
import java.util.Optional;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.need.NeedEstimate;

/**
 * How much a gap matters, 0 to 100, by a formula that every page shows:
 *
 * <pre>priority = 100 × severity × min(1, rate ÷ England's rate ÷ 2) ^ weight</pre>
 *
 * The severity is the setting of the finding; that of a partial cell is halved as the residents
 * left out go from all to none. The rate is of what is known of the crime in the cohort for each
 * 1,000 residents. Twice England's rate or more is the most need there can be. How old and how
 * sound the figures are stands beside it and lowers nothing.
 *
 * @param score 0 to 100
 * @param severity 0 to 1
 * @param ratio the rate as a multiple of England's
 */
public record Priority(double score, double severity, double ratio, NeedEstimate need) {

  /** At this multiple of England's rate, need is at its most. */
  static final double MOST_RATIO = 2;

  public Priority {
    Objects.requireNonNull(need);
    if (!(score >= 0 && score <= 100)) {
      throw new IllegalArgumentException("A priority lies between 0 and 100, not at " + score);
    }
  }

  /**
   * The priority of a finding.
   *
   * @param share share of residents, 0 to 1, whom local services reach
   * @return empty when England's rate is not known: then there is nothing to measure need against
   */
  public static Optional<Priority> of(
      GapFinding finding, double share, NeedEstimate need, GapSettings settings) {
    double severity =
        settings.severity(finding) * (finding == GapFinding.PARTIAL ? 1 - share / 2 : 1);
    return need.againstEngland()
        .map(
            ratio ->
                new Priority(
                    100
                        * severity
                        * Math.pow(Math.min(1, ratio / MOST_RATIO), settings.needWeight()),
                    severity,
                    ratio,
                    need));
  }
}
