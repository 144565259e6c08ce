package org.waymark.listing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.account.Person;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingParts;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;

/**
 * The part of the desk that shows: listings as their editors see them, and what waits. Nobody is
 * shown what they may not know of. Thread-safe.
 */
@Singleton
public final class ListingReading {

  /** Where a listing is, and the reach that is measured from there. */
  private static final Set<ListingField> PLACES =
      Set.of(ListingField.LOCATIONS, ListingField.OFFERS);

  private final ListingRules rules;
  private final ListingChangeRepository changes;
  private final CatalogueHistory past;
  private final ListingReach reach;
  private final Clock clock;

  ListingReading(
      ListingRules rules,
      ListingChangeRepository changes,
      CatalogueHistory past,
      ListingReach reach,
      Clock clock) {
    this.rules = rules;
    this.changes = changes;
    this.past = past;
    this.reach = reach;
    this.clock = clock;
  }

  /**
   * A listing as its editors see it, with what waits on top.
   *
   * @return empty when there is none, or the person may neither edit nor approve it
   */
  public Optional<WorkingListing> open(Person person, ServiceId service) {
    return rules.find(service).filter(listing -> rules.mayKnow(person, listing));
  }

  /** A change in any state; empty when there is none or the person may not know of it. */
  public Optional<ListingChange> find(Person person, ListingChangeId id) {
    return changes.find(id).filter(change -> rules.mayKnow(person, change)).map(this::shown);
  }

  /** A change without what tells places that may not be known now, in words or as it was public. */
  private ListingChange shown(ListingChange change) {
    List<String> said =
        new ArrayList<>(change.comments().stream().map(ListingComment::text).toList());
    said.add(change.why());
    said.add(Objects.requireNonNullElse(change.reason(), ""));
    List<String> words = past.asMayBeSaid(change.service(), said);
    List<ListingComment> comments = new ArrayList<>();
    for (ListingComment each : change.comments()) {
      String text = words.get(comments.size());
      comments.add(new ListingComment(each.author(), each.authorName(), each.at(), text));
    }
    return withoutPlaces(change)
        .with()
        .comments(comments)
        .why(words.get(words.size() - 2))
        .reason(change.reason() == null ? null : words.getLast())
        .build();
  }

  /** What is still open, and asks for such a place to be shown, says so. */
  private ListingChange withoutPlaces(ListingChange change) {
    Service base = change.base();
    Service proposed = change.proposed();
    if (proposed == null || (change.kind() == Kind.FIRST && change.state().isOpen())) {
      return change;
    }
    Service shown = past.asMayBeShown(proposed);
    if (base == null) {
      return change.with().proposed(shown).build();
    }
    Service from = past.asMayBeShown(base);
    boolean asks = change.state().isOpen() && from.locations().equals(base.locations());
    return change
        .with()
        .base(from)
        .proposed(asks ? ListingField.copy(PLACES, proposed, shown) : shown)
        .build();
  }

  /** Every change there ever was of a listing, newest first; empty as for {@link #find}. */
  public List<ListingChange> changesOf(Person person, ServiceId service) {
    return changes.list(service).stream()
        .filter(change -> rules.mayKnow(person, change))
        .map(this::shown)
        .toList();
  }

  /**
   * What waits for a decision by this person or was assigned to them, and corrections for their
   * information, oldest first: changes that reach one of their police areas, all of them for an
   * administrator.
   */
  public List<QueueEntry> queue(Person person) {
    List<QueueEntry> entries = new ArrayList<>();
    for (ListingChange change : changes.listPending()) {
      if (change.state() == State.WAITING || change.state() == State.TOLD) {
        if (person.authority().mayApprove(rules.policeAreasOf(change))
            || person.account().id().equals(change.assignee())) {
          entries.add(entry(person, change));
        }
      }
    }
    return oldestFirst(entries);
  }

  /** What the person's own organisations have open: drafts and changes that wait, oldest first. */
  public List<QueueEntry> openOf(Person person) {
    Set<OrganisationId> own = person.authority().organisations();
    return oldestFirst(
        changes.listPending().stream()
            .filter(change -> own.contains(change.organisation()))
            .map(change -> entry(person, change))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static List<QueueEntry> oldestFirst(List<QueueEntry> entries) {
    entries.sort(
        Comparator.comparing((QueueEntry entry) -> since(entry.change()))
            .thenComparing(entry -> entry.change().id().value()));
    return List.copyOf(entries);
  }

  private static Instant since(ListingChange change) {
    return Objects.requireNonNullElse(change.submittedAt(), change.openedAt());
  }

  private QueueEntry entry(Person person, ListingChange change) {
    return new QueueEntry(
        change,
        rules.nameOf(change),
        reach.findOrganisation(change.organisation()).map(Organisation::name).orElse(""),
        Math.max(0, change.age(clock.instant()).toDays()),
        may(
            person,
            change.kind() == Kind.CORRECTION ? ListingAction.CHECK : ListingAction.APPROVE,
            change));
  }

  /** Whether somebody may do something with a live listing now; what waits is looked up. */
  public boolean may(Person person, ListingAction action, ServiceId service) {
    return rules.find(service).filter(listing -> rules.may(person, action, listing)).isPresent();
  }

  /** Whether somebody may do something with a live listing that is as given, whatever waits. */
  public boolean may(Person person, ListingAction action, Service live) {
    return rules.may(person, action, live);
  }

  /** Whether somebody may do something with a change now. */
  public boolean may(Person person, ListingAction action, ListingChange change) {
    return rules.may(person, action, change);
  }

  /**
   * The working listing of an earlier version, as far as it is known.
   *
   * @return empty when it is not known or the person may not know of it
   */
  public Optional<Service> seen(Person person, ServiceId service, ListingVersion version) {
    return open(person, service).flatMap(listing -> workingAt(listing, version));
  }

  /** The working listing of that version, of a listing as it is now. */
  Optional<Service> workingAt(WorkingListing now, ListingVersion version) {
    if (version.equals(now.version())) {
      return Optional.of(now.working());
    }
    Optional<Service> live = liveAt(now, version);
    if (live.isEmpty() || version.waiting() == 0) {
      return live;
    }
    try {
      Service then = live.get();
      return changes.findStep(then.id(), version.waiting()).map(step -> step.onto(then));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What somebody sends, as far as it is theirs: a place that was hidden after their form was
   * filled is not shown by it again.
   */
  Service withoutHiddenSince(WorkingListing now, ListingVersion expected, Service mine) {
    Set<LocationId> hidden =
        expected.live() == now.version().live()
            ? Set.of()
            : past.hiddenSince(mine.id(), expected.live());
    if (mine.locations().stream().noneMatch(place -> hidden.contains(place.id()))) {
      return mine;
    }
    Map<LocationId, ServiceLocation> is =
        now.working().locations().stream()
            .collect(Collectors.toMap(ServiceLocation::id, each -> each));
    ListingParts parts = ListingParts.of(mine);
    parts
        .service()
        .locations(
            mine.locations().stream()
                .flatMap(
                    place ->
                        hidden.contains(place.id())
                            ? Stream.ofNullable(is.get(place.id()))
                            : Stream.of(place))
                .toList());
    parts.dropStrandedRadius();
    return parts.build();
  }

  /** The live listing of that version. */
  Optional<Service> liveAt(WorkingListing now, ListingVersion version) {
    return version.live() == now.version().live()
        ? Optional.of(now.live())
        : past.version(now.live().id(), version.live()).map(ServiceVersion::service);
  }
}
