package org.waymark.pathway.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.StaleException;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.coverage.ReachCalculator;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaNames;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.merge.Told;
import org.waymark.intake.table.CellReadings;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.FactCells;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.ImportReport;
import org.waymark.intake.table.ImportReport.RefusedRow;
import org.waymark.intake.table.RefusedRowException;
import org.waymark.intake.table.RowCells;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.SourceTable;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteCheck;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.field.RouteFacts;
import org.waymark.pathway.field.RouteParts;
import org.waymark.vocabulary.Vocabularies;

/**
 * Takes a file of routes in, one a row: checks every row and applies what is good as one change. A
 * row that is not costs no other; a condition that cannot be read refuses its row, because without
 * it the route would take people it does not. Reading the same file again changes nothing. A
 * condition that nobody can meet is pointed out. Not thread-safe.
 */
public final class RouteImport {

  /**
   * How to import.
   *
   * @param source name of where the file comes from; routes are known by it and their id. Null when
   *     every route is one that Waymark knows, by the id it exports
   * @param dryRun true to check and report only
   * @param who who imports, for the history
   * @param overwritesEdits true to take what the file says whatever people have said since; it
   *     opens no route again that they withdrew
   */
  public record Options(
      @Nullable String source, boolean dryRun, String who, boolean overwritesEdits) {

    /** What people said is kept. */
    public Options(@Nullable String source, boolean dryRun, String who) {
      this(source, dryRun, who, false);
    }

    public Options {
      if (source != null && (source.isBlank() || source.length() > 200)) {
        throw new IllegalArgumentException(
            "Name the source of the file in at most 200 characters, e.g. cumbria-routes-2026");
      }
      if (who.isBlank() || who.length() > 200) {
        throw new IllegalArgumentException("Say in at most 200 characters who imports the file");
      }
    }
  }

  private static final int LONGEST_ID = 200;

  /** How often one may be overtaken in a row before an import is given up. */
  private static final int MOST_ATTEMPTS = 20;

  /** Stands for a source that nobody has named; nothing is kept under it. */
  private static final String UNSAID = "(not said)";

  private final ReferralRouteRepository repository;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final Clock clock;
  private final RouteCheck check;
  private final ServiceNames services;

  /**
   * @param catalogue the services that whoever imports may name
   */
  public RouteImport(
      ReferralRouteRepository repository,
      Catalogue catalogue,
      Geography geography,
      Vocabularies vocabularies,
      Clock clock) {
    this.repository = repository;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.clock = clock;
    check = new RouteCheck(vocabularies, new ReachCalculator(geography));
    services = new ServiceNames(catalogue);
  }

