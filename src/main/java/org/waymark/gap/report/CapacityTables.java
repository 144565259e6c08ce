package org.waymark.gap.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.offer.ExpectedCases.Range;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OffersInForce;
import org.waymark.gap.offer.Sufficiency;
import org.waymark.gap.offer.Yardstick;
import org.waymark.geography.Area;
import org.waymark.report.Column;
import org.waymark.report.Column.Part;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;

/**
 * Whether what providers report is enough for the cases that yardsticks expect, area by area, with
 * the sum and its ranges: for those who may read returns. Thread-safe.
 */
@Singleton
public final class CapacityTables {

  private final GapAnalyses analyses;
  private final OffersInForce offers;

  CapacityTables(GapAnalyses analyses, OffersInForce offers) {
    this.analyses = analyses;
    this.offers = offers;
  }

  private record Row(Area area, Sufficiency of) {}

  /** A line for each area and question that has a yardstick of workers. */
  public ReportTable of(Snapshot snapshot, Collection<Area> areas) {
    GapAnalysis analysis = analyses.of(snapshot);
    List<Row> rows = new ArrayList<>();
    for (Area area : areas) {
      analysis
          .sufficienciesOf(area, offers.of(area))
          .forEach(each -> rows.add(new Row(area, each)));
    }
    return ReportTable.of(
        "capacity",
        "Enough for expected cases",
        "No question with a yardstick has a service, or no cases can be expected.",
        rows,
        Column.named("Police area")
            .as(Part.CODE, "area")
            .as(Part.LABEL, "area_name")
            .from(row -> Named.of(row.area().code().value(), row.area().shortName())),
        Column.named("Question")
            .as(Part.CODE, "line")
            .as(Part.LABEL, "question")
            .from(row -> Named.of(row.of().line().id(), row.of().line().question())),
        Column.text("yardstick", "")
            .meaning("the yardstick in words, and where it is published")
            .from(row -> yardstick(row.of().line())),
        Column.whole("services", "Services that count")
            .from(row -> (long) row.of().services().size()),
        Column.whole("silent", "Have not said their workers")
            .from(row -> (long) row.of().silent().size()),
        Column.decimal("workers", "Whole-time workers reported")
            .meaning("of those that have said; a service that serves other areas too is whole")
            .from(row -> row.of().workers().low().doubleValue()),
        Column.text("", "Cases expected in a year")
            .none("Not known")
            .from(row -> row.of().cases().map(CapacityTables::cases).orElse(null)),
        Column.decimal("cases_least", "").from(row -> cases(row, Range::least)),
        Column.decimal("cases", "").from(row -> cases(row, Range::likely)),
        Column.decimal("cases_most", "").from(row -> cases(row, Range::most)),
        Column.text("", "Whole-time workers for them").from(row -> workers(row.of().expected())),
        Column.decimal("workers_expected_least", "").from(row -> row.of().expected().least()),
        Column.decimal("workers_expected", "").from(row -> row.of().expected().likely()),
        Column.decimal("workers_expected_most", "").from(row -> row.of().expected().most()),
        Column.text("answer", "Is it enough?").from(row -> answer(row.of())));
  }

  private static @Nullable Object yardstick(OfferLine line) {
    Yardstick yardstick = line.yardstick();
    return yardstick == null
        ? null
        : yardstick.words()
            + " "
            + yardstick.source().publisher()
            + ", "
            + yardstick.source().title();
  }

  private interface Of {
    double of(Range range);
  }

  private static @Nullable Object cases(Row row, Of part) {
    return row.of().cases().map(part::of).orElse(null);
  }

  private static String cases(Range range) {
    String likely = "about " + Figures.whole(Math.round(range.likely()));
    return range.least() == range.most()
        ? likely
        : likely
            + " ("
            + Figures.whole(Math.round(range.least()))
            + " to "
            + Figures.whole(Math.round(range.most()))
            + ")";
  }

  private static String workers(Range range) {
    String likely = "about " + Figures.oneDecimal(range.likely());
    return range.least() == range.most()
        ? likely
        : likely
            + " ("
            + Figures.oneDecimal(range.least())
            + " to "
            + Figures.oneDecimal(range.most())
            + ")";
  }

  private static String answer(Sufficiency of) {
    if (of.services().isEmpty()) {
      return "No service counts";
    }
    if (!of.silent().isEmpty()) {
      return "Not known: not every service has said its workers";
    }
    if (of.isTooLittle()) {
      return "Too little for expected cases";
    }
    return of.workers().low().doubleValue() < of.expected().most() ? "Within the range" : "Enough";
  }
}
