package org.waymark.listing.duplicate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.StaleException;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueRepository.ServiceAtVersion;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.ListingChangeRepository;
import org.waymark.listing.ListingDifference;
import org.waymark.listing.ListingPeople;
import org.waymark.listing.ListingReach;

/**
 * Makes two listings or two organisations one, and takes that back.
 *
 * <p>Of two listings one is kept, with the fields chosen from the other, and the other is closed:
 * its places stay its own, so that a withheld address stays where it is. Of two organisations one
 * is kept and runs the listings of both. Taking it back restores both exactly as they were, and is
 * refused once somebody has edited one of them. For administrators; listings also for a
 * commissioner who may decide on both.
 */
@Singleton
public final class Merging {

  /** The fields a merge never takes: the kept one has its own. */
  private static final Set<ListingField> NEVER =
      EnumSet.of(ListingField.STATUS, ListingField.ASSURED_ON, ListingField.ARRANGEMENTS);

  private final CatalogueRepository catalogue;
  private final MergeRepository merges;
  private final ListingChangeRepository changes;
  private final ListingPeople people;
  private final ListingReach reach;
  private final AuditTrail audit;
  private final Clock clock;

  public Merging(
      CatalogueRepository catalogue,
      MergeRepository merges,
      ListingChangeRepository changes,
      ListingPeople people,
      ListingReach reach,
      AuditTrail audit,
      Clock clock) {
    this.catalogue = catalogue;
    this.merges = merges;
    this.changes = changes;
    this.people = people;
    this.reach = reach;
    this.audit = audit;
    this.clock = clock;
  }

  /** True when the person may merge these listings. */
  public boolean mayMerge(Person person, Service one, Service other) {
    return person.authority().isAdministrator()
        || (person.authority().mayApprove(reach.policeAreasOf(one))
            && person.authority().mayApprove(reach.policeAreasOf(other)));
  }

