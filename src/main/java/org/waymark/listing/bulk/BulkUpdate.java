package org.waymark.listing.bulk;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.account.Person;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ArrangementFacts;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.intake.KnownPlaces;
import org.waymark.intake.ServiceExport;
import org.waymark.intake.table.Finding;
import org.waymark.listing.FieldChange;
import org.waymark.listing.ListingAction;
import org.waymark.listing.ListingDifference;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingFunding;
import org.waymark.listing.ListingReach;
import org.waymark.listing.ListingReading;
import org.waymark.listing.ListingTogether;
import org.waymark.listing.ListingTogether.Save;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.Saved;
import org.waymark.listing.WorkingListing;
import org.waymark.vocabulary.Vocabularies;

/**
 * A person's listings as one workbook, and back. The workbook has the columns of the import; its
 * service id names the listing and the version that was downloaded, so that what others changed
 * meanwhile is merged and not undone. Everything is saved through the desk: what is harmless is
 * live, what is sensitive waits, and nothing is changed that a form could not.
 *
 * <p>Money stands in it for commissioners only, and only theirs. Who sees a listing, its state, the
 * day it was checked, its organisation and withheld addresses are not taken from a workbook.
 * Thread-safe.
 */
@Singleton
public final class BulkUpdate {

  /** How long an uploaded workbook waits to be applied. */
  public static final Duration HOLDS = Duration.ofHours(24);

  /** The fields a workbook has no column for, or that are not taken from one. */
  private static final Set<ListingField> LEFT = EnumSet.of(ListingField.VISIBILITY);

  private final ListingReading reading;
  private final ListingEditing editing;
  private final ListingFunding funding;
  private final ListingTogether together;
  private final ListingReach reach;
  private final BulkPlanRepository plans;
  private final PostcodeDirectory postcodes;
  private final Clock clock;
  private final Vocabularies vocabularies = Vocabularies.builtIn();

  public BulkUpdate(
      ListingReading reading,
      ListingEditing editing,
      ListingFunding funding,
      ListingTogether together,
      ListingReach reach,
      BulkPlanRepository plans,
      @Nullable PostcodeDirectory postcodes,
      Clock clock) {
    this.reading = reading;
    this.editing = editing;
    this.funding = funding;
    this.together = together;
    this.reach = reach;
    this.plans = plans;
    this.postcodes = postcodes == null ? PostcodeDirectory.EMPTY : postcodes;
    this.clock = clock;
  }

  private boolean hasMoney(Person person) {
    return person.authority().isCommissioner() || person.authority().isAdministrator();
  }

  /**
   * Writes the listings the person keeps, and those of their areas whose money they write.
   *
   * @param file with a name that ends in {@code .xlsx}
   * @return how many listings
   */
  public int write(Person person, Path file) throws IOException {
    Catalogue all = reach.catalogue();
    List<Service> rows = new ArrayList<>();
    for (Service service : all.listServices()) {
      if (isTheirs(person, service)) {
        reading
            .open(person, service.id())
            .ifPresent(open -> rows.add(row(person, open.working(), open.version())));
      }
    }
    new ServiceExport(reach.geography(), vocabularies, hasMoney(person))
        .withoutSources()
        .write(new Catalogue(0, all.listOrganisations(), rows), service -> true, file);
    return rows.size();
  }

  private boolean isTheirs(Person person, Service service) {
    return person.authority().organisations().contains(service.organisation())
        || (service.isPublished() && reading.may(person, ListingAction.FUND, service));
  }

  /** A listing as it stands in the workbook: under its own key, with the money that may be seen. */
  private Service row(Person person, Service service, ListingVersion version) {
    List<CommissioningArrangement> money =
        hasMoney(person)
            ? funding.fundingOf(person, service.id())
            : service.arrangements().stream().map(ArrangementFacts::namesOnly).toList();
    return service
        .withArrangements(money)
        .withProvenance(
            new Provenance(
                "waymark",
                WorkbookReading.key(service.id(), version.toString()),
                service.provenance().recordedAt()));
  }

  private WorkbookReading workbooks() {
    Geography geography = reach.geography();
    Function<String, PlaceLookup> places = new PlaceFinder(geography, postcodes, clock)::find;
    return new WorkbookReading(geography, vocabularies, places, clock);
  }

