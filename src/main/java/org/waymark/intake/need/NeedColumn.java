package org.waymark.intake.need;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.waymark.catalogue.field.Column;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.FormColumns;

/** The columns of the template for need figures, in its order: one row of a file is one value. */
public enum NeedColumn implements FormColumn {
  INDICATOR(
      "Name of the series, the same on all its rows.",
      "recorded-rape",
      "Lower-case words joined by hyphens, up to 100 characters; needed",
      "indicator id"),
  LABEL(
      "What tables call it.",
      "Rape recorded by the police",
      "Up to 300 characters; needed once",
      "name"),
  COUNTS(
      "What one unit of it is.",
      "offences recorded by the police",
      "Up to 300 characters; empty means the label",
      "what is counted"),
  CRIME_TYPE(
      "The crime it is about.", "Rape", "One crime type of the list; empty when none", "crime"),
  COHORT(
      "The group of people it is about.",
      "Women and girls",
      "One group of the list; empty for everybody",
      "group",
      "victim group"),
  MEASURE(
      "What kind of number it is.",
      "count",
      "count, or prevalence (also: rate); empty means a prevalence when there is a \"per\"",
      "kind of measure"),
  PER(
      "A prevalence is given for each so many.",
      "100",
      "A whole number; 100 for a percentage; empty for a count",
      "base",
      "rate per"),
  UNIT(
      "What is counted, in a word.",
      "offences",
      "Up to 40 characters; people, victims or offences for what victims are expected from; needed"
          + " once"),
  DENOMINATOR(
      "The indicator it is a share of, or to be divided by.",
      "census-2021-residents",
      "An indicator that is known; needed for a prevalence"),
  AREA_KIND(
      "The kind of area it is published for.",
      "police-area",
      "police-area, icb, council, district, region or country; needed once",
      "geography",
      "area type"),
  PERIOD_START(
      "First day counted.",
      "2024-04-01",
      "A date; empty repeats the row above of the same indicator",
      "period from",
      "from"),
  PERIOD_END(
      "Last day counted.",
      "2025-03-31",
      "A date, not in the future; empty with a start means that one day",
      "period to",
      "to"),
  SOURCE(
      "Who published it, and where.", "Example police force, table 4", "Needed once", "publisher"),
  LICENCE(
      "Under which licence it may be used.",
      "Open Government Licence v3.0",
      "Needed once",
      "license"),
  PUBLISHED("The day it was published.", "2025-07-24", "A date; empty when not known"),
  QUALITY(
      "What to beware of.",
      "Recording practice changed in 2023",
      "Up to 1,000 characters",
      "quality note",
      "note",
      "notes"),
  AREA(
      "The area of the value.",
      "E23000002",
      "An ONS code, or the name of an area of that kind; needed",
      "area code",
      "code"),
  VALUE(
      "The figure.",
      "424",
      "A number of 0 or more; c, [c], * or <5 where it is suppressed; x, [x], z, .. or : where"
          + " there is none; needed",
      "figure"),
  LOWER("Lower bound of its interval.", "390", "A number; empty when none was published", "low"),
  UPPER("Upper bound of its interval.", "460", "A number; empty when none was published", "high");

  /** All of them, by their headings. */
  public static final FormColumns<NeedColumn> COLUMNS =
      new FormColumns<>(
          List.of(values()),
          List.of(List.of(INDICATOR), List.of(AREA), List.of(VALUE)),
          Set.of(INDICATOR, LABEL, AREA),
          "waymark import template --need FILE");

  private final Column column;

  NeedColumn(String what, String example, String allowed, String... aliases) {
    column = new Column(name().toLowerCase(Locale.ROOT), what, example, allowed, List.of(aliases));
  }

  @Override
  public Column column() {
    return column;
  }

  /** The most characters that are kept of it. */
  int longest() {
    return switch (this) {
      case UNIT -> 40;
      case INDICATOR, DENOMINATOR, VALUE, LOWER, UPPER -> 100;
      case LICENCE -> 200;
      case QUALITY -> 1_000;
      default -> 300;
    };
  }
}
