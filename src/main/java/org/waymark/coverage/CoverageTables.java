package org.waymark.coverage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Overlay.AreaCoverage;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.report.Column;
import org.waymark.report.Column.Kind;
import org.waymark.report.Column.Part;
import org.waymark.report.Named;
import org.waymark.report.NamedList;
import org.waymark.report.PageAddress;
import org.waymark.report.ReportTable;

/** A {@link CoverageReport} as tables. */
public final class CoverageTables {

  private static final String NOT_LISTED = "Not listed";

  private CoverageTables() {}

  /**
   * The parts of the area, and all of it as the total.
   *
   * @param search address of the search that finds the services of a part
   */
  public static ReportTable areas(CoverageReport report, Function<Area, String> search) {
    String kind = report.by().label();
    return new ReportTable(
        "table",
        "The same in figures, by "
            + (report.by() == AreaKind.ICB ? kind : kind.toLowerCase(Locale.UK)),
        "None.",
        List.of(
            Column.named("code", "area", kind),
            Column.text("part", "").meaning("yes when only residents inside the chosen area count"),
            Column.whole("residents", "Residents"),
            Column.whole("reached", "Reached").none(NOT_LISTED),
            Column.share("share", "Share reached").none(NOT_LISTED),
            Column.share("share_as_listed", "As listed")
                .none(NOT_LISTED)
                .meaning("with the listings that do not count until somebody confirms them"),
            Column.whole("not_reached", "Not reached").none(NOT_LISTED),
            Column.decimal("services_per_resident", "").none(NOT_LISTED),
            Column.whole("services", "Local services").none("0"),
            Column.whole("listed_not_counted", "Listed, not counted").none("0"),
            Column.of(Kind.LIST, "names", "Which").none("None listed")),
        report.rows().stream()
            .map(
                row ->
                    row(
                        row.coverage(),
                        row.shareAsListed(),
                        Named.of(row.area().code().value(), row.area().shortName())
                            .at(PageAddress.ofArea(row.area().kind().slug(), row.area().code()))
                            .beside(row.whole() ? "" : "part"),
                        row.whole() ? "no" : "yes",
                        row.listed(),
                        row.services().size(),
                        row.notCounted().size(),
                        new NamedList(
                            row.services().stream().map(CoverageTables::named).toList(),
                            search.apply(row.area()))))
            .toList(),
        row(
            report.total(),
            report.shareAsListed(),
            Named.of(report.within().code().value(), report.within().shortName())
                .beside("all of it"),
            "total",
            report.listed(),
            report.services().size(),
            report.notCounted().size(),
            null));
  }

  private static List<@Nullable Object> row(
      AreaCoverage coverage,
      double shareAsListed,
      Named area,
      String part,
      boolean listed,
      int services,
      int notCounted,
      @Nullable NamedList names) {
    return Arrays.asList(
        area,
        part,
        coverage.population(),
        listed ? coverage.reached() : null,
        listed ? coverage.share() : null,
        listed ? shareAsListed : null,
        listed ? coverage.unreached() : null,
        listed ? coverage.meanDepth() : null,
        listed ? services : null,
        listed ? notCounted : null,
        names);
  }

  /**
   * The local services that count, each with the share of residents it reaches, and after them
   * those that are listed and do not count, with the reasons.
   */
  public static ReportTable services(CoverageReport report, Catalogue catalogue, LocalDate today) {
    return ReportTable.of(
        "services",
        "Local services and the share of residents each reaches",
        "None is listed for this question. No record of a service is not proof that there is none.",
        Stream.concat(report.services().stream(), report.notCounted().stream()).toList(),
        Column.named("Service")
            .as(Part.CODE, "service_id")
            .as(Part.LABEL, "service")
            .as(Part.DETAIL, "organisation")
            .from(
                each ->
                    named(each.service()).beside(catalogue.organisationOf(each.service()).name())),
        Column.text("standing", "Standing")
            .from(each -> Standing.of(each.service(), today).kind().label()),
        Column.text("standing_reasons", "What to check")
            .none("Nothing")
            .from(each -> reasons(Standing.of(each.service(), today))),
        Column.share("share", "Share of residents").from(each -> each.share()));
  }

  private static @Nullable String reasons(Standing standing) {
    return standing.words().isEmpty() ? null : String.join("; ", standing.words());
  }

  private static Named named(Service service) {
    return Named.of(service.id().toString(), service.name())
        .at(PageAddress.ofService(service.id()));
  }
}
