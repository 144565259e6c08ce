package org.waymark.publishing.download;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.coverage.FilterWords;
import org.waymark.coverage.ServiceFilter;
import org.waymark.gap.ContractTimeline;
import org.waymark.gap.DistanceReport;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/** The pages of one area of the gap analysis as rows of files. */
final class LocalGapTables {

  private LocalGapTables() {}

  static byte[] distance(Snapshot snapshot, GapQuestion question, DistanceReport report) {
    CsvTable table = new CsvTable("what", "kilometres", "residents", "share");
    for (DistanceReport.Step step : report.steps()) {
      table.row("within", step.kilometres(), step.residents(), step.share());
    }
    row(table, "further", report.further(), report);
    report
        .unmeasured()
        .forEach(
            (reason, residents) -> row(table, "not-measured-" + reason.slug(), residents, report));
    row(table, "not-taken", report.notTaken(), report);
    row(table, "all", report.population(), report);
    table.note(
        "Straight line from the point of a small area to the nearest public place of a local"
            + " service that takes its residents. Services: "
            + report.services()
            + ", with such a place: "
            + report.measuredServices()
            + ". England-wide services, not counted: "
            + report.nationwide()
            + ".");
    return credits(table, "Distance", question, snapshot).toBytes();
  }

  private static void row(CsvTable table, String what, long residents, DistanceReport report) {
    table.row(
        what,
        "",
        residents,
        report.population() == 0 ? 0.0 : residents / (double) report.population());
  }

  static byte[] contracts(Snapshot snapshot, GapQuestion question, ContractTimeline timeline) {
    CsvTable table =
        new CsvTable(
            "what",
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
            "residents_losing");
    for (ContractTimeline.Quarter quarter : timeline.quarters()) {
      table.row(
          "quarter",
          quarter.starts(),
          quarter.ends(),
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          quarter.losing());
    }
    for (ContractTimeline.End end : timeline.ends()) {
      row(
          table,
          snapshot,
          "end",
          end.service(),
          end.arrangement(),
          end.last() ? "yes" : "no",
          end.onlyProvision());
    }
    for (ContractTimeline.Undated each : timeline.undated()) {
      row(table, snapshot, "end-not-recorded", each.service(), each.arrangement(), "", "");
    }
    for (Service service : timeline.unrecorded()) {
      row(table, snapshot, "no-arrangement-recorded", service, null, "", "");
    }
    return credits(table, "When funding ends", question, snapshot).toBytes();
  }

  private static void row(
      CsvTable table,
      Snapshot snapshot,
      String what,
      Service service,
      @Nullable CommissioningArrangement arrangement,
      String last,
      Object losing) {
    table.row(
        what,
        arrangement == null ? "" : orEmpty(arrangement.starts()),
        arrangement == null ? "" : orEmpty(arrangement.ends()),
        service.id(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        arrangement == null ? "" : joined(arrangement.commissioners()),
        arrangement == null ? "" : joined(arrangement.funders()),
        arrangement == null ? "" : orEmpty(arrangement.fund()),
        arrangement == null ? "" : orEmpty(arrangement.yearlyValuePounds()),
        arrangement == null ? "" : arrangement.joint() ? "yes" : "no",
        arrangement == null ? "" : orEmpty(arrangement.extension()),
        last,
        losing);
  }

  private static String joined(List<String> names) {
    return String.join("; ", names);
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }

  /** The lines that end every such file. */
  static CsvTable credits(CsvTable table, String what, GapQuestion question, Snapshot snapshot) {
    table.note(
        what
            + ", services"
            + new FilterWords(snapshot.vocabularies())
                .describe(
                    ServiceFilter.builder()
                        .crimeTypes(setOf(question.crimeType()))
                        .cohorts(setOf(question.cohort()))
                        .supportTypes(setOf(question.supportType()))
                        .build())
            + ", "
            + question.area().shortName()
            + ", "
            + snapshot.today()
            + ".");
    question.notes().forEach(table::note);
    if (snapshot.catalogue().isDemonstration()) {
      table.note("Demonstration data: every organisation here is invented.");
    }
    return table.note(
        "Residents: Census 2021. Source: Office for National Statistics licensed under the Open"
            + " Government Licence v.3.0.");
  }

  private static Set<TermId> setOf(@Nullable TermId term) {
    return term == null ? Set.of() : Set.of(term);
  }
}
