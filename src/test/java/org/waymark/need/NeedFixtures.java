package org.waymark.need;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/** Invented indicators: what they count exists nowhere. */
final class NeedFixtures {

  static final NeedPeriod YEAR_2024 =
      new NeedPeriod(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31));
  static final NeedPeriod YEAR_2023 =
      new NeedPeriod(LocalDate.of(2023, 4, 1), LocalDate.of(2024, 3, 31));

  private NeedFixtures() {}

  /** An imported count of invented offences. */
  static NeedIndicator count(
      String id,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      String unit,
      AreaKind kind,
      NeedPeriod period) {
    return new NeedIndicator(
        id,
        "Invented " + id,
        "invented things",
        crimeType,
        cohort,
        Measure.COUNT,
        1,
        unit,
        null,
        kind,
        period.start(),
        period.end(),
        "Invented source",
        "Invented licence",
        null,
        null,
        NeedIndicator.Origin.IMPORTED);
  }

  /** An imported invented percentage of all residents. */
  static NeedIndicator percentage(
      String id,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      AreaKind kind,
      NeedPeriod period) {
    return new NeedIndicator(
        id,
        "Invented " + id,
        "invented people",
        crimeType,
        cohort,
        Measure.PREVALENCE,
        100,
        "people",
        "census-2021-residents",
        kind,
        period.start(),
        period.end(),
        "Invented source",
        "Invented licence",
        null,
        null,
        NeedIndicator.Origin.IMPORTED);
  }
}
