package org.waymark.pathway.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.ServicePoint;
import org.waymark.report.CsvFile;
import org.waymark.report.FileTable;
import org.waymark.report.WorkbookFile;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** Writes routes in the columns of the import, so that the file can be edited and read back. */
public final class RouteExport {

  private final Vocabularies vocabularies;

  public RouteExport(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  /**
   * Writes CSV, or a workbook when the name ends in {@code .xlsx}. A route from or to a service
   * that is not in the catalogue given is left out: whoever may not see a service learns nothing of
   * it.
   *
   * @return how many were written
   */
  public int write(Collection<ReferralRoute> routes, Catalogue catalogue, Path file)
      throws IOException {
    List<List<String>> rows = rows(routes, catalogue);
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(file)) {
        WorkbookFile.write(out, List.of(), List.of(FileTable.ofTexts("routes", rows)));
      }
    } else {
      Files.write(file, CsvFile.bytes(rows));
    }
    return rows.size() - 1;
  }

  /** The headings, then one row for each route, as of {@link #write}. */
  public List<List<String>> rows(Collection<ReferralRoute> routes, Catalogue catalogue) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(RouteColumn.COLUMNS.listHeadings());
    for (ReferralRoute route : routes) {
      Optional<Service> to = catalogue.findService(route.to());
      Optional<Service> from =
          route.from() instanceof ServicePoint point
              ? catalogue.findService(point.service())
              : Optional.empty();
      if (to.isPresent() && (route.from() instanceof EntryPoint || from.isPresent())) {
        rows.add(row(route, from.orElse(null), to.get()));
      }
    }
    return rows;
  }

  private List<String> row(ReferralRoute route, @Nullable Service from, Service to) {
    List<String> cells = new ArrayList<>();
    for (RouteColumn column : RouteColumn.values()) {
      cells.add(cell(column, route, from, to));
    }
    return cells;
  }

  private String cell(RouteColumn column, ReferralRoute route, @Nullable Service from, Service to) {
    RouteCriteria criteria = route.criteria();
    EntryPoint entry = route.from() instanceof EntryPoint each ? each : null;
    return switch (column) {
      case ID -> route.id().toString();
      case FROM -> entry == null ? from == null ? "" : from.name() : entry.kind().label();
      case FROM_AREA -> entry == null ? "" : text(entry.policeArea());
      case FROM_SERVICE -> from == null ? "" : text(from.id());
      case TO -> to.name();
      case TO_SERVICE -> text(to.id());
      case CRIMES -> terms(criteria.crimeTypes(), vocabularies.crimeTypes());
      case COHORTS -> terms(criteria.cohorts(), vocabularies.cohorts());
      case YOUNGEST -> text(criteria.minimumAge());
      case OLDEST -> text(criteria.maximumAge());
      case GENDERS -> labels(criteria.genders());
      case RISKS -> labels(criteria.risks());
      case REPORT ->
          criteria.report() == ReportRequirement.NOT_NEEDED
              ? ""
              : criteria.report() == ReportRequirement.REPORT_NEEDED ? "needed" : "only unreported";
      case LEAST_DAYS -> text(criteria.leastDaysSince());
      case MOST_DAYS -> text(criteria.mostDaysSince());
      case RESIDENCE -> joined(criteria.residence(), AreaCode::value);
      case CONDITIONS -> criteria.otherConditions();
      case MECHANISM -> route.mechanism() == Mechanism.NOT_STATED ? "" : route.mechanism().label();
      case AGREEMENT -> route.agreement().kind().slug();
      case AGREED_ON -> text(route.agreement().made());
      case AGREEMENT_ENDS -> text(route.agreement().ends());
      case PARTNERS -> String.join("; ", route.agreement().partners());
      case CONSENT ->
          route.consent() == ConsentBasis.NOT_STATED
              ? ""
              : route.consent().slug().replace('-', ' ');
      case CAPACITY ->
          route.capacity().status() == Capacity.Status.UNKNOWN
              ? ""
              : route.capacity().status().label();
      case WAIT -> text(route.capacity().waitWeeks());
      case WAIT_DATE -> text(route.capacity().asOf());
      case HOURS -> route.hours();
      case CHECKED -> text(route.assuredOn());
      case STATED_BY ->
          route.statedBy().size() == 2
              ? "both"
              : route.statedBy().contains(RouteEnd.SENDER)
                  ? "sender"
                  : route.statedBy().contains(RouteEnd.RECEIVER) ? "receiver" : "";
      case WITHDRAWN -> text(route.withdrawnOn());
    };
  }

  private static String text(@Nullable Object value) {
    return value instanceof ServiceId id
        ? id.value().toString()
        : value == null ? "" : value.toString();
  }

  private static String terms(Collection<TermId> some, Vocabulary vocabulary) {
    return joined(some, id -> vocabulary.find(id).map(term -> term.label()).orElse(id.value()));
  }

  private static String labels(Collection<? extends Labelled> some) {
    return joined(some, Labelled::label);
  }

  private static <T> String joined(Collection<? extends T> some, Function<T, String> word) {
    return some.stream().map(word::apply).sorted().collect(Collectors.joining("; "));
  }
}