  /**
   * Looks an uploaded workbook through; nothing is changed.
   *
   * @param file where the upload was put, under a name of Waymark's own
   * @throws RefusedFileException when nothing of the file can be read, with words for the person
   */
  public BulkPreview read(Person person, Path file) throws IOException, RefusedFileException {
    Downloads downloads = new Downloads(person, workbooks());
    WorkbookReading.Read read = downloads.workbooks.read(file, downloads::listing);
    List<BulkPreview.RefusedLine> refused = refused(read);
    List<String> notes = notes(read);
    List<BulkPlan.Line> lines = new ArrayList<>();
    List<BulkPreview.Change> changes = new ArrayList<>();
    ListingTerms terms = new ListingTerms(vocabularies, reach.geography());
    int unchanged = read.report().unchanged();
    Untaken untaken = new Untaken();
    for (Map.Entry<String, Service> entry : read.services().entrySet()) {
      Download download = downloads.find(entry.getKey()).orElse(null);
      if (download == null) {
        refused.add(
            new BulkPreview.RefusedLine(
                0,
                theirs(person, entry.getKey())
                    .map(open -> ofNoKnownVersion(open.working()))
                    .orElseGet(() -> noneOfTheirs(entry))));
        continue;
      }
      WorkingListing open = download.open();
      Line line = line(person, download, entry.getValue());
      untaken.listing(entry.getValue(), download, line.planned().withFunding());
      if (!line.refusal().isEmpty()) {
        refused.add(
            new BulkPreview.RefusedLine(
                0, "\"" + cut(open.working().name()) + "\": " + line.refusal()));
      }
      Optional<BulkPreview.Change> change = change(person, open, line.planned(), terms);
      if (change.isEmpty()) {
        unchanged++;
      } else {
        lines.add(line.planned());
        changes.add(change.get());
      }
    }
    downloads
        .all()
        .forEach(
            each ->
                reach
                    .findOrganisation(each.open().live().organisation())
                    .ifPresent(
                        known ->
                            untaken.organisation(
                                read.organisations().get(each.runBy()), known, terms)));
    notes.addAll(untaken.notes());
    return new BulkPreview(kept(person, lines).id(), changes, unchanged, refused, notes);
  }

