package org.waymark.geography;

/**
 * How much of one area lies in another.
 *
 * @param area the other area
 * @param population residents in both
 * @param ofPopulation share of the first area's residents who live in the other, 0 to 1
 * @param ofGround share of the first area's ground that lies in the other, 0 to 1, on approximate
 *     outlines
 * @param otherOfPopulation share of the other area's residents who live in the first, 0 to 1
 */
public record AreaShare(
    Area area, long population, double ofPopulation, double ofGround, double otherOfPopulation) {

  /** Below this share of residents an overlap is a sliver. */
  public static final double SLIVER_BELOW = 0.02;

  /** In words: wholly (all), mostly (at least half), partly, sliver (under 2 %). */
  public enum Extent {
    WHOLLY("wholly"),
    MOSTLY("mostly"),
    PARTLY("partly"),
    SLIVER("sliver");

    private final String label;

    Extent(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** The word for a share of residents, 0 to 1. */
    public static Extent of(double share) {
      if (share >= 0.9999995) {
        return WHOLLY;
      }
      if (share >= 0.5) {
        return MOSTLY;
      }
      return share >= SLIVER_BELOW ? PARTLY : SLIVER;
    }
  }

  /** How much of the first area lies in the other, in words. */
  public Extent extent() {
    return Extent.of(ofPopulation);
  }

  /** How much of the other area lies in the first, in words. */
  public Extent otherExtent() {
    return Extent.of(otherOfPopulation);
  }
}
