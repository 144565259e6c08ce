package org.waymark.report;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as pages and sentences have them. */
public final class Figures {

  private Figures() {}

  /** A whole number with commas: 499,846. */
  public static String whole(long number) {
    return NumberFormat.getIntegerInstance(Locale.UK).format(number);
  }

  /**
   * A share as a percentage that never says none or all when it is not: "0%", "under 1%", "61%",
   * "over 99%", "100%".
   *
   * @param share 0 to 1
   */
  public static String percent(double share) {
    if (share <= 0) {
      return "0%";
    }
    if (share >= 1) {
      return "100%";
    }
    long rounded = Math.round(share * 100);
    if (rounded == 0) {
      return "under 1%";
    }
    return rounded == 100 ? "over 99%" : rounded + "%";
  }

  /** A number with one decimal: 2.4. */
  public static String oneDecimal(double number) {
    return String.format(Locale.UK, "%.1f", number);
  }

  /** A count with its noun: "1 service", "12 services". */
  public static String count(long number, String one, String many) {
    return whole(number) + " " + (number == 1 ? one : many);
  }
}
