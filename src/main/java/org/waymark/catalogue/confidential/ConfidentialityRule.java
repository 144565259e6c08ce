package org.waymark.catalogue.confidential;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;

/** Holds a whole change of the catalogue to the rule; its listings side by side. */
public final class ConfidentialityRule {

  /** What the catalogue says at the moment of the change. */
  public interface Before {

    /** Those of these listings that are there. */
    Collection<Service> services(Set<ServiceId> ids);

    /** Those of these organisations that are there. */
    List<Organisation> organisations(Set<OrganisationId> ids);

    /** The listings an organisation runs. */
    List<Service> servicesOf(OrganisationId id);

    /** The places that may not be known of the listings each of these organisations runs. */
    default Map<OrganisationId, Set<LocationId>> hiddenPlaces(Set<OrganisationId> ids) {
      return ids.stream().collect(toMap(id -> id, id -> PlaceInWords.hiddenPlaces(servicesOf(id))));
    }

    /** What is said beside any of these listings elsewhere. */
    default List<WordsBeside.Said> saidBeside(Set<ServiceId> ids) {
      return List.of();
    }

    /** As it is of one listing; nothing is known of its organisation. */
    static Before of(@Nullable Service service) {
      return new Before() {
        @Override
        public Collection<Service> services(Set<ServiceId> ids) {
          return service == null ? List.of() : List.of(service);
        }

        @Override
        public List<Organisation> organisations(Set<OrganisationId> ids) {
          return List.of();
        }

        @Override
        public List<Service> servicesOf(OrganisationId id) {
          return List.of();
        }
      };
    }

    /** As a catalogue in memory says. */
    static Before of(Catalogue catalogue) {
      return new Before() {
        @Override
        public Collection<Service> services(Set<ServiceId> ids) {
          return ids.stream().flatMap(id -> catalogue.findService(id).stream()).toList();
        }

        @Override
        public List<Organisation> organisations(Set<OrganisationId> ids) {
          return ids.stream().flatMap(id -> catalogue.findOrganisation(id).stream()).toList();
        }

        @Override
        public List<Service> servicesOf(OrganisationId id) {
          return catalogue.servicesOf(id);
        }
      };
    }
  }

  /** Who says what a change gives away; a test puts another in its place to see itself fail. */
  @FunctionalInterface
  public interface Guard {
    /** As {@link ConfidentialityRule#addedBy}. */
    List<PlaceInWords> addedBy(CatalogueChange change, Before before, HiddenPlaces kept);
  }

  private final CatalogueChange change;
  private final Before before;
  private final HiddenPlaces kept;
  private final Map<OrganisationId, List<Service>> changed;
  private final Set<ServiceId> changedIds;

  /** The addresses asked for so far; none of a place of which none is kept. */
  private final Map<LocationId, AddressInWords> addresses = new HashMap<>();

  private final Set<LocationId> asked = new HashSet<>();

  /** Null until somebody asks. */
  private @Nullable Map<OrganisationId, Set<LocationId>> hiddenAfter;

  /** Null until somebody asks, see {@link #leavesPlacesAlone}. */
  private @Nullable Boolean placesLeftAlone;

  private ConfidentialityRule(CatalogueChange change, Before before, HiddenPlaces kept) {
    this.change = change;
    this.before = before;
    this.kept = kept;
    this.changed = change.services().stream().collect(groupingBy(Service::organisation));
    this.changedIds = change.services().stream().map(Service::id).collect(toSet());
  }

  /**
   * What a change would give away; the past, and what is kept of hidden places, is only looked up
   * where that matters.
   */
  public static List<PlaceInWords> addedBy(
      CatalogueChange change, Before before, HiddenPlaces kept) {
    ConfidentialityRule rule = new ConfidentialityRule(change, before, kept);
    List<PlaceInWords> found = new ArrayList<>(rule.ofListings());
    found.addAll(rule.ofOrganisations());
    found.addAll(rule.ofReason());
    found.addAll(rule.ofWordsBeside());
    return found;
  }

