package org.waymark.web.coverage;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.CoverageTables;
import org.waymark.coverage.FilterWords;
import org.waymark.coverage.Overlay.AreaCoverage;
import org.waymark.coverage.Standing;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.report.PageAddress;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TableOrder;
import org.waymark.web.report.TablePart;

/** Puts one report into the words, rows and links of its page. */
final class CoveragePageMaker {

  /** The place of the share among the columns that the page shows. */
  private static final int SHARE_ON_PAGE = 3;

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
  private final CoverageShow show;
  private final Optional<FieldError> showProblem;
  private final MapLayers layers;
  private final List<FieldError> layerProblems = new ArrayList<>();

  CoveragePageMaker(
      Snapshot snapshot,
      CoverageQuestion question,
      CoverageReport report,
      Map<String, List<String>> parameters) {
    this.snapshot = snapshot;
    this.question = question;
    this.report = report;
    this.order =
        TableOrder.read(
            parameters,
            CoverageTables.areas(
                report, area -> "/services?" + question.query().with("area", area.code().value())),
            by -> "/coverage?" + asked() + "&order=" + by + "#table");
    String asked =
        parameters.getOrDefault(CoverageShow.PARAMETER, List.of()).stream()
            .findFirst()
            .orElse("")
            .strip();
    Optional<CoverageShow> known = CoverageShow.ofSlug(asked);
    this.show = known.orElseGet(() -> CoverageShow.usual(report));
    this.showProblem =
        asked.isEmpty() || known.isPresent()
            ? Optional.empty()
            : Optional.of(
                new FieldError(
                    CoverageShow.PARAMETER,
                    "“" + asked + "” is not a choice for “show”. Use one of: share, services."));
    this.layers = MapLayers.read(parameters, report, snapshot, layerProblems);
    this.words = new FilterWords(snapshot.vocabularies()).describe(question.filter().statedOnly());
  }

  /** What was not understood of the order of the table and the colours of the map. */
  List<FieldError> problems() {
    return Stream.of(order.problem().stream(), showProblem.stream(), layerProblems.stream())
        .flatMap(each -> each)
        .toList();
  }

  /** The areas of the map. A click asks the same of an area; the smallest lead to their page. */
  List<MapPart> parts() {
    return show.parts(report, this::addressOf);
  }

  /** What lies on the map besides. */
  MapLayers layers() {
    return layers;
  }

  private String addressOf(Area area) {
    return CoverageQuestion.usual(area) == area.kind()
        ? PageAddress.ofArea(area.kind().slug(), area.code())
        : "/coverage?" + asked(area, null);
  }

  CoveragePage page(
      List<FieldError> errors,
      List<PlaceChoices> places,
      MapSource source,
      @Nullable String place,
      Function<String, PageFrame> frame) {
    String heading = "Coverage of " + named(report.within());
    String asked = asked();
    return new CoveragePage(
        frame.apply(heading + (words.isEmpty() ? "" : ": services" + words)),
        heading,
        errors,
        places,
        CoverageForm.of(question, show, layers.boxes(), layers.reaches(report), snapshot),
        ReaderNotes.with(question.notes(), snapshot),
        answer(),
        map(heading, place, source),
        areas(),
        new CoveragePage.Counted(
            namesServices()
                ? TablePart.of(
                    CoverageTables.services(report, snapshot.catalogue(), snapshot.today()),
                    "",
                    Integer.MAX_VALUE,
                    null)
                : null,
            report.services().size(),
            "/services?" + question.query().with("area", report.within().code().value()),
            report.notCounted().size(),
            report.nationwide().stream().map(service -> line(service)).toList()),
        new CoveragePage.Links(
            gapAddress(),
            "/coverage.csv?" + asked,
            "/coverage.geojson?" + asked,
            "/api/v1/coverage?" + asked),
        snapshot.today().format(DATE));
  }

