package org.waymark.gap.offer;

import org.waymark.geography.Area;

/** What is asked of each area: the national table with what its duty holders have changed. */
public interface OffersInForce {

  /**
   * The questions of an area, as this node knows them: its own changes at once, those of other
   * nodes a few seconds later. Costs next to nothing; keep the answer for the whole of one
   * calculation.
   */
  OfferInForce of(Area area);

  /** Changes with every change of any area's offer: for entity tags. */
  long revision();
}
