package org.waymark.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.confidential.AddressInWords;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.merge.Told;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.ImportReport;
import org.waymark.intake.table.ImportReport.RefusedRow;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.SourceTable;
import org.waymark.intake.table.WrittenId;
import org.waymark.report.SpreadsheetText;
import org.waymark.vocabulary.Vocabularies;

/**
 * Takes a file of services in: reads it row by row, checks every row, and applies what is good as
 * one change. A service that cannot be read is refused whole, with all its rows, and costs no
 * other. Reading the same file again changes nothing. Not thread-safe.
 *
 * <p>The rows of one service stand together: the first names the service, further ones repeat its
 * id (or leave id and name empty) and add an offer, a location or a contract.
 */
public final class ServiceImport {

  /**
   * How to import.
   *
   * @param source name of where the file comes from; services are known by it and their id, but for
   *     rows that name a source themselves, as those of an export do. Null when every row must
   * @param dryRun true to check and report only
   * @param who who imports, for the record of changes
   * @param missing what is to be done about listings that are not in the file any more
   * @param apart true to bring every row in under the source given, whatever it says itself and
   *     whatever is there from other sources
   * @param overwritesEdits true to take what the file says whatever people have said since; it
   *     makes nothing more public than they made it all the same
   */
  public record Options(
      @Nullable String source,
      boolean dryRun,
      String who,
      boolean apart,
      Departures.Wish missing,
      boolean overwritesEdits) {

    /** Not apart; what is missing, and what people said, stays as it is. */
    public Options(@Nullable String source, boolean dryRun, String who) {
      this(source, dryRun, who, false, Departures.Wish.KEEP, false);
    }

    /** Of a workbook whose ids name the listings of its own accord. */
    public static Options ofAWorkbook(String source) {
      return new Options(source, false, "workbook", true, Departures.Wish.KEEP, false);
    }

    public Options {
      if (source != null && (source.isBlank() || source.length() > LONGEST_SOURCE)) {
        throw new IllegalArgumentException(
            "Name the source of the file in at most 200 characters, e.g. cumbria-baseline-2026");
      }
      if (source == null && apart) {
        throw new IllegalArgumentException("Listings that are to stand apart need a source");
      }
      if (who.isBlank()) {
        throw new IllegalArgumentException("Say who imports the file");
      }
    }
  }

  private static final int LONGEST_SOURCE = 200;

  /** What is found of a file that is not read to its end, or not all of it. */
  private static final Set<String> NOT_WHOLE =
      Set.of("unreadable-from-here", "sheet-not-read", "ragged-row");

  /** How often one may be overtaken in a row before an import is given up. */
  private static final int MOST_ATTEMPTS = 20;

  private final ImportDesk desk;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final Function<String, PlaceLookup> places;
  private final WithheldAddress.Store withheldStore;
  private final Clock clock;
  private Departures departures = Departures.none();

  /**
   * @param desk takes what was read
   * @param places finds a postcode
   * @param withheldStore takes the addresses that must not be published
   */
  public ServiceImport(
      ImportDesk desk,
      Geography geography,
      Vocabularies vocabularies,
      Function<String, PlaceLookup> places,
      WithheldAddress.Store withheldStore,
      Clock clock) {
    this.desk = desk;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.places = places;
    this.withheldStore = withheldStore;
    this.clock = clock;
  }

  /**
   * @param progress is told the number of rows read so far, now and then
   * @throws RefusedFileException when nothing of the file can be read
   */
  public ImportReport run(Path file, Options options, LongConsumer progress)
      throws IOException, RefusedFileException {
    Run run = new Run(options, progress);
    SourceTable.read(file, TemplateColumn.COLUMNS, run.findings, run);
    return run.finish();
  }

  /** What the file that was read last no longer names, and what it names again. */
  public Departures departures() {
    return departures;
  }

  /** One reading of one file. */
  private final class Run implements SourceTable.Rows<TemplateColumn> {
    private final Options options;
    private final LongConsumer progress;
    private final FindingList findings = new FindingList();
    private final Map<Integer, TemplateColumn> columns = new LinkedHashMap<>();
    private List<String> headings = List.of();
    private @Nullable ListingReader reader;
    private final List<SourceRow> group = new ArrayList<>();
    private String groupId = "";
    private String groupName = "";
    private String groupSource = "";
    private boolean groupRefused;
    private final FileSources sources;
    private final Set<SourceId> seen = new HashSet<>();

    /** Those that rows name which are refused, too. */
    private final Set<SourceId> named = new HashSet<>();

    private final Map<OrganisationId, ListingReader.Listing> organisations = new LinkedHashMap<>();
    private final List<ListingReader.Listing> listings = new ArrayList<>();