  private @Nullable MapFigure map(String heading, @Nullable String place, MapSource source) {
    String address = "/coverage?" + asked() + "&show=" + show.slug();
    return CoverageMap.figure(
        report,
        show,
        heading,
        answer().getFirst() + " The table below says the same in figures.",
        "/coverage/map.json?" + asked() + "&show=" + show.slug(),
        this::addressOf,
        place == null
            ? MapSearch.at(address)
            : MapSearch.of(
                address,
                place,
                report.within(),
                parts(),
                area -> "/coverage?" + asked(area, null),
                snapshot,
                source),
        layers,
        snapshot,
        source);
  }

  /** This question with the area and the kind spelt out, so that a link means the same tomorrow. */
  private String asked() {
    return asked(report.within(), report.by());
  }

  /** The same of another area, by whatever suits it where no kind is given. */
  private String asked(Area within, @Nullable AreaKind by) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(question.query().toParameters());
    parameters.keySet().removeAll(List.of("postcode", "page", "limit", "sort", "q", "by"));
    parameters.put("area", List.of(within.code().value()));
    if (by != null) {
      parameters.put("by", List.of(by.slug()));
    }
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
        .at("/gap/offer");
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
    } else if (report.reachedAsListed() == 0) {
      sentences.add("No local services" + words + " are listed for anybody in " + place + ".");
    } else if (total.reached() == 0) {
      sentences.add("No local service" + words + " counts today for anybody in " + place + ".");
    } else {
      sentences.add(
          "Local services that count today"
              + words
              + " reach "
              + Figures.percent(total.share())
              + " of "
              + place
              + "’s residents.");
    }
    notCounted().ifPresent(sentences::add);
    if (report.listed() && total.reached() == total.population()) {
      sentences.add(
          "Every one of its "
              + Figures.whole(total.population())
              + " residents lives where at least one service that counts takes people from.");
    } else if (report.listed()) {
      sentences.add(leftOut(total));
    }
    nationwide().ifPresent(sentences::add);
    if (!report.within().isEnglish()) {
      sentences.add(place + " is in Wales, which is outside the Duty to collaborate.");
    }
    return sentences;
  }

  /** What is listed beside what counts, and what difference it makes. */
  private Optional<String> notCounted() {
    int count = report.notCounted().size();
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.count(count, "more local service is", "more local services are")
            + " listed for somebody here and "
            + (count == 1 ? "does" : "do")
            + " not count, because "
            + (count == 1 ? "it has" : "they have")
            + " to be confirmed first or "
            + (count == 1 ? "takes" : "take")
            + " no referrals. With "
            + (count == 1 ? "it " : "them ")
            + Figures.percent(report.shareAsListed())
            + " of residents would be reached.");
  }

  private String leftOut(AreaCoverage total) {
    List<CoverageReport.Row> worst =
        report.rows().stream()
            .filter(row -> row.listed() && row.coverage().unreached() > 0)
            .sorted(
                Comparator.comparingLong((CoverageReport.Row row) -> row.coverage().unreached())
                    .reversed())
            .toList();
    StringBuilder sentence = new StringBuilder("No local service counts for ");
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

  private TablePart areas() {
    ReportTable table = order.table();
    int share = column(table, "share");
    int reached = column(table, "reached");
    TablePart part = TablePart.of(table, "", Integer.MAX_VALUE, order);
    return show == CoverageShow.SHARE
        ? part.withSwatches(
            SHARE_ON_PAGE,
            table.rows().stream()
                .map(row -> style((Long) row.get(reached), (Double) row.get(share)))
                .toList())
        : part;
  }

  private static int column(ReportTable table, String name) {
    return table.columns().stream()
        .map(column -> column.files().getFirst().name())
        .toList()
        .indexOf(name);
  }

  private static String style(@Nullable Long reached, @Nullable Double share) {
    return reached == null || share == null
        ? ShareClass.NOT_LISTED.style()
        : ShareClass.of(true, reached, share).style();
  }

  private CoveragePage.ServiceLine line(Service service) {
    return new CoveragePage.ServiceLine(
        "/services/" + service.id(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        Standing.of(service, snapshot.today()).words());
  }
}