  private static List<BulkPreview.RefusedLine> refused(WorkbookReading.Read read) {
    return read.report().groups().stream()
        .filter(group -> group.first().severity() == Finding.Severity.REFUSED)
        .map(
            group ->
                group.count() == 1
                    ? new BulkPreview.RefusedLine(group.first().line(), group.first().reason())
                    : new BulkPreview.RefusedLine(0, group.sentence()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> notes(WorkbookReading.Read read) {
    List<String> notes =
        read.report().groups().stream()
            .filter(group -> group.first().severity() != Finding.Severity.REFUSED)
            .map(group -> group.sentence())
            .collect(Collectors.toCollection(ArrayList::new));
    if (!read.withheld().isEmpty()) {
      notes.add(
          "Addresses of withheld places are not taken from a workbook and were not kept: enter them"
              + " under \"Places and confidentiality\" of the listing.");
    }
    return notes;
  }

  private Optional<WorkingListing> theirs(Person person, String key) {
    return WorkbookReading.service(key)
        .flatMap(id -> reading.open(person, id))
        .filter(each -> isTheirs(person, each.live()));
  }

  private static String noneOfTheirs(Map.Entry<String, Service> entry) {
    return "\""
        + cut(entry.getKey())
        + "\" ("
        + cut(entry.getValue().name())
        + ") is not the service id of one of your listings: keep the ids of the workbook you"
        + " downloaded, and add new listings on their page.";
  }

  private static String ofNoKnownVersion(Service listing) {
    return "\""
        + cut(listing.name())
        + "\": its service id does not say from which version of the listing it was downloaded, so"
        + " what others have changed since could be undone. Download the workbook again, and change"
        + " that one.";
  }

  private BulkPlan kept(Person person, List<BulkPlan.Line> lines) {
    plans.removeBefore(clock.instant().minus(HOLDS));
    BulkPlan plan = new BulkPlan(UUID.randomUUID(), person.account().id(), clock.instant(), lines);
    plans.add(plan);
    return plan;
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /**
   * @param refusal why what it says of the listing is not taken; empty when it is
   */
  private record Line(BulkPlan.Line planned, String refusal) {}

  /** What people change in a workbook that is not taken from one: each is named. */
  private static final class Untaken {

    private static final Map<ListingField, String> OF_A_LISTING =
        Map.of(
            ListingField.STATUS, "suspend or close a listing on its page",
            ListingField.ASSURED_ON, "confirm a listing on its page",
            ListingField.VISIBILITY,
                "change it under \"Places and confidentiality\" of the listing",
            ListingField.ARRANGEMENTS, "who pays is kept by the commissioners of the area");

    private final Map<String, Set<String>> remedies = new LinkedHashMap<>();

    void listing(Service read, Download download, boolean funding) {
      OF_A_LISTING.keySet().stream()
          .sorted()
          .filter(field -> field.differs(read, download.written()))
          .filter(field -> field != ListingField.ARRANGEMENTS || !funding)
          .forEach(
              field ->
                  add(
                      field == ListingField.ARRANGEMENTS
                          ? ArrangementFacts.COMMISSIONERS
                          : field.facts().getFirst().heading(),
                      cut(download.open().working().name()),
                      Objects.requireNonNull(OF_A_LISTING.get(field))));
      if (!read.organisation().equals(download.runBy())) {
        add("Organisation id", cut(download.open().working().name()), OF_AN_ORGANISATION);
      }
    }

    void organisation(@Nullable Organisation said, Organisation known, ListingTerms terms) {
      if (said != null) {
        for (Fact<Organisation, ?, ?> fact : OrganisationFacts.FACTS) {
          String written = fact.writeCell(said, terms);
          if (!written.isEmpty() && !written.equals(fact.writeCell(known, terms))) {
            add(fact.heading(), cut(written), OF_AN_ORGANISATION);
          }
        }
      }
    }

    private static final String OF_AN_ORGANISATION =
        "send what is to be said of an organisation to the people who run this site, who import it";

    private void add(String column, String what, String remedy) {
      remedies
          .computeIfAbsent(
              "\"" + column + "\" is not taken from a workbook: " + remedy,
              none -> new LinkedHashSet<>())
          .add("\"" + what + "\"");
    }

    List<String> notes() {
      return remedies.entrySet().stream()
          .map(
              each ->
                  each.getKey()
                      + " ("
                      + each.getValue().stream().limit(5).collect(Collectors.joining(", "))
                      + (each.getValue().size() > 5
                          ? " and " + (each.getValue().size() - 5) + " more"
                          : "")
                      + ").")
          .toList();
    }
  }

  /** A listing in the version that the workbook was downloaded from. */
  private record Base(Service service, ListingVersion version) {}

  /**
   * A listing of the workbook.
   *
   * @param written as it stood in it, so that what no cell can hold is no difference
   * @param runBy the identifier that its organisation has in the workbook
   */
  private record Download(WorkingListing open, Base base, Service written, OrganisationId runBy) {}

  /** The person's listings that stand in one workbook, each looked up once. */
  private final class Downloads {
    private final Person person;
    private final WorkbookReading workbooks;
    private final Map<String, Optional<Download>> byKey = new HashMap<>();

    Downloads(Person person, WorkbookReading workbooks) {
      this.person = person;
      this.workbooks = workbooks;
    }

    Optional<Service> listing(String key) {
      return find(key).map(Download::written);
    }

    Optional<Download> find(String key) {
      return byKey.computeIfAbsent(
          key,
          id ->
              theirs(person, id)
                  .flatMap(open -> base(person, open, id).map(base -> download(open, base))));
    }

    private Download download(WorkingListing open, Base base) {
      Service written = downloaded(person, base, workbooks);
      return new Download(open, base, written, written.organisation());
    }

    Stream<Download> all() {
      return byKey.values().stream().flatMap(Optional::stream);
    }
  }

  /** What a line makes of a listing, or why it is left as it is. */
  private record Edited(Service mine, String refusal) {}

  /** Only what the workbook says otherwise than it was downloaded is the person's change. */
  private Line line(Person person, Download download, Service read) {
    ServiceId id = download.open().live().id();
    Base base = download.base();
    Service downloaded = download.written();
    Edited edited = edited(person, base.service(), downloaded, read);
    boolean funding =
        hasMoney(person)
            && reading.may(person, ListingAction.FUND, id)
            && !read.arrangements().equals(downloaded.arrangements());
    Service mine = edited.mine().withArrangements(funding ? read.arrangements() : List.of());
    return new Line(new BulkPlan.Line(id, base.version(), mine, funding), edited.refusal());
  }

  /**
   * The listing in the version that a row was downloaded from; empty when that is not known any
   * more, so that nobody can say what the person changed and what others have changed since.
   */
  private Optional<Base> base(Person person, WorkingListing open, String key) {
    return ListingVersion.parse(WorkbookReading.version(key))
        .flatMap(
            version ->
                reading
                    .seen(person, open.live().id(), version)
                    .map(seen -> new Base(seen, version)));
  }

  /** The listing written and read back. */
  private Service downloaded(Person person, Base base, WorkbookReading workbooks) {
    Organisation organisation = reach.findOrganisation(base.service().organisation()).orElseThrow();
    Service row = row(person, base.service(), base.version());
    return workbooks
        .roundTrip(new Catalogue(0, List.of(organisation), List.of(row)), hasMoney(person))
        .values()
        .stream()
        .findFirst()
        .orElse(base.service());
  }

  private Edited edited(Person person, Service base, Service downloaded, Service read) {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    for (ListingField field : ListingField.ofTheForm()) {
      if (!LEFT.contains(field) && changed(field, downloaded, read)) {
        fields.add(field);
      }
    }
    if (!fields.isEmpty() && !reading.may(person, ListingAction.EDIT, base.id())) {
      return new Edited(
          base, "you may change who pays for it, and not what it says: ask its organisation.");
    }
    Service mine;
    try {
      mine =
          ListingField.copy(
              fields,
              fields.contains(ListingField.LOCATIONS)
                  ? read.withLocations(
                      KnownPlaces.matched(
                          base.locations(),
                          read.locations(),
                          () -> new LocationId(UUID.randomUUID())))
                  : read,
              base);
    } catch (IllegalArgumentException e) {
      return new Edited(base, String.valueOf(e.getMessage()));
    }
    return editing.placesInWords(base, mine).stream()
        .findFirst()
        .map(found -> new Edited(base, found.message() + "."))
        .orElseGet(() -> new Edited(mine, ""));
  }

  /** Identifiers of places are the reader's own, so places are compared without. */
  private static boolean changed(ListingField field, Service downloaded, Service read) {
    return field == ListingField.LOCATIONS
        ? !plain(downloaded.locations()).equals(plain(read.locations()))
        : field.differs(downloaded, read);
  }

  private static List<ServiceLocation> plain(List<ServiceLocation> places) {
    LocationId none = new LocationId(new UUID(0, 0));
    return places.stream().map(place -> place.withId(none)).toList();
  }

  private Optional<BulkPreview.Change> change(
      Person person, WorkingListing open, BulkPlan.Line line, ListingTerms terms) {
    List<FieldChange> differences = new ArrayList<>();
    Set<ListingField> waiting = EnumSet.noneOf(ListingField.class);
    Set<ListingField> disputed = EnumSet.noneOf(ListingField.class);
    editing
        .rehearse(person, line.service(), line.version(), line.mine())
        .ifPresent(
            rehearsal -> {
              differences.addAll(
                  ListingDifference.between(rehearsal.before(), rehearsal.after(), terms));
              waiting.addAll(rehearsal.waiting());
              disputed.addAll(rehearsal.disputed());
            });
    if (line.withFunding()) {
      Service before = open.live().withArrangements(funding.fundingOf(person, line.service()));
      differences.addAll(
          ListingDifference.between(
              before,
              before.withArrangements(line.mine().arrangements()),
              Set.of(ListingField.ARRANGEMENTS),
              terms));
    }
    return differences.isEmpty() && disputed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BulkPreview.Change(
                line.service(), open.working().name(), differences, waiting, disputed));
  }

  /** A plan of this person's that is not applied; its preview as of now. */
  public Optional<BulkPreview> find(Person person, UUID id) {
    ListingTerms terms = new ListingTerms(vocabularies, reach.geography());
    return plan(person, id)
        .map(
            plan -> {
              List<BulkPreview.Change> changes = new ArrayList<>();
              for (BulkPlan.Line line : plan.lines()) {
                reading
                    .open(person, line.service())
                    .flatMap(open -> change(person, open, line, terms))
                    .ifPresent(changes::add);
              }
              return new BulkPreview(
                  plan.id(), changes, plan.lines().size() - changes.size(), List.of(), List.of());
            });
  }

  private Optional<BulkPlan> plan(Person person, UUID id) {
    return plans
        .find(id)
        .filter(plan -> plan.owner().equals(person.account().id()))
        .filter(plan -> plan.madeAt().isAfter(clock.instant().minus(HOLDS)));
  }

  /**
   * Saves what a workbook asks for, together; one that is refused or in conflict costs no other.
   *
   * @return empty when there is no such plan of this person's, or it has been applied
   */
  public Optional<BulkResult> apply(Person person, UUID id, String why) {
    BulkPlan plan = plan(person, id).orElse(null);
    if (plan == null || !plans.take(id, clock.instant())) {
      return Optional.empty();
    }
    List<BulkPlan.Line> lines = new ArrayList<>();
    List<Save> saves = new ArrayList<>();
    for (BulkPlan.Line line : plan.lines()) {
      for (Save save : saves(person, line)) {
        lines.add(line);
        saves.add(save);
      }
    }
    List<Saved> saved = together.save(person, saves, why.isBlank() ? "Changed in a workbook" : why);
    List<BulkResult.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!(saved.get(i) instanceof Saved.Unchanged)) {
        BulkPlan.Line line = lines.get(i);
        outcomes.add(new BulkResult.Outcome(line.service(), line.mine().name(), saved.get(i)));
      }
    }
    return Optional.of(new BulkResult(outcomes));
  }

  private List<Save> saves(Person person, BulkPlan.Line line) {
    List<Save> saves = new ArrayList<>();
    if (reading.may(person, ListingAction.EDIT, line.service())) {
      saves.add(new Save.OfListing(line.service(), line.version(), line.mine()));
    }
    if (line.withFunding()) {
      saves.add(new Save.OfFunding(line.service(), line.version(), line.mine().arrangements()));
    }
    return saves;
  }
}
