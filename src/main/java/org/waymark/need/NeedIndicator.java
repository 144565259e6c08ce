package org.waymark.need;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * Something counted for every area of a kind.
 *
 * @param id lower-case words joined by hyphens, e.g. {@code census-2021-disabled}
 * @param label e.g. "Disabled residents"
 * @param counts what one unit of it is, e.g. "usual residents disabled under the Equality Act"
 * @param crimeType the crime type it is about; null when it is about none
 * @param cohort the cohort it is about; null when it is about everybody
 * @param unit e.g. "people", "offences"
 * @param denominator the indicator to divide by for a share or rate; null when there is none
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
    String unit,
    @Nullable String denominator,
    AreaKind areaKind,
    LocalDate periodStart,
    LocalDate periodEnd,
    String source,
    String licence,
    @Nullable LocalDate published,
    @Nullable String quality) {

  public NeedIndicator {
    Objects.requireNonNull(areaKind);
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
  }

  /**
   * The period in words: "21 March 2021", "2017/18" for a financial year, else the years it runs
   * from and to.
   */
  public String periodLabel() {
    if (periodStart.equals(periodEnd)) {
      return periodStart.getDayOfMonth()
          + " "
          + periodStart.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
          + " "
          + periodStart.getYear();
    }
    boolean financialYear =
        periodStart.getMonthValue() == 4
            && periodStart.getDayOfMonth() == 1
            && periodStart.plusYears(1).minusDays(1).equals(periodEnd);
    if (financialYear) {
      return periodStart.getYear()
          + "/"
          + String.format(Locale.UK, "%02d", periodEnd.getYear() % 100);
    }
    return periodStart + " to " + periodEnd;
  }

  /** Whole years between the end of the period and that day; 0 when it is less than one. */
  public long yearsOldOn(LocalDate day) {
    return Math.max(0, ChronoUnit.YEARS.between(periodEnd, day));
  }
}