  /**
   * @throws RefusedFileException when nothing of the file can be read
   */
  public ImportReport run(Path file, Options options) throws IOException, RefusedFileException {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Run run = new Run(options);
      try {
        SourceTable.read(file, RouteColumn.COLUMNS, run.findings, run);
        return run.finish();
      } catch (StaleException e) {
        // Somebody was faster: what they said is looked at, and decided on, anew.
      }
    }
    throw new RefusedFileException(
        "Others are changing these routes again and again at this moment, so nothing was taken in:"
            + " import the file again a little later");
  }

  /** One reading of one file. */
  private final class Run implements SourceTable.Rows<RouteColumn> {
    private final Options options;
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    private final FindingList findings = new FindingList();
    private final AreaNames areas = geography.names(today);
    private final CellReadings readings =
        new CellReadings(ReadingTerms.withoutPlaces(vocabularies, geography, today));
    private final ReferralRoutes known = repository.load();
    private final Map<Integer, RouteColumn> columns = new LinkedHashMap<>();
    private final Map<RouteId, ReferralRoute> taken = new LinkedHashMap<>();
    private final Map<RouteId, SourceRow> rowOf = new HashMap<>();
    private final Map<RouteId, Long> expected = new HashMap<>();
    private final Set<RouteId> unchanged = new HashSet<>();
    private final List<RefusedRow> refusedRows = new ArrayList<>();
    private List<String> headings = List.of();
    private int rows;
    private int added;
    private boolean unsaid;

    Run(Options options) {
      this.options = options;
    }

    @Override
    public void headings(SourceRow row, Map<Integer, RouteColumn> found) {
      headings = row.cells();
      columns.putAll(found);
    }

    @Override
    public void take(SourceRow row) {
      rows++;
      try {
        rowOf.put(read(new Row(row)), row);
        findings.takeRefusals();
      } catch (RefusedRowException e) {
        refusedRows.add(RefusedRow.of(row, findings.takeRefusals(), ""));
      }
    }

    private RouteId read(Row row) throws RefusedRowException {
      // How long a text may be its part of the route knows.
      row.cells.check(headings.size(), column -> Integer.MAX_VALUE);
      Waypoint from = row.sender();
      Service to =
          row.service(
              RouteColumn.TO, RouteColumn.TO_SERVICE, "the service that takes the referral");
      Provenance provenance = row.provenance(from, to);
      RouteId id = row.routeId(provenance);
      ReferralRoute before = known.find(id).orElse(null);
      ReferralRoute read =
          row.route(id, from, to.id(), before == null ? provenance : before.provenance());
      ReferralRoute route = before == null || before.equals(read) ? read : again(row, before, read);
      if (taken.containsKey(id) || unchanged.contains(id)) {
        throw row.cells.refuse(
            RouteColumn.ID,
            "id-twice",
            "an earlier row is the same route",
            "Give one of them another id, or take it out");
      }
      check.contradictions(route, to).forEach(row::tell);
      if (route.equals(before)) {
        unchanged.add(id);
      } else {
        expected.putIfAbsent(id, 0L);
        added += before == null ? 1 : 0;
        taken.put(id, route);
      }
      return id;
    }

    /** The route that is known with what of the row is taken. */
    private ReferralRoute again(Row row, ReferralRoute known, ReferralRoute read) {
      Set<String> said =
          columns.values().stream().map(RouteColumn::heading).collect(Collectors.toSet());
      List<RouteVersion> versions = repository.history(known.id());
      List<Told> told = new ArrayList<>();
      ReferralRoute merged =
          new RouteAgain(new ListingTerms(vocabularies, geography), said, options.overwritesEdits())
              .merged(known, read, versions, told);
      told.forEach(each -> findings.add(each.finding("", row.cells.row().line())));
      expected.put(known.id(), versions.getLast().version());
      return merged;
    }

    /** Refuses the routes whose words give a place away. */
    private void refuseGivenAway(List<PlaceInWords> told) {
      for (PlaceInWords each : told) {
        RouteId id = new RouteId(each.subject());
        SourceRow row = rowOf.get(id);
        if (row != null && taken.remove(id) != null) {
          added -= known.find(id).isEmpty() ? 1 : 0;
          new Row(row)
              .refuse(
                  "withheld-place-in-text",
                  each.text().what() + " tells of a place of a service that is not to be known",
                  "Take the address or postcode out of it");
          refusedRows.add(RefusedRow.of(row, findings.takeRefusals(), ""));
        }
      }
    }

    private RouteChange change() {
      return RouteChange.of(
              options.who(),
              options.source() == null ? "Import of an export" : "Import from " + options.source(),
              List.copyOf(taken.values()))
          .importedFrom(options.source() == null ? "an export" : options.source());
    }

    ImportReport finish() throws RefusedFileException {
      if (unsaid) {
        throw new RefusedFileException(
            "It is not said where the file comes from: name its source with --source NAME. A later"
                + " file of the same routes is then imported under the same name");
      }
      refuseGivenAway(repository.placesInWords(change()));
      if (!options.dryRun() && !taken.isEmpty()) {
        expected.keySet().retainAll(taken.keySet());
        repository.apply(change().expecting(expected));
      }
      return new ImportReport(
          options.dryRun(),
          added,
          taken.size() - added,
          unchanged.size(),
          refusedRows.size(),
          rows,
          findings,
          headings,
          refusedRows);
    }

    /** One row and its columns. */
    private final class Row {
      private final RowCells<RouteColumn> cells;
      private final FactCells<RouteColumn> facts;

      Row(SourceRow source) {
        cells = new RowCells<>(source, columns, findings);
        // Without a condition that cannot be read the route would take people it does not.
        facts = new FactCells<>(cells, readings, true);
      }

      /** Of the row as a whole. */
      void refuse(String code, String problem, String remedy) {
        cells.refuse(null, "", code, problem, remedy);
      }

      private RefusedRowException refuse(
          RouteColumn column, String value, String code, String problem) {
        return cells.refuse(column, value, code, problem, "Allowed: " + column.allowed());
      }

      Waypoint sender() throws RefusedRowException {
        String from = cells.get(RouteColumn.FROM);
        Optional<EntryPoint.Kind> kind =
            cells.get(RouteColumn.FROM_SERVICE).isEmpty() ? entryPoint(from) : Optional.empty();
        if (kind.isEmpty()) {
          return new ServicePoint(
              service(
                      RouteColumn.FROM,
                      RouteColumn.FROM_SERVICE,
                      "an entry point, or the service that refers")
                  .id());
        }
        String area = cells.get(RouteColumn.FROM_AREA);
        if (area.isEmpty() || area.equalsIgnoreCase("england")) {
          return EntryPoint.everywhere(kind.get());
        }
        return new EntryPoint(kind.get(), policeArea(area));
      }

      /** A service is listed under no name of an entry point, but may be under what people say. */
      private Optional<EntryPoint.Kind> entryPoint(String text) {
        return Labelled.find(EntryPoint.Kind.class, text)
            .filter(
                kind ->
                    kind.label().equalsIgnoreCase(text)
                        || kind.slug().equals(text)
                        || services.named(text).isEmpty());
      }

      private AreaCode policeArea(String text) throws RefusedRowException {
        for (String written : List.of(text + " (police area)", text)) {
          if (areas.find(written) instanceof AreaNames.Meaning.Areas found) {
            for (AreaCode code : found.codes()) {
              if (AreaKind.POLICE_AREA.admits(code)) {
                return code;
              }
            }
          }
        }
        throw refuse(RouteColumn.FROM_AREA, text, "unknown-area", "no police area is called this");
      }

      Service service(RouteColumn named, RouteColumn identified, String what)
          throws RefusedRowException {
        String id = CellText.identifier(cells.get(identified));
        String name = cells.get(named);
        if (id.isEmpty() && name.isEmpty()) {
          throw refuse(named, "", "missing", "there is nothing here: name " + what);
        }
        List<Service> found = id.isEmpty() ? services.named(name) : services.identified(id);
        if (found.size() == 1) {
          return found.getFirst();
        }
        throw found.isEmpty()
            ? unknownService(named, identified)
            : cells.refuse(
                id.isEmpty() ? named : identified,
                "more-than-one-service",
                found.size() + " services are called this",
                "Write one of these ids under \""
                    + identified.heading()
                    + "\": "
                    + services.withIds(found));
      }

      private RefusedRowException unknownService(RouteColumn named, RouteColumn identified) {
        String id = CellText.identifier(cells.get(identified));
        String near = id.isEmpty() ? services.nearName(cells.get(named)) : services.nearId(id);
        return cells.refuse(
            id.isEmpty() ? named : identified,
            "unknown-service",
            id.isEmpty()
                ? "no service of the catalogue is called this"
                : "no service of the catalogue has this id",
            near.isEmpty()
                ? "Write its name as it is listed, or its id under \"" + identified.heading() + "\""
                : "Did you mean " + near + "?");
      }

      Provenance provenance(Waypoint from, Service to) throws RefusedRowException {
        String id = CellText.identifier(cells.get(RouteColumn.ID));
        if (id.length() > LONGEST_ID) {
          throw refuse(
              RouteColumn.ID, id, "too-long", "the id has more than " + LONGEST_ID + " characters");
        }
        return new Provenance(
            options.source() == null ? UNSAID : options.source(),
            id.isEmpty() ? from.key() + " " + to.id() : id,
            now);
      }

      /** That of a route Waymark knows, written as it exports it; else one made from the id. */
      RouteId routeId(Provenance provenance) {
        String id = provenance.externalId();
        try {
          RouteId own = new RouteId(UUID.fromString(id));
          if (known.find(own).isPresent()) {
            return own;
          }
        } catch (IllegalArgumentException e) {
          // An id of another's making.
        }
        unsaid |= options.source() == null;
        return RouteId.derived(provenance.source(), provenance.externalId());
      }

      ReferralRoute route(RouteId id, Waypoint from, ServiceId to, Provenance provenance)
          throws RefusedRowException {
        RouteParts parts = new RouteParts();
        facts.read(RouteFacts.FACTS, parts);
        for (RouteFacts.Misfit misfit : RouteFacts.misfits(parts)) {
          facts.refuse(misfit.fact(), Optional.of(misfit.fault()));
        }
        try {
          return parts.between(id, from, to, provenance);
        } catch (IllegalArgumentException e) {
          throw cells.refuse(null, "", "cannot-be", String.valueOf(e.getMessage()), "Mend the row");
        }
      }

      void tell(RouteCheck.Contradiction each) {
        String heading =
            RouteFacts.of(each.part()).map(Fact::heading).orElse(RouteColumn.FROM.heading());
        cells.tell(
            heading,
            cells.get(heading),
            each.impossible() ? Severity.WARNING : Severity.NOTE,
            each.impossible() ? "nobody-can-meet" : "not-in-the-listing",
            (each.impossible() ? "nobody can go along this route: " : "") + each.words(),
            each.impossible()
                ? "Mend the route or the listing; it was taken in as it stands"
                : "Ask the service");
      }
    }
  }
}