  /** Of listings that hide a place, and of others of an organisation that runs one that does. */
  private List<PlaceInWords> ofListings() {
    if (changed.isEmpty()) {
      return List.of();
    }
    Map<OrganisationId, Set<LocationId>> hidden = hiddenAfter();
    Map<ServiceId, Service> concerned =
        change.services().stream()
            .filter(each -> hidden.containsKey(each.organisation()))
            .collect(toMap(Service::id, each -> each, (one, other) -> other));
    if (concerned.isEmpty()) {
      return List.of();
    }
    Map<ServiceId, Service> were =
        before.services(concerned.keySet()).stream().collect(toMap(Service::id, each -> each));
    return change.services().parallelStream()
        .filter(each -> concerned.containsKey(each.id()))
        .flatMap(
            each ->
                ofListing(
                    were.get(each.id()), each, hidden.getOrDefault(each.organisation(), Set.of()))
                    .stream())
        .toList();
  }

  /** By organisation, what its listings hide once the change is made; none that hides nothing. */
  private Map<OrganisationId, Set<LocationId>> hiddenAfter() {
    Map<OrganisationId, Set<LocationId>> known = hiddenAfter;
    if (known == null) {
      known = readHiddenAfter();
      hiddenAfter = known;
    }
    return known;
  }

  private Map<OrganisationId, Set<LocationId>> readHiddenAfter() {
    Set<LocationId> touched =
        change.services().stream()
            .flatMap(each -> each.locations().stream())
            .map(ServiceLocation::id)
            .collect(toSet());
    Map<OrganisationId, Set<LocationId>> after = new HashMap<>();
    before
        .hiddenPlaces(changed.keySet())
        .forEach(
            (id, places) -> {
              Set<LocationId> left = new HashSet<>(places);
              left.removeAll(touched);
              after.put(id, left);
            });
    changed.forEach(
        (id, services) ->
            after
                .computeIfAbsent(id, _ -> new HashSet<>())
                .addAll(PlaceInWords.hiddenPlaces(services)));
    after.values().removeIf(Set::isEmpty);
    return after;
  }

  private List<PlaceInWords> ofListing(
      @Nullable Service was, Service after, Set<LocationId> hidden) {
    return together(
        PlaceInWords.added(was, after),
        telling(after.id().value(), after.name(), PlaceInWords.brought(was, after), hidden));
  }

  /** Of records elsewhere, beside listings that hide a place from now on; a new one has none. */
  private List<PlaceInWords> ofWordsBeside() {
    Map<ServiceId, Service> hiding =
        change.services().stream()
            .filter(PlaceInWords::hidesAPlace)
            .collect(toMap(Service::id, each -> each, (one, other) -> other));
    if (hiding.isEmpty()) {
      return List.of();
    }
    Map<ServiceId, Service> brought = new HashMap<>();
    for (Service was : before.services(hiding.keySet())) {
      Service after = hiding.get(was.id());
      if (after != null && PlaceInWords.bringsAPlace(was, after)) {
        brought.put(after.id(), after);
      }
    }
    return brought.isEmpty()
        ? List.of()
        : before.saidBeside(brought.keySet()).stream()
            .flatMap(said -> PlaceInWords.saidBeside(said, of(said, brought), kept).stream())
            .toList();
  }

  private static List<Service> of(WordsBeside.Said said, Map<ServiceId, Service> listings) {
    return said.listings().stream().flatMap(id -> Stream.ofNullable(listings.get(id))).toList();
  }

  /** What is said of the change, which the history of its listings tells. */
  private List<PlaceInWords> ofReason() {
    List<Service> hiding = change.services().stream().filter(PlaceInWords::hidesAPlace).toList();
    if (hiding.isEmpty()) {
      return List.of();
    }
    Service one = hiding.getFirst();
    List<FreeText> said = List.of(new FreeText(null, "the reason that is given", change.why()));
    return together(
        PlaceInWords.in(one.id().value(), one.name(), said, PlaceInWords.toldBy(hiding)),
        telling(one.id().value(), one.name(), said, PlaceInWords.hiddenPlaces(hiding)));
  }

  /** Each text is told once. */
  private static List<PlaceInWords> together(
      List<PlaceInWords> postcodes, List<PlaceInWords> addresses) {
    List<FreeText> told = postcodes.stream().map(PlaceInWords::text).toList();
    return Stream.concat(
            postcodes.stream(), addresses.stream().filter(each -> !told.contains(each.text())))
        .toList();
  }

  /** Which of the texts tell an address that is kept of one of these places. */
  private List<PlaceInWords> telling(
      UUID subject, String record, List<FreeText> texts, Set<LocationId> hidden) {
    return texts.isEmpty()
        ? List.of()
        : AddressInWords.toldAmong(texts, addresses(hidden)).stream()
            .map(text -> PlaceInWords.ofAddress(subject, record, text))
            .toList();
  }

