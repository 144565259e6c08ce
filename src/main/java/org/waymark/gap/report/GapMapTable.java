package org.waymark.gap.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Labelled;
import org.waymark.gap.GapByArea;
import org.waymark.gap.cell.Provision;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedEstimator;
import org.waymark.report.Column;
import org.waymark.report.Named;
import org.waymark.report.ReportTable;

/** The figures of a map of the gap analysis: for page, CSV and workbook. */
public final class GapMapTable {

  private static final String NOT_ASSESSED = "Not assessed";
  private static final String ANYBODY = "anybody";

  private GapMapTable() {}

  /**
   * One row for each area.
   *
   * @param matrix address of the page of an area; empty for none
   * @param cell address of the reasons behind its finding; empty for none
   */
  public static ReportTable of(
      GapByArea report,
      NeedEstimator need,
      Function<Area, String> matrix,
      Function<Area, String> cell) {
    String kind = report.by().label();
    return new ReportTable(
        "table",
        "The same in figures, by "
            + (report.by() == AreaKind.ICB ? kind : kind.toLowerCase(Locale.UK)),
        "None.",
        columns(kind),
        report.rows().stream().map(row -> row(report, row, need, matrix, cell)).toList());
  }

  private static List<Column> columns(String kind) {
    return List.of(
        Column.text("area_kind", "")
            .meaning("kind of the area: police-area, icb, council, district"),
        Column.named("area", "area_name", kind).meaning("ONS code and name of the area"),
        Column.yesNo("part", "").meaning("yes when only residents inside the chosen area count"),
        Column.text("crime", "").meaning("crime type"),
        Column.text("cohort", "").meaning("group of people; anybody for whoever it happened to"),
        Column.text("support", "").meaning("support type"),
        Column.text("level", "")
            .meaning("how close the services are, at least")
            .inOrderOf(CohortLevel.Level.values(), Labelled::slug),
        Links.byGravity(
            Column.named("finding", "finding_label", "Finding").meaning("what is found")),
        Column.yesNo("not_relevant", "")
            .meaning("yes where a commissioner has said that it is not relevant"),
        Column.whole("residents", "Residents").meaning("of the area, Census 2021"),
        Column.whole("reached", "Reached")
            .meaning("residents whom a local service that counts takes")
            .none(NOT_ASSESSED),
        Column.share("share", "Share reached")
            .meaning("the same as a share of residents, 0 to 1")
            .none(NOT_ASSESSED),
        Column.whole("services", "Local services")
            .meaning("local services that count")
            .none(NOT_ASSESSED),
        Column.whole("organisations", "").meaning("organisations that run them"),
        Column.text("priority", "Priority")
            .meaning(
                "band: First, Second, Third, or Cannot be ranked; empty where there is no gap or"
                    + " no figure of need")
            .none("No gap, or need not known"),
        Column.yesNo("national", "England-wide too")
            .meaning("yes where an England-wide service counts too"));
  }

  private static List<@Nullable Object> row(
      GapByArea report,
      GapByArea.Row row,
      NeedEstimator need,
      Function<Area, String> matrix,
      Function<Area, String> cell) {
    Area area = row.area();
    Provision provision = row.cell().at().provision();
    boolean listed = row.listed();
    return Arrays.asList(
        area.kind().slug(),
        Named.of(area.code().value(), area.shortName())
            .at(matrix.apply(area))
            .beside(row.whole() ? "" : "part"),
        !row.whole(),
        report.crimeType().value(),
        report.cohort() == null ? ANYBODY : report.cohort().value(),
        report.supportType().value(),
        report.level().slug(),
        Links.finding(row.cell().finding()).at(cell.apply(area)),
        row.cell().notRelevant(),
        row.cell().result().population(),
        listed ? provision.reached() : null,
        listed ? row.share() : null,
        listed ? provision.services() : null,
        listed ? provision.organisations() : null,
        report.priorityOf(row, need).map(priority -> priority.band().label()).orElse(null),
        row.cell().at().national());
  }
}
