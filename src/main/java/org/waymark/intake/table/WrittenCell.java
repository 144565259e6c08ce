package org.waymark.intake.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The value of a cell of a workbook as text, as its sender sees it. */
final class WrittenCell {

  private static final Pattern LEADING_ZEROS = Pattern.compile("0{2,}");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");

  private WrittenCell() {}

  static String of(boolean value) {
    return value ? "Yes" : "No";
  }

  /**
   * @param pattern how the cell shows numbers; empty when it says nothing
   */
  static String of(BigDecimal number, String pattern) {
    if (pattern.indexOf('%') >= 0 && QUOTED.matcher(pattern).replaceAll("").indexOf('%') >= 0) {
      return plain(number.movePointRight(2)) + "%";
    }
    String plain = plain(number);
    return LEADING_ZEROS.matcher(pattern).matches() && plain.matches("\\d+")
        ? "0".repeat(Math.max(0, pattern.length() - plain.length())) + plain
        : plain;
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /**
   * @param serial days since the end of 1899, or of 1903
   * @return the day as {@code 2026-05-20}; the number itself when it is no day
   */
  static String ofDay(BigDecimal serial, boolean since1904) {
    double days = serial.doubleValue() + (since1904 ? 1462 : 0);
    if (!(days >= 1 && days < 2_958_466)) {
      return plain(serial);
    }
    // Excel counts a 29 February 1900 that there never was.
    long whole = (long) days + (days < 60 ? 1 : 0);
    return LocalDate.of(1899, 12, 30).plusDays(whole).toString();
  }
}
