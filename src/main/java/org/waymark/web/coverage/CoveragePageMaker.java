package org.waymark.web.coverage;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.FilterWords;
import org.waymark.coverage.Overlay.AreaCoverage;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;

/** Puts one report into the words, rows and links of its page. */
final class CoveragePageMaker {

  /** Names in a row of the table; the rest are behind a link. */
  private static final int NAMED_IN_ROW = 5;

  /** The same in a long table. */
  private static final int NAMED_IN_ROW_OF_MANY = 2;

  /** Rows of a table that is not yet long. */
  private static final int FEW_ROWS = 15;

  /** Services that a page lists below its map whatever the area. */
  private static final int FEW_SERVICES = 50;

  /** Parts named in the answer as those with most people left out. */
  private static final int NAMED_IN_ANSWER = 3;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private final Snapshot snapshot;
  private final CoverageQuestion question;
  private final CoverageReport report;
  private final TableOrder order;
  private final String words;

  CoveragePageMaker(
      Snapshot snapshot, CoverageQuestion question, CoverageReport report, TableOrder order) {
    this.snapshot = snapshot;
    this.question = question;
    this.report = report;
    this.order = order;
    this.words = new FilterWords(snapshot.vocabularies()).describe(question.filter());
  }

  CoveragePage page(
      List<FieldError> errors,
      @Nullable CoveragePicture picture,
      Function<String, PageFrame> frame) {
    String heading = "Coverage of " + named(report.within());
    String asked = asked();
    return new CoveragePage(
        frame.apply(heading + (words.isEmpty() ? "" : ": services" + words)),
        heading,
        errors,
        CoverageForm.of(question, snapshot),
        ReaderNotes.with(question.notes(), snapshot),
        answer(),
        picture,
        "/coverage/map.json?" + asked,
        Arrays.asList(ShareClass.values()),
        report.by().label(),
        columns(asked),
        report.rows().stream().sorted(order.comparator()).map(this::row).toList(),
        total(),
        namesServices()
            ? report.services().stream()
                .map(each -> line(each.service(), Figures.percent(each.share())))
                .toList()
            : List.of(),
        report.services().size(),
        "/services?" + question.query().with("area", report.within().code().value()),
        report.nationwide().stream().map(service -> line(service, "")).toList(),
        report.stale(snapshot.today()),
        gapAddress(),
        "/coverage.csv?" + asked,
        "/coverage.geojson?" + asked,
        "/api/v1/coverage?" + asked,
        snapshot.today().format(DATE));
  }

  /** This question with the area and the kind spelt out, so that a link means the same tomorrow. */
  private String asked() {
    Map<String, List<String>> parameters = new LinkedHashMap<>(question.query().toParameters());
    parameters.keySet().removeAll(List.of("postcode", "page", "limit", "sort", "q"));
    parameters.put("area", List.of(report.within().code().value()));
    parameters.put("by", List.of(report.by().slug()));
    return FilterParameters.format(parameters);
  }

  /**
   * The gap analysis has no place for several crimes at once, and none for what is outside the
   * Duty.
   */
  private String gapAddress() {
    TermId crime =
        question.filter().crimeTypes().stream()
            .filter(id -> snapshot.vocabularies().getTerm(id).scope() != Scope.OUTSIDE)
            .findFirst()
            .orElse(null);
    return new GapQuestion(report.within(), crime, null, null, CohortLevel.Level.OPEN, List.of())
        .at("/gap");
  }

  private static String named(Area area) {
    return area.shortName();
  }

  // The answer in words

  private List<String> answer() {
    List<String> sentences = new ArrayList<>();
    AreaCoverage total = report.total();
    String place = named(report.within());
    if (!report.listed()) {
      sentences.add(
          "No local services are listed for "
              + place
              + " yet. That is missing information, not proof that there are none.");
    } else if (total.reached() == 0) {
      sentences.add("No local services" + words + " are listed for anybody in " + place + ".");
    } else {
      sentences.add(
          "Local services"
              + words
              + " reach "
              + Figures.percent(total.share())
              + " of "
              + place
              + "’s residents.");
    }
    if (report.listed() && total.reached() == total.population()) {
      sentences.add(
          "Every one of its "
              + Figures.whole(total.population())
              + " residents lives where at least one service takes people from.");
    } else if (report.listed()) {
      sentences.add(leftOut(total));
    }
    nationwide().ifPresent(sentences::add);
    if (!report.within().isEnglish()) {
      sentences.add(place + " is in Wales, which is outside the Duty to collaborate.");
    }
    return sentences;
  }

