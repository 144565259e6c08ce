package org.waymark.intake.need;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.waymark.catalogue.field.Column;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.FormColumns;

/**
 * The columns that a mapping has besides those of {@link NeedColumn}: where in a published table
 * the figures of an indicator stand.
 */
public enum MappingColumn implements FormColumn {
  TABLE(
      "The name of the mapping, on its first row.", "religion-by-district", "Up to 100 characters"),
  SHEET(
      "The sheet, where several have the same columns.",
      "MYE2 - Persons",
      "The beginning of its name; empty for whichever fits"),
  AREA_COLUMN(
      "The heading above the codes of the areas.",
      "Area code | Code",
      "Other headings after a bar; empty for the column that holds ONS codes"),
  COLUMN(
      "The heading above the figures. Headings joined by \" + \" are added up.",
      "Muslim | Religion: Muslim",
      "Other headings after a bar; * for words that change from year to year; needed",
      "value column"),
  WHERE(
      "Which rows count, where a table has more than one for an area.",
      "offence_group=Sexual offences; level=group",
      "Heading=value, with semicolons between"),
  PERIOD_COLUMN(
      "The heading above the period, where each row has its own.",
      "period",
      "Empty: the period is looked for in the heading, the titles above, the name of the sheet and"
          + " of the file"),
  LOWER_COLUMN("The heading above the lower bounds.", "Lower CL", "Empty when there are none"),
  UPPER_COLUMN("The heading above the upper bounds.", "Upper CL", "Empty when there are none");

  /** Of the form for need figures those that a mapping has too. */
  static final Set<NeedColumn> DEFINITION =
      EnumSet.complementOf(
          EnumSet.of(NeedColumn.AREA, NeedColumn.VALUE, NeedColumn.LOWER, NeedColumn.UPPER));

  /** All columns of a mapping, in order. */
  static final List<FormColumn> ALL = all();

  /** All of them, by their headings. */
  public static final FormColumns<FormColumn> COLUMNS =
      new FormColumns<>(
          ALL,
          List.of(List.of(COLUMN), List.of(NeedColumn.INDICATOR), List.of(NeedColumn.AREA_KIND)),
          Set.of(TABLE),
          "waymark import need FILE --skeleton MAPPING");

  private final Column column;

  MappingColumn(String what, String example, String allowed, String... aliases) {
    column = new Column(name().toLowerCase(Locale.ROOT), what, example, allowed, List.of(aliases));
  }

  private static List<FormColumn> all() {
    List<FormColumn> all = new ArrayList<>(Arrays.asList(values()));
    all.addAll(DEFINITION);
    return List.copyOf(all);
  }

  @Override
  public Column column() {
    return column;
  }
}
