package org.waymark.geography;

/**
 * A length on the ground.
 *
 * @param metres zero or more, finite
 */
public record Distance(double metres) implements Comparable<Distance> {

  private static final double METRES_PER_MILE = 1609.344;

  public Distance {
    if (!(metres >= 0 && metres < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A distance is zero or more metres, not " + metres);
    }
  }

  public static Distance ofMetres(double metres) {
    return new Distance(metres);
  }

  public static Distance ofKilometres(double kilometres) {
    return new Distance(kilometres * 1000);
  }

  public static Distance ofMiles(double miles) {
    return new Distance(miles * METRES_PER_MILE);
  }

  public double kilometres() {
    return metres / 1000;
  }

  public double miles() {
    return metres / METRES_PER_MILE;
  }

  @Override
  public int compareTo(Distance other) {
    return Double.compare(metres, other.metres);
  }
}
