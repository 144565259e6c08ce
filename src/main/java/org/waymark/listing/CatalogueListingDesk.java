package org.waymark.listing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Authority;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.StaleChangeException;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;
import org.waymark.listing.ListingChangeRepository.MovedChangeException;
import org.waymark.listing.Refusal.Reason;

/**
 * The desk over the catalogue. Live listings change by {@link CatalogueRepository#apply}, what
 * waits is written alongside: both or neither. Whoever finds that somebody was faster looks again
 * and decides anew.
 */
@Singleton
final class CatalogueListingDesk implements ListingDesk {

  /** The name of the records that are made here. */
  static final String SOURCE = "waymark";

  /** How often one may be overtaken in a row before saving is given up. */
  private static final int MOST_ATTEMPTS = 60;

  /** Of one wait; with {@link #MOST_ATTEMPTS} waits some three seconds in all. */
  private static final int LONGEST_WAIT_MILLISECONDS = 100;

  private final CatalogueRepository catalogue;
  private final ListingChangeRepository changes;
  private final CatalogueHistory past;
  private final ListingReach reach;
  private final ListingPeople people;
  private final ListingLetters letters;
  private final AuditTrail audit;
  private final Clock clock;

  CatalogueListingDesk(
      CatalogueRepository catalogue,
      ListingChangeRepository changes,
      CatalogueHistory past,
      ListingReach reach,
      ListingPeople people,
      ListingLetters letters,
      AuditTrail audit,
      Clock clock) {
    this.catalogue = catalogue;
    this.changes = changes;
    this.past = past;
    this.reach = reach;
    this.people = people;
    this.letters = letters;
    this.audit = audit;
    this.clock = clock;
  }

  /** A live listing with its version and what waits. */
  private record Now(Service live, long version, @Nullable ListingChange waiting, Service working) {

    ListingVersion seen() {
      return new ListingVersion(version, waiting == null ? 0 : waiting.lock());
    }

    WorkingListing shown() {
      return new WorkingListing(live, working, waiting, seen());
    }
  }

  /** Says no from wherever it is noticed; nothing has been written then. */
  private static final class No extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    No(Reason reason, @Nullable ListingField field, String message) {
      super(message, null, false, false);
      refusal = new Refusal(reason, field, message);
    }

