package org.waymark.gap.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.gap.report.ContractTimeline.Quarter;
import org.waymark.report.Column;
import org.waymark.report.Column.Kind;
import org.waymark.report.Column.Part;
import org.waymark.report.Figures;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.Report.OneFile;
import org.waymark.report.ReportTable;

/** Puts a {@link ContractTimeline} into words and figures, for those who may see contracts only. */
public final class ContractFigures {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.UK);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final Column SERVICE =
      Column.named("Service")
          .as(Part.CODE, "service_id")
          .as(Part.LABEL, "service")
          .as(Part.DETAIL, "organisation");

  private static final Column COMMISSIONERS =
      Column.text("commissioners", "Commissioned by").none("Not commissioned, or not recorded");

  /** Of a file alone. */
  private static final List<Column> DETAILS =
      List.of(
          Column.text("funders", ""),
          Column.text("fund", ""),
          Column.of(Kind.POUNDS, "yearly_value_pounds", "A year").none("Not recorded"),
          Column.yesNo("joint", ""),
          Column.text("extension_option", "Option to extend").none("None recorded"));

  private final ContractTimeline timeline;
  private final Catalogue catalogue;

  private ContractFigures(ContractTimeline timeline, Catalogue catalogue) {
    this.timeline = timeline;
    this.catalogue = catalogue;
  }

  /**
   * The report.
   *
   * @param words what the services in question have in common, to follow "services"
   * @param why why contracts are shown here at all
   */
  static Report of(ContractTimeline timeline, String words, Catalogue catalogue, String why) {
    ContractFigures figures = new ContractFigures(timeline, catalogue);
    List<String> sentences = new ArrayList<>(figures.sentences(words));
    sentences.add(why);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("quarters", "quarter");
    parts.put("ends", "end");
    parts.put("undated", "end-not-recorded");
    parts.put("unrecorded", "no-arrangement-recorded");
    return new Report(
        "When funding ends in " + timeline.area().shortName(),
        sentences,
        List.of(figures.quarters(), figures.ends(), figures.undated(), figures.unrecorded()),
        List.of(
            new Explanation(
                "Who would lose their only provision",
                "A resident whom, for at least one crime and kind of support that the service is"
                    + " listed for, no other local service takes. England-wide services are left"
                    + " out. By quarter, everything that ends until then is taken away at once: two"
                    + " services that end together may leave people with neither.")),
        new OneFile(
            "what",
            List.of(
                "starts",
                "ends",
                "service_id",
                "service",
                "organisation",
                "commissioners",
                "funders",
                "fund",
                "yearly_value_pounds",
                "joint",
                "extension_option",
                "last_funding",
                "residents_losing"),
            parts));
  }

  /** "Apr–Jun 2026". */
  public static String label(Quarter quarter) {
    return months(quarter) + " " + quarter.ends().getYear();
  }

  /** "Apr–Jun". */
  public static String months(Quarter quarter) {
    return quarter.starts().format(MONTH) + "–" + quarter.ends().format(MONTH);
  }

  private ReportTable quarters() {
    return ReportTable.of(
        "quarters",
        "The same in figures, by quarter",
        "None.",
        timeline.quarters(),
        Column.text("", "Quarter").from(ContractFigures::label),
        Column.day("starts", "").from(Quarter::starts),
        Column.day("ends", "").from(Quarter::ends),
        Column.whole("last_funding_ends", "Last funding ends").from(each -> ending(each, true)),
        Column.whole("other_funding_ends", "Ends, other funding goes on")
            .from(each -> ending(each, false)),
        Column.whole(
                "residents_losing",
                "Residents who by then would have lost the only provision of a kind")
            .from(Quarter::losing));
  }

  private static long ending(Quarter quarter, boolean last) {
    return quarter.ending().stream().filter(each -> each.last() == last).count();
  }

  private ReportTable ends() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.day("starts", ""));
    columns.add(Column.day("ends", "Last day"));
    columns.add(SERVICE);
    columns.add(COMMISSIONERS);
    columns.addAll(DETAILS);
    columns.add(Column.yesNo("last_funding", "Nothing recorded afterwards"));
    columns.add(Column.whole("residents_losing", "Residents who would lose their only provision"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ContractTimeline.End end : timeline.ends()) {
      CommissioningArrangement money = end.arrangement();
      List<@Nullable Object> row = new ArrayList<>();
      row.add(money.starts());
      row.add(end.lastDay());
      row.addAll(details(end.service(), money));
      row.add(end.last());
      row.add(end.onlyProvision());
      rows.add(row);
    }
    return new ReportTable("ends", "Every recorded end", "No end is recorded.", columns, rows);
  }

  private ReportTable undated() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.day("starts", ""));
    columns.add(SERVICE);
    columns.add(COMMISSIONERS);
    columns.addAll(DETAILS);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ContractTimeline.Undated each : timeline.undated()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(each.arrangement().starts());
      row.addAll(details(each.service(), each.arrangement()));
      rows.add(row);
    }
    return new ReportTable(
        "undated",
        "End not recorded: open-ended, or unknown. Ask, and have it recorded",
        "Every arrangement recorded has an end.",
        columns,
        rows);
  }

  private ReportTable unrecorded() {
    return new ReportTable(
        "unrecorded",
        "No arrangement recorded",
        "Who pays is recorded for every service.",
        List.of(SERVICE),
        timeline.unrecorded().stream()
            .map(service -> Arrays.<@Nullable Object>asList(Links.service(service, catalogue)))
            .toList());
  }

  private List<@Nullable Object> details(Service service, CommissioningArrangement money) {
    String extension = money.extension();
    return Arrays.asList(
        Links.service(service, catalogue),
        joined(money.commissioners()),
        joined(money.funders()),
        money.fund(),
        money.yearlyValuePounds(),
        money.joint().orNull(),
        extension == null || extension.isBlank() ? null : extension);
  }

  private static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join("; ", names);
  }

  private List<String> sentences(String words) {
    String place = timeline.area().shortName();
    long ending =
        timeline.quarters().stream()
            .flatMap(quarter -> quarter.ending().stream())
            .filter(ContractTimeline.End::last)
            .count();
    Quarter year = timeline.quarters().get(3);
    Quarter last = timeline.quarters().getLast();
    return List.of(
        "The last recorded funding of "
            + Figures.whole(ending)
            + " of "
            + Figures.count(timeline.services(), "local service", "local services")
            + words
            + " that "
            + (timeline.services() == 1 ? "takes" : "take")
            + " people from "
            + place
            + " ends within three years.",
        "If nothing were renewed, "
            + Figures.whole(year.losing())
            + " residents would have lost the only provision of a kind that they have today by "
            + year.ends().format(DATE)
            + ", and "
            + Figures.whole(last.losing())
            + " by "
            + last.ends().format(DATE)
            + ".",
        "For "
            + Figures.count(timeline.undated().size(), "arrangement", "arrangements")
            + " no end is recorded, and for "
            + Figures.count(timeline.unrecorded().size(), "service", "services")
            + " no arrangement at all. That is missing information, not funding without end.");
  }
}
