package org.waymark.listing.returned;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.listing.returned.ReturnReport.Line;
import org.waymark.listing.returned.ReturnReport.Sum;
import org.waymark.report.Column;
import org.waymark.report.Column.Kind;
import org.waymark.report.Column.Part;
import org.waymark.report.Named;
import org.waymark.report.PageAddress;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;
import org.waymark.returns.Figure;
import org.waymark.returns.Shown;

/**
 * A {@link ReturnReport} in sentences and tables. A figure is words on a page ("39 to 42") and, in
 * files, the least and the most it can be.
 */
public final class ReturnTables {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Not added up: the median of two medians is none. */
  private static final Figure NOT_ADDED = Figure.MEDIAN_WAIT;

  private ReturnTables() {}

  /**
   * All of it.
   *
   * @param enough whether what is reported is enough for what is expected
   */
  public static Report of(ReturnReport report, ReportTable enough) {
    Sum all = report.total();
    List<ReportTable> tables = new ArrayList<>();
    tables.add(services(report));
    tables.add(
        sums("functions", "By kind of support", "Kind of support", report.byFunction(), all));
    if (!report.byArea().isEmpty()) {
      tables.add(sums("areas", "By police area", "Police area", report.byArea(), all));
    }
    tables.add(reasons(all));
    tables.add(enough);
    return new Report(
        "Quarterly figures, " + report.quarter().label(), sentences(all), tables, explanations());
  }

  private static List<String> sentences(Sum all) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        all.answered()
            + " of "
            + all.of().size()
            + (all.of().size() == 1 ? " service has" : " services have")
            + " given figures.");
    all.figure(Figure.RECEIVED)
        .ifPresent(
            received ->
                sentences.add(
                    "They received "
                        + received.words()
                        + " referrals"
                        + all.figure(Figure.DECLINED)
                            .map(declined -> " and declined " + declined.words())
                            .orElse("")
                        + "; who says nothing is not counted as none."));
    return sentences;
  }

  private static List<Explanation> explanations() {
    return List.of(
        new Explanation(
            "Fewer than 5",
            "Numbers of one to four people are known to the provider alone. Where a number beside"
                + " it would let it be worked out, that number is given as a range or not shown."
                + " Totals are added up from what is shown: “41 to 44” is 40 and one number from 1"
                + " to 4."),
        new Explanation(
            "Each service is whole",
            "A return is of a service, not of an area or a kind of support. A service that serves"
                + " several areas, or gives several kinds of support, is in each of their lines"
                + " whole, so lines do not add up to the total, which has each service once."),
        new Explanation(
            "Enough for expected cases",
            "Where a yardstick is published, the workers of all services that count are added up"
                + " and compared with the workers that the expected cases need. It goes by the"
                + " latest figures of each service, if they are recent, whatever quarter is shown"
                + " here. Workers are counted whole where a service serves other areas too, so it"
                + " is too little only when even the most there can be is less than the least that"
                + " is needed; and never where a service has not said its workers. The finding is"
                + " for everybody, the figures are not."),
        new Explanation(
            "Referrals are not people",
            "One person may be referred several times, to several services. These figures are"
                + " demand as providers meet it; they are not the number of victims."));
  }

  private static ReportTable services(ReturnReport report) {
    List<Column.Of<Line>> columns = new ArrayList<>();
    columns.add(
        Column.named("Service")
            .as(Part.CODE, "service_id")
            .as(Part.LABEL, "service")
            .as(Part.DETAIL, "organisation")
            .from(
                line ->
                    Named.of(line.service().id().toString(), line.service().name())
                        .beside(line.organisation().name())
                        .at(PageAddress.ofService(line.service().id()))));
    columns.add(Column.day("given_on", "Given on").none("Not yet").from(ReturnTables::givenOn));
    for (Figure figure : Figure.values()) {
      if (!figure.isReason()) {
        columns.addAll(
            figure(figure, line -> line.given().flatMap(given -> given.figures().of(figure))));
      }
    }
    return ReportTable.of(
        "services",
        "Who has answered",
        "No published service reaches this area.",
        report.services(),
        columns);
  }

  private static @Nullable LocalDate givenOn(Line line) {
    return line.given().map(given -> LocalDate.ofInstant(given.at(), LONDON)).orElse(null);
  }

  private static ReportTable sums(
      String id, String caption, String heading, List<Sum> sums, Sum all) {
    List<Column.Of<Sum>> columns = new ArrayList<>();
    columns.add(
        Column.named(heading)
            .as(Part.CODE, "code")
            .as(Part.LABEL, "name")
            .from(sum -> Named.of(sum.code(), sum.name())));
    columns.add(Column.whole("services", "Services").from(sum -> (long) sum.of().size()));
    columns.add(Column.whole("answered", "Have answered").from(Sum::answered));
    for (Figure figure : Figure.values()) {
      if (!figure.isReason() && figure != NOT_ADDED) {
        columns.addAll(figure(figure, sum -> sum.figure(figure)));
      }
    }
    ReportTable table = ReportTable.of(id, caption, "No service has given figures.", sums, columns);
    List<@Nullable Object> total = new ArrayList<>();
    columns.forEach(column -> total.add(column.value().of(all)));
    return new ReportTable(
        table.id(), table.caption(), table.empty(), table.columns(), table.rows(), total);
  }

  private static ReportTable reasons(Sum all) {
    List<Column.Of<Figure>> columns = new ArrayList<>();
    columns.add(
        Column.named("Reason")
            .as(Part.CODE, "reason")
            .as(Part.LABEL, "name")
            .from(figure -> Named.of(figure.slug(), figure.label())));
    columns.addAll(range("people", "People declined", all::figure, 0));
    return ReportTable.of("reasons", "Why people were declined", "", Figure.reasons(), columns);
  }

  private static <T> List<Column.Of<T>> figure(Figure figure, Function<T, Optional<Shown>> value) {
    return range(
        figure.slug().replace('-', '_').toLowerCase(Locale.ROOT),
        figure.label(),
        value,
        figure.decimals());
  }

  /** Words on a page; the least and the most in files. */
  private static <T> List<Column.Of<T>> range(
      String name, String label, Function<T, Optional<Shown>> value, int decimals) {
    Kind kind = decimals == 0 ? Kind.WHOLE : Kind.DECIMAL;
    return List.of(
        Column.of(Kind.TEXT, "", label)
            .none("Not stated")
            .from(each -> value.apply(each).map(Shown::words).orElse(null)),
        Column.of(kind, name + "_least", "")
            .meaning(label + ": at least so many")
            .from(each -> value.apply(each).map(shown -> number(shown.low(), kind)).orElse(null)),
        Column.of(kind, name + "_most", "")
            .meaning(label + ": at most so many; empty where nothing is said of it")
            .from(
                each ->
                    value
                        .apply(each)
                        .flatMap(shown -> Optional.ofNullable(shown.high()))
                        .map(high -> number(high, kind))
                        .orElse(null)));
  }

  private static Object number(BigDecimal value, Kind kind) {
    return kind == Kind.WHOLE ? (Object) value.longValueExact() : (Object) value.doubleValue();
  }
}
