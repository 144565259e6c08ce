package org.waymark.gap.offer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.cell.Answer;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.Provision;
import org.waymark.gap.judgement.GapJudgement;

/**
 * What an area has for a line of the expected offer.
 *
 * @param answer as the catalogue alone gives it
 * @param finding the answer's, or that a confirmed absence puts in its place
 * @param residents of the area, Census 2021
 * @param judgement the confirmation or "not relevant" that stands; null when none does
 */
public record OfferAnswer(
    OfferLine line,
    Answer answer,
    GapFinding finding,
    long residents,
    @Nullable GapJudgement judgement) {

  public OfferAnswer {
    Objects.requireNonNull(line);
    Objects.requireNonNull(answer);
    Objects.requireNonNull(finding);
  }

  /**
   * What it comes to in a headline. Where the only services do not state whether they take those
   * asked about, it is not known whether there is anything.
   */
  public OfferOutcome outcome() {
    return finding == GapFinding.NONE_RECORDED && !answer.notStated().isEmpty()
        ? OfferOutcome.UNKNOWN
        : OfferOutcome.of(finding);
  }

  /** True when a commissioner has said that the question is not relevant in this area. */
  public boolean isNotRelevant() {
    return judgement != null && judgement.sort() == GapJudgement.Sort.NOT_RELEVANT;
  }

  /** The figures of the services that meet it. */
  public Provision provision() {
    return answer.provision();
  }

  /** Residents whom a service that meets it takes. */
  public long reached() {
    return answer.provision().reached();
  }

  /** Residents whom none takes. */
  public long leftOut() {
    return residents - reached();
  }

  /** Residents reached as a share of all, 0 to 1; 0 where nobody lives. */
  public double share() {
    return residents == 0 ? 0 : reached() / (double) residents;
  }

  /** The services behind it, by identifier. */
  public List<ServiceId> services() {
    return answer.services();
  }

  /** England-wide services for it that do not meet it, by identifier. */
  public List<ServiceId> nationwide() {
    return answer.nationwide();
  }
}