  /** What is kept of places; of all that the change brings at once, for each look takes time. */
  private synchronized List<AddressInWords> addresses(Set<LocationId> places) {
    Set<LocationId> wanted = new HashSet<>(places);
    if (asked.isEmpty()) {
      wanted.addAll(PlaceInWords.hiddenPlaces(change.services()));
    }
    wanted.removeAll(asked);
    if (!wanted.isEmpty()) {
      addresses.putAll(kept.find(wanted));
      asked.addAll(wanted);
    }
    return places.stream().flatMap(place -> Stream.ofNullable(addresses.get(place))).toList();
  }

  /** Of the organisations whose words or hidden places the change touches. */
  private List<PlaceInWords> ofOrganisations() {
    Set<OrganisationId> touched = new HashSet<>(changed.keySet());
    change.organisations().forEach(each -> touched.add(each.id()));
    Map<OrganisationId, Organisation> were =
        before.organisations(touched).stream().collect(toMap(Organisation::id, each -> each));
    List<Organisation> after = new ArrayList<>(change.organisations());
    after.forEach(each -> touched.remove(each.id()));
    touched.forEach(id -> Optional.ofNullable(were.get(id)).ifPresent(after::add));
    return after.stream()
        .flatMap(each -> ofOrganisation(were.get(each.id()), each).stream())
        .toList();
  }

  private List<PlaceInWords> ofOrganisation(@Nullable Organisation was, Organisation after) {
    OrganisationId id = after.id();
    if (changed.containsKey(id) && !hiddenAfter().containsKey(id)) {
      // It runs nothing that hides a place.
      return List.of();
    }
    boolean hides =
        changed.getOrDefault(id, List.of()).stream().anyMatch(PlaceInWords::hidesAPlace);
    boolean saysMore = was != null && !FreeText.of(was).containsAll(FreeText.of(after));
    if (!hides && !saysMore && !PlaceInWords.holdsAPlace(after)) {
      return List.of();
    }
    if (!saysMore && was != null && leavesPlacesAlone()) {
      // The same words beside the same places, for the same readers: whatever it runs else.
      return List.of();
    }
    List<Service> ran = was == null ? List.of() : before.servicesOf(id);
    Collection<Service> run = runAfter(id, ran);
    return together(
        PlaceInWords.added(was, ran, after, run),
        Stream.concat(
                telling(
                    id.value(),
                    after.name(),
                    PlaceInWords.brought(was, ran, after, run),
                    PlaceInWords.hiddenPlaces(run))
                    .stream(),
                ofSiblings(ran, run))
            .toList());
  }

  /** Of listings that the change leaves alone, beside places that it brings to them. */
  private Stream<PlaceInWords> ofSiblings(List<Service> ran, Collection<Service> run) {
    Set<LocationId> brought = new HashSet<>(PlaceInWords.hiddenPlaces(run));
    brought.removeAll(PlaceInWords.hiddenPlaces(ran));
    return brought.isEmpty()
        ? Stream.of()
        : run.stream()
            .filter(each -> !changedIds.contains(each.id()))
            .flatMap(
                each ->
                    telling(each.id().value(), each.name(), FreeText.of(each), brought).stream());
  }

  /** True when every listing of the change was there with its organisation, places and readers. */
  private boolean leavesPlacesAlone() {
    Boolean known = placesLeftAlone;
    if (known == null) {
      known =
          change.removedServices().isEmpty()
              && change.removedOrganisations().isEmpty()
              && stayPlaced(change.services());
      placesLeftAlone = known;
    }
    return known;
  }

  private boolean stayPlaced(List<Service> services) {
    Map<ServiceId, Service> were =
        before.services(changedIds).stream().collect(toMap(Service::id, each -> each));
    return services.stream()
        .allMatch(
            after -> {
              Service was = were.get(after.id());
              return was != null && PlaceInWords.isPlacedAs(was, after);
            });
  }

  private Collection<Service> runAfter(OrganisationId id, List<Service> ran) {
    Map<ServiceId, Service> run = new LinkedHashMap<>();
    ran.forEach(service -> run.put(service.id(), service));
    change.removedServices().forEach(run::remove);
    // A listing that the change gives to another organisation is gone from here.
    run.keySet().removeAll(changedIds);
    changed.getOrDefault(id, List.of()).forEach(service -> run.put(service.id(), service));
    return run.values();
  }
}
