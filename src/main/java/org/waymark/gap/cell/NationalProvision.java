package org.waymark.gap.cell;

import java.util.Arrays;

/**
 * The closest level at which England-wide services serve each combination of crime type, cohort and
 * support type. It is the same for every area of England, so it is worked out once.
 */
public final class NationalProvision {

  private final CellTerms terms;
  private final byte[] closest;

  public NationalProvision(CountedOffers offers) {
    this.terms = offers.terms();
    int supports = terms.supportTypes().size();
    int cohorts = terms.cohortCount();
    closest = new byte[terms.crimeTypes().size() * cohorts * supports];
    Arrays.fill(closest, CountedOffers.NOT_ADMITTED);
    for (CountedOffers.Counted counted : offers.nationwide()) {
      for (int crime : counted.entry().crimes()) {
        add(counted, crime);
      }
      for (int crime : counted.entry().crimesInPart()) {
        add(counted, crime);
      }
    }
  }

  private void add(CountedOffers.Counted counted, int crime) {
    int cohorts = terms.cohortCount();
    for (int cohort = 0; cohort < cohorts; cohort++) {
      byte level = counted.entry().levelOfSome(cohort);
      if (level < CountedOffers.NOT_ADMITTED) {
        int row = (crime * cohorts + cohort) * terms.supportTypes().size();
        for (int support : counted.offer().supports()) {
          closest[row + support] = (byte) Math.min(closest[row + support], level);
        }
      }
    }
  }

  /** True when an England-wide service serves the cell, or some of it, so closely or closer. */
  boolean serves(int crime, int cohort, int support, int level) {
    int at = (crime * terms.cohortCount() + cohort) * terms.supportTypes().size() + support;
    return closest[at] <= level;
  }
}
