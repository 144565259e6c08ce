package org.waymark.gap;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.Provision;
import org.waymark.need.NeedVolume;

/**
 * How much a gap matters, by a formula that every page shows:
 *
 * <pre>weight = residents left out (share) × crimes recorded or victims a year × severity</pre>
 *
 * The weight is for each 1,000 residents of the area, so that its bands mean the same everywhere.
 * How old and how sound the figures are lowers nothing; how wide their range is decides how surely
 * one gap stands above another, and whether a gap can be ranked at all.
 *
 * @param leftOut share of residents, 0 to 1, who are left out, or would be: see {@link #leftOut}
 * @param severity 0 to 1, the setting of the finding
 * @param volume how often it happens
 */
public record Priority(Band band, double leftOut, double severity, NeedVolume volume) {

  /** From the most pressing. */
  public enum Band {
    FIRST("First"),
    SECOND("Second"),
    THIRD("Third"),
    /** The range of what is known lies in all three bands, or in two with nothing between. */
    UNRANKED("Cannot be ranked");

    private final String label;

    Band(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Kebab-case name for addresses, files and styles. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Priority {
    Objects.requireNonNull(band);
    Objects.requireNonNull(volume);
    if (!(leftOut >= 0 && leftOut <= 1 && severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException(
          "Left out " + leftOut + " and severity " + severity + " lie between 0 and 1");
    }
  }

  /**
   * The priority of a finding.
   *
   * @param provision what local services provide, in residents
   * @param residents of the area
   * @return empty for what is no gap
   */
  public static Optional<Priority> of(
      GapFinding finding,
      Provision provision,
      long residents,
      NeedVolume volume,
      GapSettings settings) {
    if (!finding.isGap()) {
      return Optional.empty();
    }
    double leftOut = leftOut(finding, provision, residents);
    double severity = settings.severity(finding);
    return Optional.of(
        new Priority(band(leftOut * severity, volume, settings), leftOut, severity, volume));
  }

  /**
   * The share of residents whom a gap leaves out. Where a service takes them and may fail, those
   * who would be left out: who have no second provider or no lasting funding (at risk), no service
   * without a long wait (overstretched). Where there is none of the kind that should be there, or
   * too little of it, everybody.
   */
  static double leftOut(GapFinding finding, Provision provision, long residents) {
    double all = Math.max(1, residents);
    double kept =
        switch (finding) {
          case PARTIAL -> provision.reached();
          case AT_RISK -> Math.min(provision.secondProvider(), provision.lasting());
          case OVERSTRETCHED -> provision.room();
          default -> 0;
        };
    return Math.clamp(1 - kept / all, 0, 1);
  }

  /** Two bands next to each other are told apart by what the volume is ranked by. */
  private static Band band(double factor, NeedVolume volume, GapSettings settings) {
    Band lowest = band(factor * volume.low(), settings);
    Band highest = band(factor * volume.high(), settings);
    boolean unsure =
        volume.basis() == NeedVolume.Basis.BETWEEN
            ? lowest != highest && volume.low() == 0
            : lowest == Band.THIRD && highest == Band.FIRST;
    return unsure ? Band.UNRANKED : band(factor * volume.rank(), settings);
  }

  private static Band band(double weight, GapSettings settings) {
    return weight >= settings.firstBand()
        ? Band.FIRST
        : weight >= settings.secondBand() ? Band.SECOND : Band.THIRD;
  }

  /** The weight for each 1,000 residents that it is ranked by. */
  public double weight() {
    return leftOut * severity * volume.rank();
  }

  /**
   * True when it surely weighs more than another: of one volume by what is left out and the finding
   * alone, else when even the lower end of its range is above the other's upper end.
   */
  public boolean isSurelyAbove(Priority other) {
    return volume.equals(other.volume)
        ? leftOut * severity > other.leftOut * other.severity * (1 + 1e-9)
        : leftOut * severity * volume.low() > other.leftOut * other.severity * other.volume.high();
  }

  /** The weight worked out, in words. */
  public String formula() {
    return String.format(
        Locale.UK,
        "%.2f left out × %s for each 1,000 residents × severity %.2f = %s",
        leftOut,
        rate(volume.rank()),
        severity,
        rate(weight()));
  }

  private static String rate(double rate) {
    return String.format(Locale.UK, rate < 0.1 ? "%.3f" : "%.2f", rate);
  }
}