    /** What rows of an export are compared with; null while there was none. */
    private @Nullable Catalogue exported;

    private @Nullable KnownRecords records;
    private int untouched;

    /** The rows of listings whose words may turn out to give a place away. */
    private final Map<ListingReader.Listing, List<SourceRow>> watched = new IdentityHashMap<>();

    private final List<RefusedRow> refusedRows = new ArrayList<>();
    private int refused;
    private int rows;

    Run(Options options, LongConsumer progress) {
      this.options = options;
      this.progress = progress;
      this.sources = new FileSources(options.source());
    }

    @Override
    public void headings(SourceRow row, Map<Integer, TemplateColumn> found) {
      headings = row.cells();
      columns.putAll(found);
      LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
      reader =
          new ListingReader(
              columns,
              new ReadingTerms(vocabularies, geography, geography.names(today), places, today),
              findings);
    }

    @Override
    public void endOfSheet() {
      close();
    }

    @Override
    public void take(SourceRow row) {
      rows++;
      if (rows % 250 == 0) {
        progress.accept(rows);
      }
      String id = CellText.identifier(value(row, TemplateColumn.SERVICE_ID));
      String name = CellText.identifier(value(row, TemplateColumn.SERVICE_NAME));
      String source = source(row, TemplateColumn.SOURCE);
      boolean further =
          !group.isEmpty()
              && source.equals(groupSource)
              && (id.isEmpty() ? name.isEmpty() : id.equals(groupId))
              && (name.isEmpty() || name.equals(groupName));
      if (!further) {
        close();
        groupId = id;
        groupName = name;
        groupSource = source;
      }
      group.add(row);
      checkShape(row);
    }

    private void checkShape(SourceRow row) {
      boolean more =
          row.cells().size() > headings.size()
              && row.cells().subList(headings.size(), row.cells().size()).stream()
                  .anyMatch(cell -> !cell.isBlank());
      boolean fewer =
          row.formulas().isEmpty()
              && row.cells().size() < headings.size()
              && row.cells().size() <= lastColumnNeeded();
      if (more || fewer) {
        groupRefused = true;
        note(
            row.line(),
            "",
            Severity.REFUSED,
            "ragged-row",
            "the row has "
                + row.cells().size()
                + " cells where the headings are "
                + headings.size(),
            "Put text that holds commas or line breaks between quotation marks");
      }
    }

    /** Rows of a sheet simply end with their last filled cell; they may not end before the name. */
    private int lastColumnNeeded() {
      return columns.entrySet().stream()
          .filter(entry -> TemplateColumn.required().contains(entry.getValue()))
          .mapToInt(entry -> group.size() > 1 ? -1 : entry.getKey())
          .max()
          .orElse(-1);
    }

    /** The source that a row names; the empty text when it names none. */
    private String source(SourceRow row, TemplateColumn column) {
      return options.apart() ? "" : value(row, column);
    }

    private String value(SourceRow row, TemplateColumn wanted) {
      for (Map.Entry<Integer, TemplateColumn> entry : columns.entrySet()) {
        if (entry.getValue() == wanted) {
          return SpreadsheetText.read(CellText.identifier(row.cell(entry.getKey())));
        }
      }
      return "";
    }

    private void close() {
      if (group.isEmpty() || reader == null) {
        return;
      }
      SourceRow first = group.getFirst();
      String id = groupId;
      boolean derived = id.isEmpty();
      if (derived) {
        id = WrittenId.of(value(first, TemplateColumn.ORGANISATION) + " " + groupName);
      }
      SourceId its = new SourceId(sources.of(groupSource), id);
      if (sources.isAnother(groupSource)) {
        findings.add(FileSources.noteOf(first.line(), groupSource));
      }
      named.add(its);
      boolean good =
          !groupRefused
              && isIdentifier(first, TemplateColumn.SERVICE_ID, id)
              && isIdentifier(first, TemplateColumn.SOURCE, groupSource);
      if (good && !derived && groupName.isEmpty() && seen.contains(its)) {
        good = false;
        note(
            first.line(),
            TemplateColumn.SERVICE_ID.heading(),
            Severity.REFUSED,
            "apart-from-its-service",
            "a further row of service " + id + " stands apart from the others",
            "Move it to directly below them");
      } else if (good && !seen.add(its)) {
        good = false;
        note(
            first.line(),
            TemplateColumn.SERVICE_ID.heading(),
            Severity.REFUSED,
            "id-twice",
            "the service id " + id + " stands for an earlier service of this file",
            derived
                ? "Give both services an id of their own"
                : "Give this one another id, or the same name if it is a further row");
      }
      if (good && isUntouched(its)) {
        untouched++;
      } else if (good) {
        String runBy = source(first, TemplateColumn.ORGANISATION_SOURCE);
        Optional<ListingReader.Listing> listing =
            reader.read(its, runBy.isEmpty() ? its.source() : runBy, group);
        good = listing.isPresent();
        if (good) {
          if (derived) {
            note(
                first.line(),
                TemplateColumn.SERVICE_ID.heading(),
                Severity.NOTE,
                "id-derived",
                "there is no service id; it is known as \"" + id + "\"",
                "Write an id, so that a change of name does not make a second listing");
          }
          take(listing.get(), first);
        }
      }
      if (!good) {
        refuse(group);
      }
      group.clear();
      groupRefused = false;
    }

