package org.waymark.catalogue.field;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Degrees of longitude or latitude, WGS 84, of a place in or near England and Wales. */
final class DegreesCodec extends OneText<Double> {

  private static final double WEST = -9;
  private static final double EAST = 3;
  private static final double SOUTH = 49;
  private static final double NORTH = 61;

  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?\\d{1,3}(?:\\.\\d{1,20})?)\\s*°?\\s*(n(?:orth)?|s(?:outh)?|e(?:ast)?|w(?:est)?)?",
          Pattern.CASE_INSENSITIVE);

  private final boolean isLatitude;

  DegreesCodec(boolean isLatitude) {
    super(LINE, false);
    this.isLatitude = isLatitude;
  }

  @Override
  @Nullable Double empty() {
    return null;
  }

  @Override
  Reading<Double> read(String text, ReadingTerms terms) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Reading.wrong(
          text,
          "bad-position",
          "the position cannot be read",
          "Enter degrees with a point, like " + (isLatitude ? "54.8925" : "-2.9329"));
    }
    String side = Objects.requireNonNullElse(matcher.group(2), "").toLowerCase(Locale.ROOT);
    double number = new BigDecimal(matcher.group(1)).doubleValue();
    double degrees = side.matches("[sw].*") ? -Math.abs(number) : number;
    if (degrees >= (isLatitude ? SOUTH : WEST) && degrees <= (isLatitude ? NORTH : EAST)) {
      return Reading.of(degrees);
    }
    boolean isOther =
        degrees >= (isLatitude ? WEST : SOUTH) && degrees <= (isLatitude ? EAST : NORTH);
    return Reading.wrong(
        text,
        "position-abroad",
        isOther
            ? isLatitude
                ? "this is a longitude: longitude and latitude are exchanged"
                : "this is a latitude: longitude and latitude are exchanged"
            : "the position is not in England or Wales",
        isOther
            ? "Write it under " + (isLatitude ? "Longitude" : "Latitude")
            : "Longitude is the number between -7 and 2, latitude that between 49 and 56");
  }

  /** Without an exponent, which spreadsheets and people read wrongly near Greenwich. */
  @Override
  public List<String> write(Double value, ListingTerms terms) {
    return List.of(BigDecimal.valueOf(value).toPlainString());
  }
}
