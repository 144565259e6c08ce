package org.waymark.gap.cell;

import java.util.EnumMap;
import java.util.Map;

/**
 * The thresholds of the analysis. None of them is set by the Act or the guidance, which leave the
 * judgement to the duty holders; the defaults are conventions, argued in docs/gap-analysis.md, and
 * every result carries those it was made with.
 *
 * @param providedShare share of residents (0 to 1) from which a cell is no longer partial
 * @param secureShare share of residents (0 to 1) who must have a second provider, funding that
 *     lasts, and room, for a cell not to be at risk or overstretched
 * @param riskMonths funding that ends within so many months is ending
 * @param longWaitWeeks a wait of more weeks than this is too long
 * @param duplicatedShare share of residents (0 to 1) served twice from which a cell is duplicated
 * @param lowVolumeVictims a group with fewer crimes or victims known of a year is a low-volume
 *     group
 * @param nearKilometres how near to the line residents and services are looked for, straight line
 * @param reviewMonths a confirmation holds for so many months: the annual review asks again
 * @param firstBand weight for each 1,000 residents from which a gap is in the first band of
 *     priority
 * @param secondBand the same of the second band, below the first
 * @param severities how bad each finding is, 0 to 1
 */
public record GapSettings(
    double providedShare,
    double secureShare,
    int riskMonths,
    int longWaitWeeks,
    double duplicatedShare,
    double lowVolumeVictims,
    double nearKilometres,
    int reviewMonths,
    double firstBand,
    double secondBand,
    Map<GapFinding, Double> severities) {

  /** The documented defaults. */
  public static final GapSettings USUAL =
      new GapSettings(0.95, 0.5, 12, 12, 0.5, 50, 15, 12, 1, 0.1, usualSeverities());

  public GapSettings {
    share("provided-share", providedShare);
    share("secure-share", secureShare);
    share("duplicated-share", duplicatedShare);
    between("risk-months", riskMonths, 0, 120);
    between("long-wait-weeks", longWaitWeeks, 0, 520);
    between("low-volume-victims", lowVolumeVictims, 0, 1_000_000);
    between("near-kilometres", nearKilometres, 0.1, 200);
    between("review-months", reviewMonths, 1, 60);
    between("first-band", firstBand, 0.001, 1000);
    between("second-band", secondBand, 0.0001, firstBand);
    severities = Map.copyOf(severities);
    for (GapFinding finding : GapFinding.values()) {
      if (!severities.containsKey(finding)) {
        throw new IllegalArgumentException(
            "waymark.gap.severity." + finding.slug() + " is missing: give 0 to 1");
      }
      share("severity." + finding.slug(), severities.get(finding));
    }
  }

  private static void share(String name, double value) {
    between(name, value, 0, 1);
  }

  private static void between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "waymark.gap." + name + " is " + value + "; give " + least + " to " + most);
    }
  }

  /**
   * Confirmed absence is worst, for it is certain; what is merely not recorded a little less; what
   * is listed and nobody has confirmed, again less; what exists but is thin, less again. Not
   * assessed has no severity: nothing is known.
   */
  private static Map<GapFinding, Double> usualSeverities() {
    Map<GapFinding, Double> severities = new EnumMap<>(GapFinding.class);
    severities.put(GapFinding.NOT_ASSESSED, 0.0);
    severities.put(GapFinding.NONE_RECORDED, 0.9);
    severities.put(GapFinding.ABSENCE_CONFIRMED, 1.0);
    severities.put(GapFinding.LISTED_NOT_COUNTED, 0.8);
    severities.put(GapFinding.NATIONAL_ONLY, 0.75);
    severities.put(GapFinding.CROSS_BOUNDARY_ONLY, 0.6);
    severities.put(GapFinding.PARTIAL, 0.5);
    severities.put(GapFinding.AT_RISK, 0.4);
    severities.put(GapFinding.OVERSTRETCHED, 0.3);
    severities.put(GapFinding.TOO_LITTLE, 0.3);
    severities.put(GapFinding.NO_BARRIER_RECORDED, 0.2);
    severities.put(GapFinding.PROVIDED, 0.0);
    severities.put(GapFinding.DUPLICATED, 0.0);
    return severities;
  }

  /** How bad a finding is, 0 to 1. */
  public double severity(GapFinding finding) {
    return severities.getOrDefault(finding, 0.0);
  }
}
