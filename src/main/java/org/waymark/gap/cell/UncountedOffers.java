package org.waymark.gap.cell;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.SmallAreaSet;

/**
 * The offers that are listed for residents of one area and do not count, as sets by term: what
 * stands between a cell and "none recorded" when nothing counts there. Immutable and thread-safe.
 */
final class UncountedOffers {

  private static final int LEVELS = CohortLevel.Level.values().length;
  private static final UncountedOffers NONE = new UncountedOffers();

  private final List<CountedOffers.Uncounted> offers;
  private final int words;
  private final long[][] ofCrime;
  private final long[][] ofSupport;
  private final int supportWords;
  private final long[][] supportsOf;
  private final long[][][] ofCohort;

  /** Those of the services that reach one of the small areas. */
  public static UncountedOffers in(SmallAreaSet smallAreas, CountedOffers offers) {
    List<CountedOffers.Uncounted> reaching =
        offers.uncounted().entrySet().stream()
            .filter(entry -> smallAreas.intersects(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    return reaching.isEmpty() ? NONE : new UncountedOffers(reaching, offers.terms());
  }

  /** Those that are England-wide. */
  public static UncountedOffers nationwide(CountedOffers offers) {
    return offers.uncountedNationwide().isEmpty()
        ? NONE
        : new UncountedOffers(offers.uncountedNationwide(), offers.terms());
  }

  private UncountedOffers() {
    offers = List.of();
    words = 0;
    ofCrime = new long[0][];
    ofSupport = new long[0][];
    supportWords = 1;
    supportsOf = new long[0][];
    ofCohort = new long[0][][];
  }

  private UncountedOffers(List<CountedOffers.Uncounted> offers, CellTerms terms) {
    this.offers = offers;
    words = Words64.count(offers.size());
    ofCrime = new long[terms.crimeTypes().size()][words];
    ofSupport = new long[terms.supportTypes().size()][words];
    supportWords = Words64.count(terms.supportTypes().size());
    supportsOf = new long[offers.size()][supportWords];
    ofCohort = new long[terms.cohortCount()][LEVELS][words];
    for (int i = 0; i < offers.size(); i++) {
      CountedOffers.Uncounted offer = offers.get(i);
      for (int crime : offer.entry().crimes()) {
        Words64.set(ofCrime[crime], i);
      }
      for (int crime : offer.entry().crimesInPart()) {
        Words64.set(ofCrime[crime], i);
      }
      for (int support : offer.offer().supports()) {
        Words64.set(ofSupport[support], i);
        Words64.set(supportsOf[i], support);
      }
      for (int cohort = 0; cohort < terms.cohortCount(); cohort++) {
        for (int level = offer.entry().levelOfSome(cohort); level < LEVELS; level++) {
          Words64.set(ofCohort[cohort][level], i);
        }
      }
    }
  }

  /** True when one of them is for the cell or some of it, at that level or closer. */
  boolean serve(int crime, int cohort, int support, int level) {
    if (words == 0) {
      return false;
    }
    long[] crimes = ofCrime[crime];
    long[] cohorts = ofCohort[cohort][level];
    long[] supports = ofSupport[support];
    for (int word = 0; word < words; word++) {
      if ((crimes[word] & cohorts[word] & supports[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The support types of those that are for the crime type and cohort or some of them, at that
   * level or closer: what {@link #serve} says, for a whole row at once.
   */
  long[] supports(int crime, int cohort, int level) {
    long[] supports = new long[supportWords];
    for (int word = 0; word < words; word++) {
      long bits = ofCrime[crime][word] & ofCohort[cohort][level][word];
      for (; bits != 0; bits &= bits - 1) {
        long[] more = supportsOf[(word << 6) + Long.numberOfTrailingZeros(bits)];
        for (int i = 0; i < supportWords; i++) {
          supports[i] |= more[i];
        }
      }
    }
    return supports;
  }

  /** The services of those that are for the cell, at that level or closer. */
  Set<ServiceId> services(int crime, int cohort, int support, int level) {
    Set<ServiceId> services = new TreeSet<>();
    for (int word = 0; word < words; word++) {
      long bits = ofCrime[crime][word] & ofCohort[cohort][level][word] & ofSupport[support][word];
      for (; bits != 0; bits &= bits - 1) {
        services.add(
            offers.get((word << 6) + Long.numberOfTrailingZeros(bits)).entry().service().id());
      }
    }
    return services;
  }
}