  /**
   * What merging would come to; nothing is changed.
   *
   * @return empty when one of them is not there or the person may not merge them
   */
  public Optional<MergePreview> preview(
      Person person,
      ServiceId kept,
      ServiceId dropped,
      Set<ListingField> fromDropped,
      ListingTerms terms) {
    Service one = catalogue.findService(kept).orElse(null);
    Service other = catalogue.findService(dropped).orElse(null);
    if (one == null || other == null || kept.equals(dropped) || !mayMerge(person, one, other)) {
      return Optional.empty();
    }
    Set<ListingField> differing = EnumSet.noneOf(ListingField.class);
    differing.addAll(ListingField.differing(one, other));
    differing.removeAll(NEVER);
    List<String> problems = new ArrayList<>(problems(one, other, fromDropped));
    Service merged = one;
    try {
      merged = merged(one, other, fromDropped);
      catalogue.placesInWords(one, merged).forEach(each -> problems.add(each.message() + "."));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return Optional.of(
        new MergePreview(
            one,
            other,
            ListingDifference.between(one, other, differing, terms),
            merged,
            List.copyOf(problems)));
  }

  private List<String> problems(Service kept, Service dropped, Set<ListingField> fromDropped) {
    List<String> problems = new ArrayList<>();
    if (fromDropped.stream().anyMatch(NEVER::contains)) {
      problems.add(
          "State, day of checking and money are not merged: the kept listing has its own.");
    }
    if (fromDropped.contains(ListingField.LOCATIONS)
        && dropped.locations().stream().anyMatch(ServiceLocation.Withheld.class::isInstance)) {
      problems.add(
          "A withheld place cannot change hands: keep the places of the listing that is kept, or"
              + " keep the other listing.");
    }
    if (changes.findOpen(kept.id()).isPresent() || changes.findOpen(dropped.id()).isPresent()) {
      problems.add("A change of one of them waits for approval: decide on it first.");
    }
    if (dropped.status() == ListingStatus.CLOSED) {
      problems.add("The listing to be dropped is closed already.");
    }
    return problems;
  }

  private static Service merged(Service kept, Service dropped, Set<ListingField> fromDropped) {
    Set<ListingField> taken = EnumSet.noneOf(ListingField.class);
    taken.addAll(fromDropped);
    taken.removeAll(NEVER);
    Service merged = ListingField.copy(taken, dropped, kept);
    return taken.contains(ListingField.LOCATIONS) ? withNewPlaces(merged) : merged;
  }

  /** The places under identifiers of their own, for the dropped listing has or had theirs. */
  private static Service withNewPlaces(Service service) {
    return service.withLocations(
        service.locations().stream()
            .<ServiceLocation>map(place -> place.withId(new LocationId(UUID.randomUUID())))
            .toList());
  }

  /**
   * Merges two listings. Nothing waits: whoever merges may decide on both.
   *
   * @param keptVersion of the catalogue, as {@link CatalogueRepository#versionOf} had it when the
   *     preview was shown
   */
  public Merged merge(
      Person person,
      ServiceId kept,
      long keptVersion,
      ServiceId dropped,
      long droppedVersion,
      Set<ListingField> fromDropped,
      String why) {
    Service one = catalogue.findService(kept).orElse(null);
    Service other = catalogue.findService(dropped).orElse(null);
    if (one == null || other == null || kept.equals(dropped) || !mayMerge(person, one, other)) {
      return new Merged.Refused(
          "Choose two listings that are there and that you may both decide on.");
    }
    List<String> problems = problems(one, other, fromDropped);
    if (!problems.isEmpty()) {
      return new Merged.Refused(String.join(" ", problems));
    }
    Service merged;
    try {
      merged = merged(one, other, fromDropped);
    } catch (IllegalArgumentException e) {
      return new Merged.Refused(e.getMessage() + ". Choose other fields.");
    }
    return apply(
        person,
        new ServiceAtVersion(one, keptVersion),
        new ServiceAtVersion(other, droppedVersion),
        merged,
        why);
  }

  private Merged apply(
      Person person, ServiceAtVersion kept, ServiceAtVersion dropped, Service merged, String why) {
    Service closed = dropped.service().withStatus(ListingStatus.CLOSED);
    Merge merge =
        merge(
            Merge.Kind.SERVICE,
            kept.service().id().value(),
            dropped.service().id().value(),
            new Merge.Records(List.of(), List.of(kept.service(), dropped.service())),
            new Merge.Records(List.of(), List.of(merged, closed)),
            person,
            why);
    return apply(
        merge,
        CatalogueChange.of(person.account().name(), merge.why(), List.of(), List.of(merged, closed))
            .expecting(Map.of(merged.id(), kept.version(), closed.id(), dropped.version())),
        person,
        "listing.merged",
        "service:" + merged.id());
  }

  private Merge merge(
      Merge.Kind kind,
      UUID kept,
      UUID dropped,
      Merge.Records before,
      Merge.Records after,
      Person person,
      String why) {
    return new Merge(
        UUID.randomUUID(),
        kind,
        kept,
        dropped,
        before,
        after,
        person.account().name(),
        why.isBlank() ? "The same, listed twice" : why.strip(),
        clock.instant(),
        null);
  }

  private Merged apply(
      Merge merge, CatalogueChange change, Person person, String action, String subject) {
    try {
      catalogue.apply(
          change,
          () -> {
            merges.add(merge);
            audit.record(
                person.actor(),
                action,
                subject,
                Map.of(
                    "merge",
                    merge.id().toString(),
                    "dropped",
                    merge.dropped().toString(),
                    "why",
                    merge.why()));
          });
    } catch (PlaceInWordsException e) {
      return givenAway(e);
    } catch (StaleException e) {
      return new Merged.Refused(
          "One of them has been changed since you looked: look at the preview again.");
    }
    return new Merged.Done(merge);
  }

  /** Merges two organisations: the kept one runs the listings of both, the other is no more. */
  public Merged merge(Person person, OrganisationId kept, OrganisationId dropped, String why) {
    Organisation one = catalogue.findOrganisation(kept).orElse(null);
    Organisation other = catalogue.findOrganisation(dropped).orElse(null);
    if (one == null
        || other == null
        || kept.equals(dropped)
        || !person.authority().isAdministrator()) {
      return new Merged.Refused(
          "Choose two organisations that are there; only administrators merge organisations.");
    }
    List<ServiceAtVersion> found = catalogue.findServicesOf(dropped);
    List<Service> before = found.stream().map(ServiceAtVersion::service).toList();
    if (isKept(dropped)) {
      return new Merged.Refused(
          "Somebody's account keeps the listings of \""
              + other.name()
              + "\": give them \""
              + one.name()
              + "\" instead first.");
    }
    Optional<Service> waiting = waiting(before);
    if (waiting.isPresent()) {
      return waits(waiting.get());
    }
    List<Service> after = before.stream().map(service -> service.withOrganisation(kept)).toList();
    Merge merge =
        merge(
            Merge.Kind.ORGANISATION,
            kept.value(),
            dropped.value(),
            new Merge.Records(List.of(one, other), before),
            new Merge.Records(List.of(one), after),
            person,
            why);
    return apply(
        merge,
        new CatalogueChange(
                person.account().name(), merge.why(), List.of(), after, List.of(), List.of(dropped))
            .expecting(versions(found)),
        person,
        "organisation.merged",
        "organisation:" + kept);
  }

  /** True when somebody's account keeps the listings of an organisation. */
  private boolean isKept(OrganisationId organisation) {
    return people.listActive().stream()
        .flatMap(account -> account.grants().stream())
        .anyMatch(
            grant ->
                grant instanceof Grant.Provider provider
                    && provider.organisation().equals(organisation));
  }

  /** One of these of which a change waits. */
  private Optional<Service> waiting(List<Service> services) {
    return services.stream()
        .filter(service -> changes.findOpen(service.id()).isPresent())
        .findFirst();
  }

  private static Merged waits(Service service) {
    return new Merged.Refused(
        "A change of \"" + service.name() + "\" waits for approval: decide on it first.");
  }

  private static Map<ServiceId, Long> versions(List<ServiceAtVersion> services) {
    return services.stream()
        .collect(Collectors.toMap(each -> each.service().id(), ServiceAtVersion::version));
  }

  /** The merges there were, newest first; for those who may merge. */
  public List<Merge> list(Person person) {
    return merges.list().stream().filter(merge -> mayUndo(person, merge)).toList();
  }

  private boolean mayUndo(Person person, Merge merge) {
    List<Service> services = merge.before().services();
    return person.authority().isAdministrator()
        || (merge.kind() == Merge.Kind.SERVICE
            && services.size() == 2
            && mayMerge(person, services.getFirst(), services.getLast()));
  }

  /** Restores both exactly as they were, unless somebody has edited one of them since. */
  public Merged undo(Person person, UUID id) {
    Merge merge = merges.find(id).filter(each -> mayUndo(person, each)).orElse(null);
    if (merge == null) {
      return new Merged.Refused("There is no such merge, or you may not take it back.");
    }
    if (merge.undoneAt() != null) {
      return new Merged.Refused("It has been taken back already.");
    }
    List<ServiceAtVersion> now =
        catalogue.findServices(merge.after().services().stream().map(Service::id).toList());
    Optional<String> moved = editedSince(merge, now);
    if (moved.isPresent()) {
      return edited(moved.get());
    }
    Optional<Service> waiting = waiting(merge.after().services());
    if (waiting.isPresent()) {
      return waits(waiting.get());
    }
    try {
      restore(person, merge, now);
    } catch (PlaceInWordsException e) {
      return givenAway(e);
    } catch (StaleException e) {
      return edited("one of them");
    }
    return new Merged.Done(merge);
  }

  /** The name of a listing or organisation that is not any more as the merge left it. */
  private Optional<String> editedSince(Merge merge, List<ServiceAtVersion> now) {
    Set<Service> services = now.stream().map(ServiceAtVersion::service).collect(Collectors.toSet());
    return Stream.concat(
            merge.after().services().stream()
                .filter(service -> !services.contains(service))
                .map(Service::name),
            merge.after().organisations().stream()
                .filter(each -> !catalogue.findOrganisation(each.id()).equals(Optional.of(each)))
                .map(Organisation::name))
        .findFirst();
  }

  private void restore(Person person, Merge merge, List<ServiceAtVersion> now) {
    catalogue.apply(
        CatalogueChange.of(
                person.account().name(),
                "Merge taken back",
                merge.before().organisations(),
                merge.before().services())
            .expecting(versions(now)),
        () -> {
          if (!merges.undo(merge.id(), clock.instant())) {
            throw new IllegalStateException("It has been taken back already");
          }
          audit.record(
              person.actor(),
              "merge.undone",
              (merge.kind() == Merge.Kind.SERVICE ? "service:" : "organisation:") + merge.kept(),
              Map.of("merge", merge.id().toString()));
        });
  }

  private static Merged givenAway(PlaceInWordsException e) {
    return new Merged.Refused(e.getMessage() + ", then try again.");
  }

  private static Merged edited(String name) {
    return new Merged.Refused(
        "\""
            + name
            + "\" has been edited since the merge, and taking the merge back would lose that:"
            + " restore a version from its history instead.");
  }
}
