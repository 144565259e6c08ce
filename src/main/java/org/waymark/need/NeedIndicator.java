package org.waymark.need;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * One edition of an indicator: something measured for every area of a kind in one period. Editions
 * with the same id say the same of what is measured ({@link #measuresTheSameAs}) and differ in
 * period; each has its own source, licence and quality note.
 *
 * @param id lower-case words joined by hyphens, e.g. {@code census-2021-disabled}; a year in it is
 *     part of the name only, the period says what was counted when
 * @param label e.g. "Disabled residents"
 * @param counts what one unit of it is, e.g. "usual residents disabled under the Equality Act"
 * @param crimeType the crime type it is about; null when it is about none
 * @param cohort the cohort it is about; null when it is about everybody
 * @param per what a prevalence is given for each of, e.g. 100 for a percentage or 1,000; 1 for a
 *     count
 * @param unit e.g. "people", "offences"
 * @param denominator the indicator to divide by for a share or rate, or of which a prevalence is a
 *     part; null when a count has none
 * @param areaKind the kind of area it is published for
 * @param periodStart first day counted
 * @param periodEnd last day counted; the same day for a census
 * @param published when it was published; null when not known
 * @param quality what to beware of; null when nothing is recorded
 */
public record NeedIndicator(
    String id,
    String label,
    String counts,
    @Nullable TermId crimeType,
    @Nullable TermId cohort,
    Measure measure,
    int per,
    String unit,
    @Nullable String denominator,
    AreaKind areaKind,
    LocalDate periodStart,
    LocalDate periodEnd,
    String source,
    String licence,
    @Nullable LocalDate published,
    @Nullable String quality,
    Origin origin) {

  /** How an edition came in. */
  public enum Origin {
    /** It comes with the program and goes with it. */
    BUILT_IN,
    /** Somebody imported it. No new version of the program takes it away. */
    IMPORTED
  }

  public NeedIndicator {
    Objects.requireNonNull(areaKind);
    Objects.requireNonNull(origin);
    if (id.isBlank() || label.isBlank() || unit.isBlank()) {
      throw new IllegalArgumentException("A need indicator needs an id, a label and a unit");
    }
    if (source.isBlank() || licence.isBlank()) {
      throw new IllegalArgumentException(
          "Indicator " + id + " needs a source and a licence: a figure is never shown without");
    }
    if (periodEnd.isBefore(periodStart)) {
      throw new IllegalArgumentException("The period of " + id + " ends before it begins");
    }
    if (per < 1 || (measure == Measure.COUNT && per != 1)) {
      throw new IllegalArgumentException(
          "Indicator "
              + id
              + " cannot be per "
              + per
              + ": a count is per 1, a prevalence per 1 up");
    }
    if (measure == Measure.PREVALENCE && denominator == null) {
      throw new IllegalArgumentException(
          "Prevalence " + id + " needs a denominator: the people of whom it is a share");
    }
  }

  public NeedPeriod period() {
    return new NeedPeriod(periodStart, periodEnd);
  }

  /**
   * True when the other edition, of whatever period and source, says the same of what is measured.
   */
  public boolean measuresTheSameAs(NeedIndicator other) {
    return id.equals(other.id)
        && label.equals(other.label)
        && counts.equals(other.counts)
        && Objects.equals(crimeType, other.crimeType)
        && Objects.equals(cohort, other.cohort)
        && measure == other.measure
        && per == other.per
        && unit.equals(other.unit)
        && Objects.equals(denominator, other.denominator);
  }

  /** The period in words: "21 March 2021", "2017/18", or the days it runs from and to. */
  public String periodLabel() {
    return period().label();
  }

  /** Whole years between the end of the period and that day; 0 when it is less than one. */
  public long yearsOldOn(LocalDate day) {
    return period().yearsOldOn(day);
  }
}
