package org.waymark.catalogue.field;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Degrees of longitude or latitude, WGS 84, of a place in or near England and Wales. */
final class DegreesCodec extends OneText<Double> {

  private final double least;
  private final double most;

  DegreesCodec(double least, double most) {
    super(LINE, false);
    this.least = least;
    this.most = most;
  }

  @Override
  @Nullable Double empty() {
    return null;
  }

  @Override
  Reading<Double> read(String text, ReadingTerms terms) {
    try {
      double degrees = new BigDecimal(text).doubleValue();
      return degrees >= least && degrees <= most
          ? Reading.of(degrees)
          : Reading.wrong(
              text,
              "position-abroad",
              "the position is not in England or Wales",
              "Longitude is the number between -7 and 2");
    } catch (NumberFormatException e) {
      return Reading.wrong(
          text, "bad-position", "the position cannot be read", "Enter degrees, like 54.8925");
    }
  }

  /** Without an exponent, which spreadsheets and people read wrongly near Greenwich. */
  @Override
  public List<String> write(Double value, ListingTerms terms) {
    return List.of(BigDecimal.valueOf(value).toPlainString());
  }
}
