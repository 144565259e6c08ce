package org.waymark.publishing.download;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.BoundaryReport;
import org.waymark.gap.BoundaryReport.Neighbour;
import org.waymark.gap.BoundaryReport.OverTheLine;
import org.waymark.gap.BoundaryReport.Partner;
import org.waymark.gap.BoundaryReport.SharedGap;
import org.waymark.gap.BoundaryReport.SharedIcb;
import org.waymark.gap.GapFinding;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/** A {@link BoundaryReport} as rows of a file, every number of it; a row says what it is of. */
final class BoundaryTable {

  private static final List<String> COLUMNS =
      List.of(
          "part",
          "code",
          "name",
          "neighbour_code",
          "neighbour",
          "under_the_duty",
          "residents",
          "residents_taken",
          "near_here",
          "near_here_not_taken",
          "near_here_nearer_elsewhere",
          "near_there",
          "near_there_not_taken",
          "board_residents_here",
          "board_residents_there",
          "group",
          "reason",
          "based_in",
          "takes_on_both_sides",
          "nearer_and_not_taken",
          "within_near_taken_by_nobody",
          "cohort",
          "finding_here",
          "finding_there",
          "not_reached_here",
          "not_reached_there",
          "helped_by_both",
          "helped_by_all");

  private final Snapshot snapshot;
  private final BoundaryReport report;
  private final CsvTable table = new CsvTable(COLUMNS.toArray(String[]::new));

  BoundaryTable(Snapshot snapshot, BoundaryReport report) {
    this.snapshot = snapshot;
    this.report = report;
  }

  byte[] toBytes(GapQuestion question) {
    area();
    report.neighbours().forEach(this::neighbour);
    report.services().forEach(this::service);
    report.sharedGaps().forEach(this::gap);
    table.note(
        "Near: within "
            + report.settings().nearKilometres()
            + " km in a straight line between points of small areas. England-wide services, not"
            + " counted: "
            + report.nationwide()
            + ".");
    return LocalGapTables.credits(table, "Across the boundary", question, snapshot).toBytes();
  }

  private void add(Map<String, Object> cells) {
    if (!COLUMNS.containsAll(cells.keySet())) {
      throw new IllegalArgumentException("No such column: " + cells.keySet());
    }
    table.row(COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).toArray());
  }

  private void area() {
    Map<String, Object> row = new HashMap<>();
    row.put("part", "area");
    row.put("code", report.area().code());
    row.put("name", report.area().shortName());
    row.put("under_the_duty", "yes");
    row.put("residents", report.population());
    row.put("residents_taken", report.taken());
    row.put("near_here", report.nearTheLineResidents());
    row.put(
        "near_here_not_taken",
        snapshot.geography().population(report.nearTheLine().minus(report.reached())));
    row.put(
        "near_here_nearer_elsewhere",
        snapshot.geography().population(report.nearTheLine().intersect(report.nearerElsewhere())));
    row.put("nearer_and_not_taken", report.nearerElsewhereResidents());
    row.put("finding_here", slug(report.finding()));
    add(row);
  }

  private static String slug(@Nullable GapFinding finding) {
    return finding == null ? "" : finding.slug();
  }

  private void neighbour(Neighbour each) {
    Map<String, Object> row = new HashMap<>();
    row.put("part", "neighbour");
    row.put("code", each.area().code());
    row.put("name", each.area().shortName());
    row.put("neighbour_code", each.area().code());
    row.put("neighbour", each.area().shortName());
    row.put("under_the_duty", each.inDuty() ? "yes" : "no");
    row.put("residents", each.population());
    row.put("residents_taken", each.listed() ? each.taken() : "");
    row.put("near_here", each.hereResidents());
    row.put("near_here_not_taken", each.hereNotTaken());
    row.put("near_here_nearer_elsewhere", each.hereNearerElsewhere());
    row.put("near_there", each.thereResidents());
    row.put("near_there_not_taken", each.thereNotTaken());
    row.put("finding_there", slug(each.finding()));
    add(row);
    for (SharedIcb board : each.icbs()) {
      Map<String, Object> shared = new HashMap<>();
      shared.put("part", "board");
      shared.put("code", board.icb().code());
      shared.put("name", board.icb().shortName());
      shared.put("neighbour_code", each.area().code());
      shared.put("neighbour", each.area().shortName());
      shared.put("board_residents_here", board.residentsHere());
      shared.put("board_residents_there", board.residentsThere());
      add(shared);
    }
  }

  private void service(OverTheLine each) {
    boolean measured = !each.places().isEmpty();
    Map<String, Object> row = new HashMap<>();
    row.put("part", "service");
    row.put("code", each.service().id());
    row.put("name", each.service().name());
    row.put(
        "neighbour_code",
        each.reaches().stream().map(Object::toString).collect(Collectors.joining("; ")));
    row.put("neighbour", report.namesOf(each.reaches()));
    row.put("residents_taken", each.takes());
    row.put("group", each.group().slug());
    row.put("reason", report.reasonOf(each));
    row.put("based_in", report.baseOf(each));
    row.put("takes_on_both_sides", each.crosses() ? "yes" : "no");
    row.put("nearer_and_not_taken", measured ? each.nearer() : "");
    row.put("within_near_taken_by_nobody", measured ? each.onlyNear() : "");
    add(row);
  }

  private void gap(SharedGap gap) {
    List<String> who = new ArrayList<>();
    if (gap.anybody()) {
      who.add("anybody");
    }
    gap.cohorts().stream().map(TermId::value).forEach(who::add);
    for (String cohort : who) {
      for (Partner partner : gap.partners()) {
        Map<String, Object> row = new HashMap<>();
        row.put("part", "gap");
        row.put("code", gap.supportType());
        row.put(
            "name",
            snapshot
                .vocabularies()
                .findTerm(gap.supportType())
                .map(term -> term.label())
                .orElse(gap.supportType().value()));
        row.put("neighbour_code", partner.area().code());
        row.put("neighbour", partner.area().shortName());
        row.put("cohort", cohort);
        row.put("finding_here", gap.finding().slug());
        row.put("finding_there", partner.finding().slug());
        row.put("not_reached_here", gap.unreached());
        row.put("not_reached_there", partner.unreached());
        row.put("helped_by_both", gap.helpedWith(partner));
        row.put("helped_by_all", gap.helped());
        add(row);
      }
    }
  }
}
