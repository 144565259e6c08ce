package org.waymark.gap.cell;

import java.util.Arrays;
import java.util.List;

/** How findings are made, in words, with the thresholds in force: for pages and files alike. */
public final class GapRules {

  /**
   * @param rule when a cell has the finding; the first that holds decides
   */
  public record Rule(GapFinding finding, String rule) {}

  /**
   * @param unit "share of residents", "months", "weeks"
   */
  public record Threshold(String name, String words, double value, String unit) {}

  private GapRules() {}

  /** One rule for each finding, in the order in which they are tried. */
  public static List<Rule> of(GapSettings settings) {
    return Arrays.stream(GapFinding.values())
        .map(finding -> new Rule(finding, rule(finding, settings)))
        .toList();
  }

  private static String rule(GapFinding finding, GapSettings settings) {
    return switch (finding) {
      case NOT_ASSESSED -> "No service of any kind is listed for anybody in the area.";
      case NONE_RECORDED -> "Services are listed for the area; none of them is for the cell.";
      case ABSENCE_CONFIRMED ->
          "None that counts is listed, and a commissioner has confirmed that there is none; it"
              + " holds for "
              + settings.reviewMonths()
              + " months.";
      case LISTED_NOT_COUNTED ->
          "Local services are listed for the cell, and none of them counts: they are to be"
              + " confirmed, or closed to referrals.";
      case NATIONAL_ONLY -> "No local service counts; an England-wide one does.";
      case CROSS_BOUNDARY_ONLY ->
          "Local services count, and the places of all of them are in other police areas.";
      case PARTIAL ->
          "Local services take fewer than "
              + percent(settings.providedShare())
              + " of residents, or some of those asked about only: a narrower crime type, or a part"
              + " of the group.";
      case AT_RISK ->
          "Fewer than "
              + percent(settings.secureShare())
              + " of residents have a second provider, or fewer than "
              + percent(settings.secureShare())
              + " have a service whose funding is not known to end within "
              + settings.riskMonths()
              + " months.";
      case OVERSTRETCHED ->
          "Fewer than "
              + percent(settings.secureShare())
              + " of residents have a service with a wait of at most "
              + settings.longWaitWeeks()
              + " weeks.";
      case TOO_LITTLE ->
          "Of a question of the expected offer with a published yardstick: every service that"
              + " counts has reported its whole-time workers, and all of them together are fewer"
              + " than the expected cases need.";
      case NO_BARRIER_RECORDED ->
          "Of a named group: none of the above of services that do not keep it out, and less of"
              + " those designed for it or led by it.";
      case PROVIDED -> "None of the above.";
      case DUPLICATED ->
          "Provided, and at least "
              + percent(settings.duplicatedShare())
              + " of residents are served twice for the very same thing by services that nobody"
              + " commissions together.";
    };
  }

  /** The thresholds themselves. */
  public static List<Threshold> thresholds(GapSettings settings) {
    return List.of(
        new Threshold(
            "provided_share",
            "Local services take so many residents for a cell not to be partial",
            settings.providedShare(),
            "share of residents"),
        new Threshold(
            "secure_share",
            "So many residents have a second provider, lasting funding and room",
            settings.secureShare(),
            "share of residents"),
        new Threshold(
            "risk_months",
            "Funding that ends within so many months is ending",
            settings.riskMonths(),
            "months"),
        new Threshold(
            "long_wait_weeks",
            "A wait of more weeks than this is too long",
            settings.longWaitWeeks(),
            "weeks"),
        new Threshold(
            "duplicated_share",
            "So many residents are served twice for a cell to be duplicated",
            settings.duplicatedShare(),
            "share of residents"),
        new Threshold(
            "review_months",
            "A confirmation of absence holds for so many months",
            settings.reviewMonths(),
            "months"));
  }

  private static String percent(double share) {
    double percent = share * 100;
    return percent == Math.rint(percent) ? Math.round(percent) + "%" : percent + "%";
  }
}