    private boolean isIdentifier(SourceRow row, TemplateColumn column, String text) {
      Optional<Fault> fault = Fault.inIdentifier(text);
      fault.ifPresent(
          each ->
              findings.add(
                  new Finding(
                      row.line(),
                      column.heading(),
                      each.value(),
                      Severity.REFUSED,
                      each.code(),
                      each.problem(),
                      each.remedy())));
      return fault.isEmpty();
    }

    private void take(ListingReader.Listing listing, SourceRow first) {
      listings.add(listing);
      Organisation organisation = listing.organisation();
      if (PlaceInWords.hidesAPlace(listing.service()) || listing.organisationDetails()) {
        watched.put(listing, List.copyOf(group));
      }
      ListingReader.Listing earlier = organisations.get(organisation.id());
      if (earlier == null || !earlier.organisationDetails()) {
        organisations.put(organisation.id(), listing);
      } else if (listing.organisationDetails() && !earlier.organisation().equals(organisation)) {
        note(
            first.line(),
            TemplateColumn.ORGANISATION.heading(),
            Severity.WARNING,
            "organisation-differs",
            "an earlier row says otherwise of this organisation; the earlier row was taken",
            "Say it once, or the same each time");
      }
    }

    private void refuse(List<SourceRow> rows) {
      refused++;
      List<Finding> reasons = findings.takeRefusals();
      for (SourceRow row : rows) {
        List<Finding> own =
            reasons.stream()
                .filter(each -> each.line() == row.line() && each.sheet().equals(row.sheet()))
                .toList();
        refusedRows.add(RefusedRow.of(row, own, "Refused with another row of the same service."));
      }
    }

    private void note(
        long line, String field, Severity severity, String code, String problem, String remedy) {
      findings.add(new Finding(line, field, "", severity, code, problem, remedy));
    }

    ImportReport finish() throws RefusedFileException {
      progress.accept(rows);
      return apply();
    }

    private Set<String> headings() {
      return columns.values().stream().map(TemplateColumn::heading).collect(Collectors.toSet());
    }

    private ImportReport apply() throws RefusedFileException {
      for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        try {
          return attempt();
        } catch (StaleException e) {
          // Somebody was faster: what they said is looked at, and decided on, anew.
        }
      }
      throw new RefusedFileException(
          "Others are changing these listings again and again at this moment, so nothing was taken"
              + " in: import the file again a little later");
    }

    /** False when rows may stand where nothing was read. */
    private boolean isWhole() {
      return findings.groups().stream()
          .map(group -> group.first().code())
          .noneMatch(NOT_WHOLE::contains);
    }

    /** Names what was read as the catalogue does. */
    private void recognise(KnownRecords records) {
      boolean other = false;
      for (int i = 0; i < listings.size(); i++) {
        ListingReader.Listing read = listings.get(i);
        ListingReader.Listing known = read.knownAs(records);
        if (!known.equals(read)) {
          other = true;
          listings.set(i, known);
          List<SourceRow> rows = watched.remove(read);
          if (rows != null) {
            watched.put(known, rows);
          }
        }
      }
      if (other) {
        gatherOrganisations();
      }
    }

    /**
     * True for the rows of an export that nobody has changed, and nothing what they are about: they
     * say nothing new, whatever a table cannot say and however they would be read today.
     */
    private boolean isUntouched(SourceId id) {
      if (groupSource.isEmpty()) {
        return false;
      }
      if (exported == null) {
        exported = desk.catalogue();
        records = new KnownRecords(exported);
      }
      Catalogue catalogue = exported;
      return Objects.requireNonNull(records)
          .service(id)
          .map(
              known ->
                  WrittenRows.of(
                      known,
                      catalogue.organisationOf(known),
                      headings(),
                      new ListingTerms(vocabularies, geography)))
          .filter(known -> known.equals(WrittenRows.of(group, columns)))
          .isPresent();
    }

