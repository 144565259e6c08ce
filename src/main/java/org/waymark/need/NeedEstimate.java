package org.waymark.need;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Figures;

/**
 * What is known of a crime in an area among a group of people, brought to one year, with everything
 * the number rests on. What was recorded is never called a number of victims.
 *
 * @param counted what the number counts
 * @param number so many in a year, of the period the figures are of
 * @param low lower end of the range, which covers chance or the published interval, and every
 *     assumption made
 * @param high upper end of the range
 * @param perThousandResidents {@code number} for each 1,000 residents of the area, whatever their
 *     cohort
 * @param englandPerThousandResidents the same of England from the same figures of the same period;
 *     null when they are not known for all of England
 * @param period when it was counted
 * @param yearsOld whole years since the period ended
 * @param estimated true when a figure was moved between areas by shares of residents
 * @param shared true when a group is assumed to be as often a victim as those the figure is about
 * @param figures the crime figures, then those of the population where one was used
 * @param assumptions in words, each a sentence; never empty
 */
public record NeedEstimate(
    Counted counted,
    double number,
    double low,
    double high,
    double perThousandResidents,
    @Nullable Double englandPerThousandResidents,
    NeedPeriod period,
    long yearsOld,
    boolean estimated,
    boolean shared,
    List<NeedFigure> figures,
    List<String> assumptions) {

  /** What a number counts. */
  public enum Counted {
    /** Crimes, offences or incidents that somebody recorded. */
    RECORDED_CRIMES("crimes recorded", "crime recorded"),
    /** People to whom it happened, counted or surveyed. */
    VICTIMS("victims", "victim");

    private final String many;
    private final String one;

    Counted(String many, String one) {
      this.many = many;
      this.one = one;
    }

    /** In words, as of many: "crimes recorded". */
    public String words() {
      return many;
    }

    /** The name used in files. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How sound the number is, apart from its range; it lowers nothing. */
  public enum Soundness {
    /** People counted or surveyed for this very area and group within the last three years. */
    GOOD("good"),
    /** Counted for this very area and group, of less than six years, or recorded crime only. */
    FAIR("fair"),
    /** Older than that, or moved between areas, or a share of what happened to everybody. */
    WEAK("weak");

    private final String label;

    Soundness(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public NeedEstimate {
    figures = List.copyOf(figures);
    assumptions = List.copyOf(assumptions);
    if (!(number >= 0 && low <= number && number <= high && low >= 0)) {
      throw new IllegalArgumentException(number + " does not lie between " + low + " and " + high);
    }
    if (assumptions.isEmpty()) {
      throw new IllegalArgumentException("An estimate says what it rests on");
    }
  }

  /**
   * The area's rate as a multiple of England's, 1 when they are equal; empty when England's is not
   * known or is 0.
   */
  public Optional<Double> againstEngland() {
    return englandPerThousandResidents == null || englandPerThousandResidents == 0
        ? Optional.empty()
        : Optional.of(perThousandResidents / englandPerThousandResidents);
  }

  public Soundness soundness() {
    if (estimated || shared || yearsOld >= 6) {
      return Soundness.WEAK;
    }
    return counted == Counted.RECORDED_CRIMES || yearsOld >= 3 ? Soundness.FAIR : Soundness.GOOD;
  }

  /**
   * The number with its range, what it counts and when: "424 crimes recorded in 2017/18 (range 384
   * to 467 a year)". A recorded nought is "no crime recorded", never a number of victims.
   */
  public String inWords() {
    return amount()
        + (counted == Counted.RECORDED_CRIMES ? " in " : " a year, by figures of ")
        + period.label()
        + " (range "
        + range()
        + " a year)";
  }

  private String amount() {
    if (number == 0) {
      return "no " + counted.one;
    }
    if (number < 1) {
      return "fewer than one " + counted.one;
    }
    long rounded = Math.round(number);
    return (isWhole() ? "" : "about ")
        + Figures.whole(rounded)
        + " "
        + (rounded == 1 ? counted.one : counted.many);
  }

  private boolean isWhole() {
    return !estimated && !shared && Math.abs(number - Math.rint(number)) < 1e-9;
  }

  /** The range in whole numbers, widened to them: "384 to 467". */
  public String range() {
    return Figures.whole((long) Math.floor(low + 1e-9))
        + " to "
        + Figures.whole((long) Math.ceil(high - 1e-9));
  }
}
