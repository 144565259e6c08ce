package org.waymark.gap;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.offer.ExpectedCases;
import org.waymark.gap.offer.Yardstick;
import org.waymark.geography.Area;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/**
 * What is to be expected by the figures of need as they are now. Nothing is read before it is
 * asked. Equal to another of the same figures, areas and day.
 */
final class EstimatedCases implements ExpectedCases {

  private static final TermId WOMEN = new TermId("women");

  private final NeedEstimates need;
  private final Snapshot snapshot;
  private final long revision;

  EstimatedCases(NeedEstimates need, Snapshot snapshot) {
    this.need = need;
    this.snapshot = snapshot;
    revision = need.revision();
  }

  @Override
  public Optional<Range> count(Area area, Yardstick.Basis basis) {
    return switch (basis) {
      case RESIDENTS -> people(area, null);
      case WOMEN, ADULT_WOMEN -> people(area, WOMEN);
      case REFERRALS_A_YEAR -> Optional.empty();
    };
  }

  private Optional<Range> people(Area area, @Nullable TermId cohort) {
    return need.of(snapshot)
        .population(area, cohort)
        .map(found -> new Range(found.low(), found.people(), found.high()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EstimatedCases estimated
        && estimated.revision == revision
        && estimated.need == need
        && estimated.snapshot.geography() == snapshot.geography()
        && estimated.snapshot.today().equals(snapshot.today());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(revision);
  }
}
