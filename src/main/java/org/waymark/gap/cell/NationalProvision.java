package org.waymark.gap.cell;

import org.waymark.catalogue.CohortLevel;

/**
 * The support types in which England-wide services serve each crime type and cohort, level by
 * level. It is the same for every area of England, so it is worked out once.
 */
public final class NationalProvision {

  private static final int LEVELS = CohortLevel.Level.values().length;

  private final CellTerms terms;
  private final long[][][] supports;

  public NationalProvision(CountedOffers offers) {
    this.terms = offers.terms();
    supports =
        new long[LEVELS][terms.crimeTypes().size() * terms.cohortCount()]
            [Words64.count(terms.supportTypes().size())];
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
      for (int level = counted.entry().levelOfSome(cohort); level < LEVELS; level++) {
        for (int support : counted.offer().supports()) {
          Words64.set(supports[level][crime * cohorts + cohort], support);
        }
      }
    }
  }

  /** True when an England-wide service serves the cell, or some of it, so closely or closer. */
  boolean serves(int crime, int cohort, int support, int level) {
    return Words64.contains(supports(crime, cohort, level), support);
  }

  /** The support types of which {@link #serves} holds; not to be changed. */
  long[] supports(int crime, int cohort, int level) {
    return supports[level][crime * terms.cohortCount() + cohort];
  }
}