    /** Each as the first listing has it that says more of it than its name. */
    private void gatherOrganisations() {
      organisations.clear();
      listings.forEach(
          listing ->
              organisations.merge(
                  listing.organisation().id(),
                  listing,
                  (earlier, later) -> earlier.organisationDetails() ? earlier : later));
    }

    private ImportReport attempt() throws RefusedFileException {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Catalogue catalogue = desk.catalogue();
      recognise(new KnownRecords(catalogue));
      if (!options.apart()) {
        sources.check(catalogue, listings, listings.size() + untouched);
      }
      departures = Departures.of(catalogue, named, listings, isWhole());
      if (!options.dryRun()) {
        departures.allow(options.missing());
      }
      ImportedChange made = change(catalogue, now);
      HiddenPlaces brought = brought(made.withheld());
      if (refuseGivenAway(desk.placesInWords(made.change(), catalogue, brought))) {
        made = change(catalogue, now);
      }
      Set<LocationId> entered = options.dryRun() ? Set.of() : take(made);
      made.findings().forEach(findings::add);
      made.withheld().stream()
          .filter(each -> entered.contains(each.location()))
          .forEach(this::tellEntered);
      List<Service> services = made.change().services();
      long added = services.stream().filter(s -> catalogue.findService(s.id()).isEmpty()).count();
      return report((int) added, services.size());
    }

    /** What it says of the place is not repeated, nor what is kept. */
    private void tellEntered(WithheldAddress address) {
      Told.Outcome outcome = options.overwritesEdits() ? Told.Outcome.ASKED_FOR : Told.Outcome.KEPT;
      listings.stream()
          .filter(each -> each.service().id().equals(address.service()))
          .map(each -> outcome.finding(each.sheet(), each.line(), "Address", "(not shown)"))
          .forEach(findings::add);
    }

    private static HiddenPlaces brought(List<WithheldAddress> withheld) {
      Map<LocationId, AddressInWords> addresses = new HashMap<>();
      withheld.forEach(each -> addresses.put(each.location(), each.inWords()));
      return places -> {
        Map<LocationId, AddressInWords> found = new HashMap<>(addresses);
        found.keySet().retainAll(places);
        return found;
      };
    }

    /** What of the file is not in the catalogue yet. */
    private ImportedChange change(Catalogue catalogue, Instant now) {
      return ImportedChange.of(
          desk,
          catalogue,
          listings,
          organisations,
          headings(),
          sources.inWords(),
          options,
          new ListingTerms(vocabularies, geography),
          now);
    }

    /**
     * Refuses the listings that give a place away, and those of an organisation that does.
     *
     * @return whether there were any
     */
    private boolean refuseGivenAway(List<PlaceInWords> found) {
      if (found.isEmpty()) {
        return false;
      }
      for (ListingReader.Listing listing : List.copyOf(listings)) {
        Service service = listing.service();
        List<SourceRow> rows = watched.get(listing);
        List<PlaceInWords> its =
            found.stream()
                .filter(
                    each ->
                        each.subject().equals(service.id().value())
                            || each.subject().equals(service.organisation().value()))
                .toList();
        if (rows != null && !its.isEmpty()) {
          its.forEach(each -> noteGivenAway(rows.getFirst(), each));
          refuse(rows);
          listings.remove(listing);
        }
      }
      gatherOrganisations();
      return true;
    }

    private void noteGivenAway(SourceRow row, PlaceInWords told) {
      findings.add(
          new Finding(
              row.sheet(),
              row.line(),
              "",
              "",
              Severity.REFUSED,
              "withheld-place-in-text",
              told.text().what() + " tells of a place of the service that is not to be known",
              "Take the address or postcode out of it"));
    }

    /**
     * Makes the change.
     *
     * @return the places of which a person has entered another address than the file has
     */
    private Set<LocationId> take(ImportedChange made) {
      Set<LocationId> entered = new HashSet<>();
      Runnable keepWithheld =
          () -> {
            if (!made.withheld().isEmpty()) {
              entered.clear();
              entered.addAll(
                  withheldStore.keepAgain(
                      made.withheld(), options.who(), options.overwritesEdits()));
            }
          };
      CatalogueChange change = made.change();
      if (change.services().isEmpty() && change.organisations().isEmpty()) {
        keepWithheld.run();
      } else {
        desk.take(change, keepWithheld);
      }
      return entered;
    }

    private ImportReport report(int added, int changed) {
      return new ImportReport(
          options.dryRun(),
          added,
          changed - added,
          listings.size() - changed + untouched,
          refused,
          rows,
          findings,
          headings,
          refusedRows);
    }
  }
}