  private String leftOut(AreaCoverage total) {
    List<CoverageReport.Row> worst =
        report.rows().stream()
            .filter(row -> row.listed() && row.coverage().unreached() > 0)
            .sorted(
                Comparator.comparingLong((CoverageReport.Row row) -> row.coverage().unreached())
                    .reversed())
            .toList();
    StringBuilder sentence = new StringBuilder("No local service is listed for ");
    sentence
        .append(Figures.whole(total.unreached()))
        .append(" of ")
        .append(Figures.whole(total.population()))
        .append(" residents");
    if (report.rows().size() > 1 && worst.size() == 1) {
      sentence.append(", all of them in ").append(worst.getFirst().area().shortName());
    } else if (report.rows().size() > 1 && !worst.isEmpty()) {
      sentence.append(": ");
      for (int i = 0; i < Math.min(NAMED_IN_ANSWER, worst.size()); i++) {
        CoverageReport.Row row = worst.get(i);
        sentence
            .append(i == 0 ? "" : ", ")
            .append(Figures.whole(row.coverage().unreached()))
            .append(" in ")
            .append(row.area().shortName());
      }
      if (worst.size() > NAMED_IN_ANSWER) {
        int more = worst.size() - NAMED_IN_ANSWER;
        sentence
            .append(" and the rest in ")
            .append(Figures.count(more, "other area", "other areas"));
      }
    }
    return sentence.append(".").toString();
  }

  private Optional<String> nationwide() {
    int count = report.nationwide().size();
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.count(count, "England-wide service", "England-wide services")
            + (count == 1 ? " also takes" : " also take")
            + " people from here. "
            + (count == 1 ? "It is" : "They are")
            + " listed below and not counted in the shares.");
  }

  /** All of England has too many to list: its page leads to the search instead. */
  private boolean namesServices() {
    AreaKind kind = report.within().kind();
    return report.services().size() <= FEW_SERVICES
        || (kind != AreaKind.COUNTRY && kind != AreaKind.REGION);
  }

  // The table

  private int namedInRow() {
    return report.rows().size() > FEW_ROWS ? NAMED_IN_ROW_OF_MANY : NAMED_IN_ROW;
  }

  private List<CoveragePage.Column> columns(String asked) {
    return Arrays.stream(TableOrder.Column.values())
        .map(
            column ->
                new CoveragePage.Column(
                    column == TableOrder.Column.AREA ? report.by().label() : column.label(),
                    "/coverage?"
                        + asked
                        + "&order="
                        + order.afterClickOn(column).value()
                        + "#table",
                    column != order.column()
                        ? "none"
                        : order.descending() ? "descending" : "ascending",
                    column != TableOrder.Column.AREA))
        .toList();
  }

  private CoveragePage.Row row(CoverageReport.Row row) {
    List<Service> services = row.services();
    AreaCode code = row.area().code();
    return new CoveragePage.Row(
        code.value(),
        row.area().shortName(),
        "/areas/" + row.area().kind().slug() + "/" + code,
        !row.whole(),
        Figures.whole(row.coverage().population()),
        row.listed() ? Figures.whole(row.coverage().reached()) : "Not listed",
        row.listed() ? Figures.percent(row.coverage().share()) : "Not listed",
        row.listed() ? Figures.whole(row.coverage().unreached()) : "Not listed",
        row.listed() ? Figures.oneDecimal(row.coverage().meanDepth()) : "Not listed",
        ShareClass.of(row).style(),
        services.size(),
        services.stream().limit(namedInRow()).map(service -> line(service, "")).toList(),
        Math.max(0, services.size() - namedInRow()),
        "/services?" + question.query().with("area", code.value()));
  }

  private CoveragePage.Row total() {
    AreaCoverage total = report.total();
    return new CoveragePage.Row(
        report.within().code().value(),
        "All of " + named(report.within()),
        "",
        false,
        Figures.whole(total.population()),
        report.listed() ? Figures.whole(total.reached()) : "Not listed",
        report.listed() ? Figures.percent(total.share()) : "Not listed",
        report.listed() ? Figures.whole(total.unreached()) : "Not listed",
        report.listed() ? Figures.oneDecimal(total.meanDepth()) : "Not listed",
        "",
        report.services().size(),
        List.of(),
        0,
        "");
  }

  private CoveragePage.ServiceLine line(Service service, String share) {
    return new CoveragePage.ServiceLine(
        "/services/" + service.id(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        share,
        service.freshness(snapshot.today()) == Freshness.STALE);
  }
}
