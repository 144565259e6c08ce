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
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.field.RouteFacts;
import org.waymark.report.CsvFile;
import org.waymark.report.FileTable;
import org.waymark.report.WorkbookFile;

/** Writes routes in the columns of the import, so that the file can be edited and read back. */
public final class RouteExport {

  private final ListingTerms terms;

  /**
   * @param terms names for terms and areas
   */
  public RouteExport(ListingTerms terms) {
    this.terms = terms;
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
    EntryPoint entry = route.from() instanceof EntryPoint each ? each : null;
    List<String> cells = new ArrayList<>();
    cells.add(route.id().toString());
    cells.add(entry == null ? from == null ? "" : from.name() : entry.kind().label());
    cells.add(entry == null || entry.policeArea() == null ? "" : entry.policeArea().value());
    cells.add(from == null ? "" : from.id().toString());
    cells.add(to.name());
    cells.add(to.id().toString());
    RouteFacts.FACTS.forEach(fact -> cells.add(fact.writeCell(route, terms)));
    return cells;
  }
}