    No(Reason reason, String message) {
      this(reason, null, message);
    }
  }

  // Reading

  private Optional<Now> now(ServiceId id) {
    // The version first: should the listing change in between, what is made of it is refused.
    long version = catalogue.versionOf(id).orElse(0L);
    Optional<Service> live = catalogue.findService(id);
    if (live.isEmpty()) {
      return Optional.empty();
    }
    ListingChange waiting = changes.findOpen(id).orElse(null);
    Service working = live.get();
    if (waiting != null) {
      try {
        working = waiting.onto(working);
      } catch (IllegalArgumentException e) {
        // What waits no longer fits what is live; the live one is shown beside it.
        working = live.get();
      }
    }
    return Optional.of(new Now(live.get(), version, waiting, working));
  }

  private Now known(Person person, ServiceId id) {
    Now now = now(id).orElseThrow(CatalogueListingDesk::unknownListing);
    if (!mayKnow(person, now)) {
      throw unknownListing();
    }
    return now;
  }

  private boolean mayKnow(Person person, Now now) {
    Authority authority = person.authority();
    return authority.mayFollow(now.live().organisation())
        || authority.mayApprove(reach.policeAreasOf(now.live(), now.working()));
  }

  private static No unknownListing() {
    return new No(
        Reason.UNKNOWN,
        "There is no such listing, or it is not one of yours: look under your listings");
  }

  @Override
  public Optional<WorkingListing> open(Person person, ServiceId service) {
    return now(service).filter(now -> mayKnow(person, now)).map(Now::shown);
  }

  @Override
  public Optional<ListingChange> find(Person person, ListingChangeId id) {
    return changes.find(id).filter(change -> mayKnow(person, change));
  }

  private boolean mayKnow(Person person, ListingChange change) {
    return person.authority().mayEdit(change.organisation())
        || (change.state() != State.DRAFT && person.authority().mayApprove(policeAreasOf(change)));
  }

  @Override
  public List<ListingChange> changesOf(Person person, ServiceId service) {
    return changes.list(service).stream().filter(change -> mayKnow(person, change)).toList();
  }

  /** The police areas that the listing reaches before or after the change. */
  private Set<AreaCode> policeAreasOf(ListingChange change) {
    Set<AreaCode> areas = new HashSet<>();
    Service live = catalogue.findService(change.service()).orElse(null);
    if (live != null) {
      areas.addAll(reach.policeAreasOf(live));
    }
    Service proposed = change.proposed();
    if (proposed != null) {
      if (change.kind() == Kind.FIRST
          || change.fields().contains(ListingField.OFFERS)
          || change.fields().contains(ListingField.RESIDENCE)
          || change.fields().contains(ListingField.LOCATIONS)) {
        areas.addAll(reach.policeAreasOf(proposed));
      }
    }
    return areas;
  }

  @Override
  public List<QueueEntry> queue(Person person) {
    List<QueueEntry> entries = new ArrayList<>();
    for (ListingChange change : changes.listPending()) {
      if (change.state() == State.WAITING || change.state() == State.TOLD) {
        Set<AreaCode> areas = policeAreasOf(change);
        boolean theirs =
            person.authority().mayApprove(areas) || person.account().id().equals(change.assignee());
        if (theirs) {
          entries.add(entry(person, change, areas));
        }
      }
    }
    return oldestFirst(entries);
  }

  @Override
  public List<QueueEntry> openOf(Person person) {
    Set<OrganisationId> own = person.authority().organisations();
    return oldestFirst(
        changes.listPending().stream()
            .filter(change -> own.contains(change.organisation()))
            .map(change -> entry(person, change, policeAreasOf(change)))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static List<QueueEntry> oldestFirst(List<QueueEntry> entries) {
    entries.sort(
        Comparator.comparing(
                (QueueEntry entry) ->
                    Objects.requireNonNullElse(
                        entry.change().submittedAt(), entry.change().openedAt()))
            .thenComparing(entry -> entry.change().id().value()));
    return List.copyOf(entries);
  }

  private QueueEntry entry(Person person, ListingChange change, Set<AreaCode> areas) {
    return new QueueEntry(
        change,
        nameOf(change),
        catalogueName(change.organisation()),
        Math.max(0, change.age(clock.instant()).toDays()),
        areas,
        may(
            person,
            change.kind() == Kind.CORRECTION ? ListingAction.CHECK : ListingAction.APPROVE,
            change));
  }

  private String nameOf(ListingChange change) {
    return Optional.ofNullable(change.proposed())
        .map(Service::name)
        .or(() -> catalogue.findService(change.service()).map(Service::name))
        .orElse("New listing");
  }

  private String catalogueName(OrganisationId organisation) {
    return reach.findOrganisation(organisation).map(Organisation::name).orElse("");
  }

  // Rules

  private Set<ListingRole> rolesOf(
      Person person,
      OrganisationId organisation,
      Set<AreaCode> policeAreas,
      @Nullable ListingChange change) {
    Authority authority = person.authority();
    Set<ListingRole> roles = EnumSet.noneOf(ListingRole.class);
    if (authority.isAdministrator()) {
      roles.add(ListingRole.ADMINISTRATOR);
    }
    if (authority.mayEdit(organisation)) {
      roles.add(ListingRole.EDITOR);
    }
    if (authority.mayLead(organisation)) {
      roles.add(ListingRole.LEAD);
    }
    if (authority.mayApprove(policeAreas)) {
      roles.add(ListingRole.COMMISSIONER);
    }
    if (change != null && change.contributors().contains(person.account().id())) {
      roles.add(ListingRole.CONTRIBUTOR);
    }
    if (roles.isEmpty()) {
      roles.add(ListingRole.OTHER);
    }
    return roles;
  }

  private ListingStatus statusOf(ListingChange change) {
    if (change.kind() == Kind.FIRST) {
      return change.state() == State.WAITING ? ListingStatus.SUBMITTED : ListingStatus.DRAFT;
    }
    return catalogue
        .findService(change.service())
        .map(Service::status)
        .orElse(ListingStatus.CLOSED);
  }

  /** Whether what is to be done to a change can still be done at all. */
  private static boolean stands(ListingAction action, ListingChange change) {
    return switch (action) {
      case APPROVE, REJECT, REASSIGN ->
          change.state() == State.WAITING && change.kind() != Kind.CORRECTION;
      case WITHDRAW -> change.state().isOpen();
      case WRITE, SUBMIT -> change.state() == State.DRAFT && change.kind() == Kind.FIRST;
      case CHECK -> change.state() == State.TOLD;
      case COMMENT -> true;
      default -> false;
    };
  }

  @Override
  public boolean may(Person person, ListingAction action, ServiceId service) {
    return now(service)
        .map(
            now ->
                Lifecycle.rule(
                        now.live().status(),
                        action,
                        rolesOf(
                            person,
                            now.live().organisation(),
                            reach.policeAreasOf(now.live(), now.working()),
                            now.waiting()))
                    .isPresent())
        .orElse(false);
  }

  @Override
  public boolean may(Person person, ListingAction action, ListingChange change) {
    return stands(action, change)
        && mayKnow(person, change)
        && Lifecycle.rule(
                statusOf(change),
                action,
                rolesOf(person, change.organisation(), policeAreasOf(change), change))
            .isPresent();
  }

  private Lifecycle.Rule require(Person person, ListingAction action, Now now) {
    Set<ListingRole> roles =
        rolesOf(
            person,
            now.live().organisation(),
            reach.policeAreasOf(now.live(), now.working()),
            now.waiting());
    return require(action, now.live().status(), roles);
  }

  private static Lifecycle.Rule require(
      ListingAction action, ListingStatus status, Set<ListingRole> roles) {
    if (Lifecycle.rule(status, action).isEmpty()) {
      throw new No(
          Reason.NOT_NOW,
          "That cannot be done to a listing that is " + status.label().toLowerCase(Locale.UK));
    }
    return Lifecycle.rule(status, action, roles)
        .orElseThrow(
            () ->
                new No(
                    Reason.NOT_ALLOWED,
                    roles.contains(ListingRole.CONTRIBUTOR)
                        ? "You took part in this change, so somebody else has to decide on it"
                        : "Your account may not do that to this listing: ask its organisation's"
                            + " lead or a commissioner of the area"));
  }

  private ListingChange requireChange(
      Person person, ListingAction action, ListingChangeId id, @Nullable Long lock) {
    ListingChange change = changes.find(id).orElseThrow(CatalogueListingDesk::unknownChange);
    if (!mayKnow(person, change)) {
      throw unknownChange();
    }
    if (!stands(action, change)) {
      throw new No(
          Reason.NOT_NOW,
          "This change is "
              + change.state().label().toLowerCase(Locale.UK)
              + (change.decidedByName() == null ? "" : " by " + change.decidedByName())
              + ": nothing more can be done to it here");
    }
    require(
        action,
        statusOf(change),
        rolesOf(person, change.organisation(), policeAreasOf(change), change));
    if (lock != null && lock != change.lock()) {
      throw moved();
    }
    return change;
  }

  private static No unknownChange() {
    return new No(Reason.UNKNOWN, "There is no such change, or it is not one of yours");
  }

  private static No moved() {
    return new No(
        Reason.MOVED,
        "Somebody else has changed this since you opened it: look at it again, then decide");
  }

  // Doing

  /** Looks again and decides anew when somebody else was faster, after a little while. */
  private static <T> T again(Supplier<T> attempt) {
    for (int overtaken = 1; overtaken <= MOST_ATTEMPTS; overtaken++) {
      try {
        return attempt.get();
      } catch (StaleChangeException | MovedChangeException e) {
        letOthersFinish(overtaken);
      }
    }
    throw new No(
        Reason.MOVED,
        "Others are changing this listing again and again at this moment, so nothing of yours was"
            + " saved: look at it again, and send it once more");
  }

  /** A random while, longer the more often one was overtaken: not all come back at once. */
  private static void letOthersFinish(int overtaken) {
    int longest = Math.min(LONGEST_WAIT_MILLISECONDS, 1 << Math.min(overtaken, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting to save a listing", e);
    }
  }

  private static Decided decide(Supplier<Decided> attempt) {
    try {
      return again(attempt);
    } catch (No no) {
      return new Decided.Refused(List.of(no.refusal));
    } catch (PlaceInWordsException e) {
      return new Decided.Refused(refusals(e.placesInWords()));
    }
  }

  private static Saved keep(Supplier<Saved> attempt) {
    try {
      return again(attempt);
    } catch (No no) {
      return new Saved.Refused(List.of(no.refusal));
    } catch (PlaceInWordsException e) {
      return new Saved.Refused(refusals(e.placesInWords()));
    }
  }

  private static List<Refusal> refusals(List<PlaceInWords> placesInWords) {
    return placesInWords.stream()
        .map(each -> new Refusal(Reason.INVALID, ListingField.of(each.fact()), each.message()))
        .toList();
  }

  /** What waits is not in the catalogue, and may give no place away either. */
  private void refuseGivenAway(@Nullable Service before, Service after) {
    ConfidentialityRule.check(
        CatalogueChange.of("desk", "check", List.of(), List.of(after)),
        new ConfidentialityRule.Before() {
          @Override
          public Optional<Service> service(ServiceId id) {
            return Optional.ofNullable(before);
          }

          @Override
          public List<Organisation> organisations(Set<OrganisationId> ids) {
            return ids.stream().flatMap(id -> reach.findOrganisation(id).stream()).toList();
          }

          @Override
          public List<Service> servicesOf(OrganisationId id) {
            return reach.servicesOf(id);
          }
        });
  }

  /** Changes a live listing that is as {@code now} says, with what belongs to it. */
  private long apply(Now now, Service next, String who, String why, Runnable alongside) {
    return catalogue.apply(
        CatalogueChange.of(who, why, List.of(), List.of(next))
            .expecting(Map.of(next.id(), now.version())),
        alongside);
  }

  private static String actor(AccountId id) {
    return "account:" + id;
  }

  private void record(
      Person person, String action, ServiceId service, Map<String, String> details) {
    audit.record(person.actor(), action, "service:" + service, details);
  }

  private static Map<String, String> details(String why, Set<ListingField> fields) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("why", why);
    if (!fields.isEmpty()) {
      details.put("fields", names(fields));
    }
    return details;
  }

  private static String names(Set<ListingField> fields) {
    return fields.stream().sorted().map(ListingField::slug).collect(Collectors.joining(" "));
  }

  private static String words(String why, String otherwise) {
    return why.isBlank() ? otherwise : why.strip();
  }

  /** Lock numbers are drawn for a listing, so that one names a state of one of its changes. */
  private long nextLock(ServiceId service) {
    return changes.latestLock(service) + 1;
  }

  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  // Saving

  @Override
  public Saved save(
      Person person, ServiceId id, ListingVersion expected, Service mine, String why) {
    return keep(() -> saveOnce(person, id, expected, mine, words(why, "Updated")));
  }

  private Saved saveOnce(
      Person person, ServiceId id, ListingVersion expected, Service sent, String why) {
    Now now = known(person, id);
    require(person, ListingAction.EDIT, now);
    Set<ListingField> form = ListingField.ofTheForm();
    Service mine;
    try {
      mine = ListingField.copy(form, sent, now.working());
    } catch (IllegalArgumentException e) {
      throw new No(Reason.INVALID, String.valueOf(e.getMessage()));
    }
    Service base = expected.equals(now.seen()) ? now.working() : baseOf(now, expected).orElse(null);
    if (base == null) {
      Set<ListingField> differing = ListingField.differing(now.working(), mine);
      return differing.isEmpty()
          ? new Saved.Unchanged(now.seen())
          : new Saved.Conflict(null, now.working(), mine, now.working(), differing, now.seen());
    }
    ListingMerge merge = ListingMerge.of(base, now.working(), mine, form);
    if (!merge.disputed().isEmpty()) {
      return new Saved.Conflict(
          base, now.working(), mine, merge.merged(), merge.disputed(), now.seen());
    }
    if (merge.mine().isEmpty()) {
      return new Saved.Unchanged(now.seen());
    }
    return put(person, now, merge.merged(), merge.mine(), why);
  }

  @Override
  public Optional<Rehearsal> rehearse(
      Person person, ServiceId id, ListingVersion expected, Service sent) {
    Now now = now(id).orElse(null);
    if (now == null || !mayKnow(person, now) || !may(person, ListingAction.EDIT, id)) {
      return Optional.empty();
    }
    Service base =
        expected.equals(now.seen()) ? now.working() : baseOf(now, expected).orElse(now.working());
    Set<ListingField> form = ListingField.ofTheForm();
    ListingMerge merge =
        ListingMerge.of(base, now.working(), ListingField.copy(form, sent, now.working()), form);
    boolean hidden = now.live().status() == ListingStatus.DRAFT;
    Set<ListingField> live = EnumSet.noneOf(ListingField.class);
    Set<ListingField> waits = EnumSet.noneOf(ListingField.class);
    for (ListingField field : merge.mine()) {
      (!hidden && field.waits(now.live(), merge.merged()) ? waits : live).add(field);
    }
    return Optional.of(new Rehearsal(now.working(), merge.merged(), live, waits, merge.disputed()));
  }

  @Override
  public Optional<Service> seen(Person person, ServiceId service, ListingVersion version) {
    return now(service)
        .filter(now -> mayKnow(person, now))
        .flatMap(
            now -> version.equals(now.seen()) ? Optional.of(now.working()) : baseOf(now, version));
  }

  /** The working listing of an earlier version. */
  private Optional<Service> baseOf(Now now, ListingVersion expected) {
    Optional<Service> live =
        expected.live() == now.version()
            ? Optional.of(now.live())
            : past(now.live().id(), expected.live());
    if (live.isEmpty() || expected.waiting() == 0) {
      return live;
    }
    try {
      Service then = live.get();
      return changes.findStep(then.id(), expected.waiting()).map(step -> step.onto(then));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Service> past(ServiceId id, long version) {
    return past.version(id, version).map(ServiceVersion::service);
  }

  /**
   * Makes the working listing say what it should, whatever is live and whatever waits.
   *
   * @param changed the fields in which {@code wanted} is not the working listing
   */
  private Saved put(Person person, Now now, Service wanted, Set<ListingField> changed, String why) {
    refuseGivenAway(now.working(), wanted);
    boolean hidden = now.live().status() == ListingStatus.DRAFT;
    Set<ListingField> direct = EnumSet.noneOf(ListingField.class);
    Set<ListingField> held = EnumSet.noneOf(ListingField.class);
    ListingChange open = now.waiting();
    if (open != null) {
      held.addAll(open.fields());
    }
    for (ListingField field : changed) {
      if (!field.differs(now.live(), wanted)) {
        held.remove(field);
      } else if (!hidden && field.waits(now.live(), wanted)) {
        held.add(field);
      } else {
        held.remove(field);
        direct.add(field);
      }
    }
    Service next;
    ListingChange waiting;
    try {
      next = directly(now, wanted, direct, held.contains(ListingField.CONTACTS));
      waiting = waiting(person, now, next, wanted, held, why);
    } catch (IllegalArgumentException e) {
      throw new No(
          Reason.INVALID,
          e.getMessage()
              + ". It does not fit with what is live or waits: save both parts together, or take"
              + " the waiting change back first");
    }
    Set<ListingField> live = ListingField.differing(now.live(), next);
    Set<ListingField> waits = EnumSet.noneOf(ListingField.class);
    changed.stream().filter(held::contains).forEach(waits::add);
    ListingChange correction =
        live.contains(ListingField.CONTACTS) && !hidden
            ? correction(person, now, next, why, waiting)
            : null;
    ServiceId id = now.live().id();
    Runnable alongside =
        () -> {
          writeWaiting(now.waiting(), waiting);
          if (correction != null) {
            changes.add(correction);
          }
          if (!live.isEmpty()) {
            record(person, "listing.saved", id, details(why, live));
          }
          if (!waits.isEmpty()) {
            record(person, "listing.proposed", id, details(why, waits));
          }
        };
    long version = now.version();
    if (live.isEmpty()) {
      changes.together(
          () -> {
            alongside.run();
            return null;
          });
    } else {
      version = apply(now, next, person.account().name(), why, alongside);
    }
    boolean stillWaits = waiting != null && waiting.state().isOpen();
    if (open == null && stillWaits) {
      letters.submitted(Objects.requireNonNull(waiting), next.name(), policeAreasOf(waiting));
    }
    if (correction != null) {
      letters.corrected(correction, next.name());
    }
    return new Saved.Applied(
        new ListingVersion(version, stillWaits ? Objects.requireNonNull(waiting).lock() : 0),
        live,
        stillWaits ? waiting : null,
        waits);
  }

  /** What is live after a save. */
  private static Service directly(
      Now now, Service wanted, Set<ListingField> direct, boolean contactsWait) {
    Service next = ListingField.copy(direct, wanted, now.live());
    // A number that is corrected while other contacts wait is live at once all the same.
    return contactsWait ? withCorrections(now.working(), wanted, next) : next;
  }

  /**
   * The live listing with the numbers that were corrected between two states, where it has them.
   */
  private static Service withCorrections(Service before, Service after, Service live) {
    if (!ListingField.onlyNumbersCorrected(before.contacts(), after.contacts())) {
      return live;
    }
    List<Contact> contacts = new ArrayList<>(live.contacts());
    for (int i = 0; i < before.contacts().size(); i++) {
      Contact was = before.contacts().get(i);
      Contact is = after.contacts().get(i);
      int place = contacts.indexOf(was);
      if (!was.equals(is) && place >= 0) {
        contacts.set(place, is);
      }
    }
    return ListingField.withContacts(live, contacts);
  }

  /** What waits after a save; the open change withdrawn when nothing does; null when none did. */
  private @Nullable ListingChange waiting(
      Person person, Now now, Service next, Service wanted, Set<ListingField> held, String why) {
    ListingChange open = now.waiting();
    Instant at = instant();
    if (held.isEmpty()) {
      return open == null
          ? null
          : decided(open, State.WITHDRAWN, person, null, at, open.contributors());
    }
    if (open == null) {
      Service base = next;
      return new ListingChange(
          ListingChangeId.random(),
          next.id(),
          next.organisation(),
          Kind.CHANGE,
          State.WAITING,
          person.account().id(),
          person.account().name(),
          Set.of(person.account().id()),
          null,
          held,
          base,
          ListingField.copy(held, wanted, base),
          Map.of(),
          why,
          nextLock(next.id()),
          at,
          at,
          null,
          null,
          null,
          null,
          List.of());
    }
    Set<ListingField> kept = EnumSet.copyOf(open.fields());
    kept.retainAll(held);
    Service base = ListingField.copy(kept, Objects.requireNonNull(open.base()), next);
    if (!kept.isEmpty() && kept.contains(ListingField.CONTACTS)) {
      // The correction is part of what both sides start from.
      base =
          ListingField.withContacts(base, withCorrections(now.working(), wanted, base).contacts());
    }
    Service proposed = ListingField.copy(held, wanted, base);
    if (held.equals(open.fields())
        && same(held, base, Objects.requireNonNull(open.base()))
        && same(held, proposed, Objects.requireNonNull(open.proposed()))) {
      return open;
    }
    Set<AccountId> contributors = new HashSet<>(open.contributors());
    contributors.add(person.account().id());
    return new ListingChange(
        open.id(),
        open.service(),
        open.organisation(),
        open.kind(),
        open.state(),
        open.author(),
        open.authorName(),
        contributors,
        open.assignee(),
        held,
        base,
        proposed,
        open.draft(),
        joined(open.why(), why),
        nextLock(open.service()),
        open.openedAt(),
        open.submittedAt(),
        null,
        null,
        null,
        null,
        open.comments());
  }

  private static boolean same(Set<ListingField> fields, Service one, Service other) {
    return fields.stream().noneMatch(field -> field.differs(one, other));
  }

  private static String joined(String before, String why) {
    String all = before.equals(why) || before.endsWith("; " + why) ? before : before + "; " + why;
    return all.length() > 2_000 ? all.substring(all.length() - 2_000) : all;
  }

  private void writeWaiting(@Nullable ListingChange before, @Nullable ListingChange after) {
    if (after == null || after.equals(before)) {
      return;
    }
    if (before == null) {
      changes.add(after);
    } else {
      changes.replace(after, before.lock());
    }
  }

  private ListingChange correction(
      Person person, Now now, Service next, String why, @Nullable ListingChange waiting) {
    Instant at = instant();
    long lock = Math.max(nextLock(next.id()), waiting == null ? 0 : waiting.lock() + 1);
    return new ListingChange(
        ListingChangeId.random(),
        next.id(),
        next.organisation(),
        Kind.CORRECTION,
        State.TOLD,
        person.account().id(),
        person.account().name(),
        Set.of(person.account().id()),
        null,
        Set.of(ListingField.CONTACTS),
        now.live(),
        ListingField.CONTACTS.copy(next, now.live()),
        Map.of(),
        why,
        lock,
        at,
        at,
        null,
        null,
        null,
        null,
        List.of());
  }

  @Override
  public Saved saveFunding(
      Person person,
      ServiceId id,
      ListingVersion expected,
      List<CommissioningArrangement> arrangements,
      String why) {
    return keep(
        () -> saveFundingOnce(person, id, expected, arrangements, words(why, "Funding updated")));
  }

  private Saved saveFundingOnce(
      Person person,
      ServiceId id,
      ListingVersion expected,
      List<CommissioningArrangement> arrangements,
      String why) {
    Now now = now(id).orElseThrow(CatalogueListingDesk::unknownListing);
    Set<AreaCode> concerned = new HashSet<>(reach.policeAreasOf(now.live()));
    now.live()
        .arrangements()
        .forEach(each -> concerned.addAll(reach.policeAreasOf(each, now.live())));
    require(
        ListingAction.FUND,
        now.live().status(),
        rolesOf(person, now.live().organisation(), concerned, null));
    Authority authority = person.authority();
    for (CommissioningArrangement each : arrangements) {
      if (!authority.mayApprove(reach.policeAreasOf(each, now.live()))) {
        throw new No(
            Reason.NOT_ALLOWED,
            ListingField.ARRANGEMENTS,
            "An arrangement is for areas you do not commission for: name one of your own areas as"
                + " paid for");
      }
    }
    // Arrangements of other areas are not theirs to see, so they stay as they are.
    List<CommissioningArrangement> all = new ArrayList<>();
    now.live().arrangements().stream()
        .filter(each -> !authority.mayApprove(reach.policeAreasOf(each, now.live())))
        .forEach(all::add);
    all.addAll(arrangements);
    Service mine = ListingField.withArrangements(now.live(), all);
    Set<ListingField> fields = EnumSet.of(ListingField.ARRANGEMENTS);
    if (!ListingField.ARRANGEMENTS.differs(now.live(), mine)) {
      return new Saved.Unchanged(now.seen());
    }
    Service base =
        expected.live() == now.version() ? now.live() : past(id, expected.live()).orElse(null);
    if (base == null || ListingField.ARRANGEMENTS.differs(base, now.live())) {
      return new Saved.Conflict(base, now.live(), mine, now.live(), fields, now.seen());
    }
    long version =
        apply(
            now,
            mine,
            person.account().name(),
            why,
            () -> record(person, "listing.funded", id, details(why, fields)));
    return new Saved.Applied(
        new ListingVersion(version, now.seen().waiting()), fields, now.waiting(), Set.of());
  }

  @Override
  public List<CommissioningArrangement> fundingOf(Person person, ServiceId id) {
    return now(id)
        .map(
            now ->
                now.live().arrangements().stream()
                    .filter(
                        each ->
                            person.authority().maySeeFunding(reach.policeAreasOf(each, now.live())))
                    .toList())
        .orElse(List.of());
  }

  @Override
  public Decided stillCorrect(Person person, ServiceId id) {
    return decide(
        () -> {
          Now now = known(person, id);
          require(person, ListingAction.ASSURE, now);
          if (reach.today().equals(now.live().assuredOn())) {
            return new Decided.Live(now.seen());
          }
          return live(
              person,
              now,
              ListingField.withAssurance(now.live(), reach.today()),
              "listing.assured",
              "Still correct");
        });
  }

  private Decided live(Person person, Now now, Service next, String action, String why) {
    long version =
        apply(
            now,
            next,
            person.account().name(),
            why,
            () -> record(person, action, next.id(), Map.of("why", why)));
    return new Decided.Live(new ListingVersion(version, now.seen().waiting()));
  }

  @Override
  public int allStillCorrect(Person person) {
    int count = 0;
    List<Service> theirs =
        person.authority().organisations().stream()
            .flatMap(organisation -> reach.servicesOf(organisation).stream())
            .toList();
    for (Service service : theirs) {
      if (service.isPublished()
          && !reach.today().equals(service.assuredOn())
          && stillCorrect(person, service.id()) instanceof Decided.Live) {
        count++;
      }
    }
    return count;
  }

  @Override
  public Decided suspend(Person person, ServiceId id, String why) {
    return decide(
        () -> {
          Now now = known(person, id);
          Lifecycle.Rule rule = require(person, ListingAction.SUSPEND, now);
          if (why.isBlank()) {
            throw new No(Reason.INVALID, "Say why the listing is suspended");
          }
          return live(
              person,
              now,
              ListingField.withStatus(now.live(), Objects.requireNonNull(rule.next())),
              "listing.suspended",
              why.strip());
        });
  }

  @Override
  public Decided resume(Person person, ServiceId id, String why) {
    return ask(person, id, ListingAction.RESUME, words(why, "Publish again"));
  }

  @Override
  public Decided close(Person person, ServiceId id, String why) {
    return ask(person, id, ListingAction.CLOSE, words(why, "Close"));
  }

  /** Puts another state of the listing among what waits. */
  private Decided ask(Person person, ServiceId id, ListingAction action, String why) {
    return decide(
        () -> {
          Now now = known(person, id);
          Lifecycle.Rule rule = require(person, action, now);
          Service wanted =
              ListingField.withStatus(now.working(), Objects.requireNonNull(rule.next()));
          refuseGivenAway(now.working(), wanted);
          Set<ListingField> changed = EnumSet.of(ListingField.STATUS);
          Set<ListingField> held = EnumSet.copyOf(changed);
          if (now.waiting() != null) {
            held.addAll(now.waiting().fields());
          }
          ListingChange waiting =
              Objects.requireNonNull(waiting(person, now, now.live(), wanted, held, why));
          changes.together(
              () -> {
                writeWaiting(now.waiting(), waiting);
                record(person, "listing.proposed", id, details(why, changed));
                return null;
              });
          if (now.waiting() == null) {
            letters.submitted(waiting, now.live().name(), policeAreasOf(waiting));
          }
          return new Decided.Done(waiting, new ListingVersion(now.version(), waiting.lock()));
        });
  }

  // A first listing

  @Override
  public Decided start(Person person, OrganisationId organisation) {
    return decide(
        () -> {
          if (!person.authority().mayEdit(organisation)
              || reach.findOrganisation(organisation).isEmpty()) {
            throw new No(
                Reason.NOT_ALLOWED,
                "You do not keep the listings of that organisation: ask its lead to invite you");
          }
          Instant at = instant();
          ListingChange draft =
              new ListingChange(
                  ListingChangeId.random(),
                  new ServiceId(UUID.randomUUID()),
                  organisation,
                  Kind.FIRST,
                  State.DRAFT,
                  person.account().id(),
                  person.account().name(),
                  Set.of(person.account().id()),
                  null,
                  Set.of(),
                  null,
                  null,
                  Map.of(),
                  "New listing",
                  1,
                  at,
                  null,
                  null,
                  null,
                  null,
                  null,
                  List.of());
          changes.together(
              () -> {
                changes.add(draft);
                record(person, "listing.started", draft.service(), Map.of());
                return null;
              });
          return done(draft);
        });
  }

  private Decided done(ListingChange change) {
    long live = catalogue.versionOf(change.service()).orElse(0L);
    return new Decided.Done(
        change, new ListingVersion(live, change.state().isOpen() ? change.lock() : 0));
  }

  @Override
  public Decided saveDraft(
      Person person, ListingChangeId id, long lock, Map<String, List<String>> fields) {
    return decide(
        () -> {
          ListingChange draft = requireChange(person, ListingAction.WRITE, id, null);
          Set<String> disputed = new TreeSet<>();
          Map<String, List<String>> merged =
              draft.lock() == lock ? fields : mergedDraft(draft, lock, fields, disputed);
          if (!disputed.isEmpty()) {
            return new Decided.Disputed(draft, disputed, merged);
          }
          if (merged.equals(draft.draft())) {
            return done(draft);
          }
          ListingChange next =
              new Step(draft)
                  .by(person)
                  .draft(merged)
                  .state(State.DRAFT, draft.submittedAt())
                  .next(nextLock(draft.service()));
          changes.together(
              () -> {
                changes.replace(next, draft.lock());
                return null;
              });
          return done(next);
        });
  }

  /**
   * Names that only others touched since keep what others gave.
   *
   * @param disputed gets the names that both touched and left different
   */
  private Map<String, List<String>> mergedDraft(
      ListingChange draft, long lock, Map<String, List<String>> mine, Set<String> disputed) {
    Map<String, List<String>> base =
        changes.findStep(draft.service(), lock).map(ListingChange::draft).orElse(Map.of());
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(draft.draft().keySet());
    Map<String, List<String>> merged = new LinkedHashMap<>();
    for (String name : names) {
      List<String> was = base.get(name);
      List<String> wanted = mine.get(name);
      List<String> theirs = draft.draft().get(name);
      List<String> value = Objects.equals(was, wanted) ? theirs : wanted;
      if (!Objects.equals(value, theirs) && !Objects.equals(was, theirs)) {
        disputed.add(name);
      }
      if (value != null) {
        merged.put(name, value);
      }
    }
    return merged;
  }

  @Override
  public Decided submit(Person person, ListingChangeId id, long lock, Service listing, String why) {
    return decide(
        () -> {
          ListingChange draft = requireChange(person, ListingAction.SUBMIT, id, lock);
          Instant at = instant();
          Service first = firstListing(draft, listing, at);
          refuseGivenAway(null, first);
          ListingChange next =
              new Step(draft)
                  .by(person)
                  .proposed(first)
                  .why(words(why, "New listing"))
                  .state(State.WAITING, at)
                  .next(nextLock(draft.service()));
          changes.together(
              () -> {
                changes.replace(next, draft.lock());
                record(person, "listing.submitted", next.service(), Map.of("why", next.why()));
                return null;
              });
          letters.submitted(next, listing.name(), policeAreasOf(next));
          return done(next);
        });
  }

  private Service firstListing(ListingChange draft, Service listing, Instant at) {
    return new Service(
        draft.service(),
        draft.organisation(),
        listing.name(),
        listing.description(),
        listing.url(),
        ListingStatus.PUBLISHED,
        listing.visibility(),
        listing.crimeTypes(),
        listing.cohorts(),
        listing.offers(),
        listing.eligibility(),
        listing.referralSources(),
        listing.languages(),
        listing.interpreting(),
        listing.accessibility(),
        listing.openingTimes(),
        listing.openingNote(),
        listing.contacts(),
        listing.capacity(),
        listing.locations(),
        List.of(),
        reach.today(),
        new Provenance(SOURCE, draft.service().toString(), at));
  }

  // A change that is open

  @Override
  public Decided approve(Person person, ListingChangeId id, long lock, OptionalLong overLive) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.APPROVE, id, lock);
          return change.kind() == Kind.FIRST
              ? approveFirst(person, change)
              : approveChange(person, change, overLive);
        });
  }

  private Decided approveFirst(Person person, ListingChange change) {
    Service listing = Objects.requireNonNull(change.proposed());
    ListingChange next =
        decided(change, State.APPROVED, person, null, instant(), change.contributors());
    long version =
        catalogue.apply(
            CatalogueChange.of(change.authorName(), change.why(), List.of(), List.of(listing))
                .expecting(Map.of(listing.id(), 0L)),
            () -> {
              changes.replace(next, change.lock());
              record(
                  person,
                  "listing.approved",
                  listing.id(),
                  Map.of("change", change.id().toString()));
            });
    letters.approved(next, listing.name());
    return new Decided.Done(next, new ListingVersion(version, 0));
  }

  private Decided approveChange(Person person, ListingChange change, OptionalLong overLive) {
    Now now = now(change.service()).orElseThrow(CatalogueListingDesk::unknownListing);
    Service base = Objects.requireNonNull(change.base());
    Service proposed = Objects.requireNonNull(change.proposed());
    Set<ListingField> moved = EnumSet.noneOf(ListingField.class);
    for (ListingField field : change.fields()) {
      if (field.differs(base, now.live()) && field.differs(proposed, now.live())) {
        moved.add(field);
      }
    }
    if (!moved.isEmpty() && (overLive.isEmpty() || overLive.getAsLong() != now.version())) {
      return new Decided.Moved(change, moved, now.live(), now.version());
    }
    Service next;
    try {
      next = change.onto(now.live());
    } catch (IllegalArgumentException e) {
      throw new No(
          Reason.INVALID,
          e.getMessage() + ". The live listing has changed since: reject it and ask for it anew");
    }
    ListingChange approved =
        decided(change, State.APPROVED, person, null, instant(), change.contributors());
    Runnable alongside =
        () -> {
          changes.replace(approved, change.lock());
          Map<String, String> details = details(change.why(), change.fields());
          details.put("change", change.id().toString());
          record(person, "listing.approved", change.service(), details);
        };
    long version = now.version();
    if (ListingField.differing(now.live(), next).isEmpty()) {
      changes.together(
          () -> {
            alongside.run();
            return null;
          });
    } else {
      version =
          apply(
              now,
              next,
              change.authorName(),
              change.why() + " (approved by " + person.account().name() + ")",
              alongside);
    }
    letters.approved(approved, next.name());
    return new Decided.Done(approved, new ListingVersion(version, 0));
  }

  @Override
  public Decided reject(Person person, ListingChangeId id, long lock, String reason) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.REJECT, id, lock);
          if (reason.isBlank()) {
            throw new No(Reason.INVALID, "Enter a reason: the author reads it");
          }
          ListingChange rejected =
              change.kind() == Kind.FIRST
                  ? new Step(change)
                      .state(State.DRAFT, null)
                      .reason(reason.strip())
                      .next(nextLock(change.service()))
                  : decided(
                      change,
                      State.REJECTED,
                      person,
                      reason.strip(),
                      instant(),
                      change.contributors());
          write(person, change, rejected, "listing.rejected", Map.of("why", reason.strip()));
          letters.rejected(rejected, nameOf(change), person.account().name());
          return done(rejected);
        });
  }

  @Override
  public Decided withdraw(Person person, ListingChangeId id, long lock) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.WITHDRAW, id, lock);
          ListingChange withdrawn =
              change.kind() == Kind.FIRST && change.state() == State.WAITING
                  ? new Step(change).state(State.DRAFT, null).next(nextLock(change.service()))
                  : decided(
                      change, State.WITHDRAWN, person, null, instant(), change.contributors());
          write(person, change, withdrawn, "listing.withdrawn", Map.of());
          return done(withdrawn);
        });
  }

  private void write(
      Person person,
      ListingChange before,
      ListingChange after,
      String action,
      Map<String, String> details) {
    Map<String, String> all = new HashMap<>(details);
    all.put("change", before.id().toString());
    changes.together(
        () -> {
          changes.replace(after, before.lock());
          record(person, action, before.service(), all);
          return null;
        });
  }

  @Override
  public List<Approver> approversOf(Person person, ListingChangeId id) {
    ListingChange change = find(person, id).orElse(null);
    if (change == null || !may(person, ListingAction.REASSIGN, change)) {
      return List.of();
    }
    Set<AreaCode> areas = policeAreasOf(change);
    return people.listActive().stream()
        .filter(account -> mayDecide(account, areas, change))
        .map(account -> new Approver(account.id(), account.name()))
        .toList();
  }

  private boolean mayDecide(Account account, Set<AreaCode> areas, ListingChange change) {
    return !change.contributors().contains(account.id())
        && reach.authorityOf(account).mayApprove(areas);
  }

  @Override
  public Decided reassign(Person person, ListingChangeId id, long lock, AccountId to) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.REASSIGN, id, lock);
          Account account =
              people
                  .find(to)
                  .filter(found -> mayDecide(found, policeAreasOf(change), change))
                  .orElseThrow(
                      () ->
                          new No(
                              Reason.INVALID,
                              "Choose somebody who commissions for an area of this listing and took"
                                  + " no part in the change"));
          ListingChange next =
              new Step(change).assignee(account.id()).next(nextLock(change.service()));
          write(person, change, next, "listing.reassigned", Map.of("to", actor(account.id())));
          letters.assigned(next, nameOf(next), account);
          return done(next);
        });
  }

  @Override
  public Decided comment(Person person, ListingChangeId id, String text) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.COMMENT, id, null);
          ListingComment comment;
          try {
            comment =
                new ListingComment(
                    person.account().id(), person.account().name(), instant(), text.strip());
          } catch (IllegalArgumentException e) {
            throw new No(Reason.INVALID, Objects.requireNonNull(e.getMessage()));
          }
          changes.together(
              () -> {
                changes.addComment(id, comment);
                record(
                    person, "listing.commented", change.service(), Map.of("change", id.toString()));
                return null;
              });
          ListingChange next = changes.find(id).orElse(change);
          letters.commented(next, nameOf(next), comment);
          return done(next);
        });
  }

  @Override
  public Decided seen(Person person, ListingChangeId id, long lock) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.CHECK, id, lock);
          ListingChange next =
              decided(change, State.SEEN, person, null, instant(), change.contributors());
          write(person, change, next, "listing.correction-seen", Map.of());
          return done(next);
        });
  }

  @Override
  public Decided undo(Person person, ListingChangeId id, long lock, String reason) {
    return decide(
        () -> {
          ListingChange change = requireChange(person, ListingAction.CHECK, id, lock);
          if (reason.isBlank()) {
            throw new No(Reason.INVALID, "Enter a reason: whoever corrected the number reads it");
          }
          Now now = now(change.service()).orElseThrow(CatalogueListingDesk::unknownListing);
          Service proposed = Objects.requireNonNull(change.proposed());
          if (ListingField.CONTACTS.differs(proposed, now.live())) {
            throw new No(
                Reason.MOVED,
                ListingField.CONTACTS,
                "The contacts have changed again since: ask the organisation to put them right");
          }
          ListingChange undone =
              decided(
                  change, State.UNDONE, person, reason.strip(), instant(), change.contributors());
          Service next =
              ListingField.CONTACTS.copy(Objects.requireNonNull(change.base()), now.live());
          long version =
              apply(
                  now,
                  next,
                  person.account().name(),
                  "Correction taken back: " + reason.strip(),
                  () -> {
                    changes.replace(undone, change.lock());
                    record(
                        person,
                        "listing.correction-undone",
                        change.service(),
                        Map.of("why", reason.strip(), "change", change.id().toString()));
                  });
          letters.rejected(undone, next.name(), person.account().name());
          return new Decided.Done(undone, new ListingVersion(version, now.seen().waiting()));
        });
  }

  private ListingChange decided(
      ListingChange change,
      State state,
      Person person,
      @Nullable String reason,
      Instant at,
      Set<AccountId> contributors) {
    return new ListingChange(
        change.id(),
        change.service(),
        change.organisation(),
        change.kind(),
        state,
        change.author(),
        change.authorName(),
        contributors,
        change.assignee(),
        change.fields(),
        change.base(),
        change.proposed(),
        change.draft(),
        change.why(),
        nextLock(change.service()),
        change.openedAt(),
        change.submittedAt(),
        at,
        person.account().id(),
        person.account().name(),
        reason,
        change.comments());
  }

  /** The next state of a change that stays open. */
  private static final class Step {
    private final ListingChange from;
    private Set<AccountId> contributors;
    private @Nullable AccountId assignee;
    private @Nullable Service proposed;
    private Map<String, List<String>> draft;
    private String why;
    private State state;
    private @Nullable Instant submittedAt;
    private @Nullable String reason;

    Step(ListingChange from) {
      this.from = from;
      contributors = from.contributors();
      assignee = from.assignee();
      proposed = from.proposed();
      draft = from.draft();
      why = from.why();
      state = from.state();
      submittedAt = from.submittedAt();
      reason = from.reason();
    }

    Step by(Person person) {
      Set<AccountId> all = new HashSet<>(contributors);
      all.add(person.account().id());
      contributors = all;
      return this;
    }

    Step assignee(AccountId to) {
      assignee = to;
      return this;
    }

    Step proposed(Service listing) {
      proposed = listing;
      return this;
    }

    Step draft(Map<String, List<String>> fields) {
      draft = fields;
      return this;
    }

    Step why(String words) {
      why = words;
      return this;
    }

    Step state(State next, @Nullable Instant submitted) {
      state = next;
      submittedAt = submitted;
      return this;
    }

    Step reason(String words) {
      reason = words;
      return this;
    }

    ListingChange next(long lock) {
      return new ListingChange(
          from.id(),
          from.service(),
          from.organisation(),
          from.kind(),
          state,
          from.author(),
          from.authorName(),
          contributors,
          assignee,
          from.fields(),
          from.base(),
          proposed,
          draft,
          why,
          lock,
          from.openedAt(),
          submittedAt,
          null,
          null,
          null,
          reason,
          from.comments());
    }
  }
}
