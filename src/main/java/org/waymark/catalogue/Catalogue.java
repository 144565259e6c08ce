package org.waymark.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All organisations and services at one revision, read-only. Withheld addresses are not in it.
 * Immutable and thread-safe. Services are in the order of their identifiers.
 */
public final class Catalogue {

  static final Comparator<Organisation> ORGANISATION_ORDER =
      Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Organisation::id);
  static final Comparator<Service> SERVICE_ORDER = Comparator.comparing(Service::id);

  private final long revision;
  private final List<Organisation> organisations;
  private final List<Service> services;
  private final Layered<OrganisationId, Organisation> organisationById;
  private final Layered<ServiceId, Service> serviceById;
  private final Layered<OrganisationId, List<Service>> servicesByOrganisation;
  private final boolean hasUnlisted;

  /** Found out when somebody asks, as every page does; null before. */
  private volatile @Nullable Boolean demonstration;

  private volatile @Nullable Boolean allInvented;

  /**
   * @param revision the number of the last change it holds; 0 for an empty catalogue
   * @throws IllegalArgumentException when a service belongs to an organisation that is not there
   */
  public Catalogue(long revision, List<Organisation> organisations, List<Service> services) {
    this.revision = revision;
    this.organisations = organisations.stream().sorted(ORGANISATION_ORDER).toList();
    this.services = services.stream().sorted(SERVICE_ORDER).toList();
    organisationById = new Layered<>(byId(organisations, Organisation::id));
    serviceById = new Layered<>(byId(services, Service::id));
    servicesByOrganisation =
        new Layered<>(this.services.stream().collect(Collectors.groupingBy(Service::organisation)));
    hasUnlisted = services.stream().anyMatch(Catalogue::isUnlisted);
    services.forEach(each -> refuseOrphan(each, organisationById));
  }

  private Catalogue(
      long revision,
      List<Organisation> organisations,
      List<Service> services,
      Layered<OrganisationId, Organisation> organisationById,
      Layered<ServiceId, Service> serviceById,
      Layered<OrganisationId, List<Service>> servicesByOrganisation,
      boolean hasUnlisted,
      @Nullable Boolean allInvented) {
    this.revision = revision;
    this.organisations = organisations;
    this.services = services;
    this.organisationById = organisationById;
    this.serviceById = serviceById;
    this.servicesByOrganisation = servicesByOrganisation;
    this.hasUnlisted = hasUnlisted;
    this.allInvented = allInvented;
  }

  private static <K, T> Map<K, T> byId(List<T> records, Function<T, K> id) {
    return records.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  public static Catalogue empty() {
    return new Catalogue(0, List.of(), List.of());
  }

  public long revision() {
    return revision;
  }

  /** By name. */
  public List<Organisation> listOrganisations() {
    return organisations;
  }

  /** By identifier, in whatever state. */
  public List<Service> listServices() {
    return services;
  }

  public Optional<Service> findService(ServiceId id) {
    return Optional.ofNullable(serviceById.get(id));
  }

  public Optional<Organisation> findOrganisation(OrganisationId id) {
    return Optional.ofNullable(organisationById.get(id));
  }

  /** The organisation that runs the service. */
  public Organisation organisationOf(Service service) {
    Organisation organisation = organisationById.get(service.organisation());
    if (organisation == null) {
      throw new NoSuchElementException("No organisation " + service.organisation());
    }
    return organisation;
  }

  /** An organisation's services, by identifier. */
  public List<Service> servicesOf(OrganisationId id) {
    return Objects.requireNonNullElse(servicesByOrganisation.get(id), List.of());
  }

  /** True when every record in it is fictional, and there is one. */
  public boolean isAllInvented() {
    Boolean known = allInvented;
    if (known == null) {
      known =
          isDemonstration()
              && organisations.stream().allMatch(o -> o.provenance().isDemonstration())
              && services.stream().allMatch(s -> s.provenance().isDemonstration());
      allInvented = known;
    }
    return known;
  }

  /** True when there is a listing in it that not everybody may know of. */
  public boolean hasUnlisted() {
    return hasUnlisted;
  }

  /**
   * The catalogue that follows: equal to one made anew, at the cost of what is different. Every
   * other record stays the same object.
   *
   * @param revision the number of the last change it holds
   * @throws IllegalArgumentException when a service belongs to an organisation that is not there
   */
  public Catalogue with(long revision, CatalogueDifference different) {
    Layered<OrganisationId, Organisation> nextOrganisations =
        organisationById.with(
            different.goneOrganisations(), byId(different.organisations(), Organisation::id));
    Layered<ServiceId, Service> nextServices =
        serviceById.with(different.goneServices(), byId(different.services(), Service::id));
    different.services().forEach(each -> refuseOrphan(each, nextOrganisations));
    for (OrganisationId gone : different.goneOrganisations()) {
      servicesOf(gone).stream()
          .filter(each -> nextServices.get(each.id()) == each)
          .forEach(each -> refuseOrphan(each, nextOrganisations));
    }
    List<Service> merged =
        merged(
            services,
            changed(different.services(), each -> serviceById.get(each.id())),
            different.goneServices().stream().map(serviceById::get),
            SERVICE_ORDER);
    return new Catalogue(
        revision,
        merged(
            organisations,
            changed(different.organisations(), each -> organisationById.get(each.id())),
            different.goneOrganisations().stream().map(organisationById::get),
            ORGANISATION_ORDER),
        merged,
        nextOrganisations,
        nextServices,
        regrouped(different, nextServices),
        (hasUnlisted ? merged : different.services()).stream().anyMatch(Catalogue::isUnlisted),
        staysInvented(different) ? Boolean.TRUE : null);
  }

  /** True when it is known that the next one is invented as this one is. */
  private boolean staysInvented(CatalogueDifference different) {
    return Boolean.TRUE.equals(allInvented)
        && different.goneOrganisations().isEmpty()
        && different.organisations().stream().allMatch(o -> o.provenance().isDemonstration())
        && different.services().stream().allMatch(s -> s.provenance().isDemonstration());
  }

  /**
   * A record that is new or another than it was.
   *
   * @param was null when it is new
   */
  private record Changed<T>(@Nullable T was, T is) {}

  private static <T> List<Changed<T>> changed(List<T> records, Function<T, @Nullable T> before) {
    return records.stream()
        .map(each -> new Changed<>(before.apply(each), each))
        .filter(each -> each.was() != each.is())
        .toList();
  }

  /** The records that stay what they are, and others, in order. */
  private static <T> List<T> merged(
      List<T> before, List<Changed<T>> changed, Stream<@Nullable T> gone, Comparator<T> order) {
    BitSet leaves = new BitSet();
    Stream.concat(gone, changed.stream().map(Changed::was))
        .filter(Objects::nonNull)
        .forEach(each -> leaves.set(Collections.binarySearch(before, each, order)));
    List<T> merged = new ArrayList<>(before.size() + changed.size());
    int from = 0;
    for (T each : changed.stream().map(Changed::is).sorted(order).toList()) {
      int at = Collections.binarySearch(before, each, order);
      int end = at < 0 ? -at - 1 : at;
      addStaying(before, from, end, leaves, merged);
      merged.add(each);
      from = end;
    }
    addStaying(before, from, before.size(), leaves, merged);
    return Collections.unmodifiableList(merged);
  }

  private static <T> void addStaying(
      List<T> before, int from, int end, BitSet leaves, List<T> merged) {
    for (int start = leaves.nextClearBit(from); start < end; ) {
      int next = leaves.nextSetBit(start);
      int stop = next < 0 ? end : Math.min(next, end);
      merged.addAll(before.subList(start, stop));
      start = leaves.nextClearBit(stop);
    }
  }

  /** Services by organisation, the groups of every changed service made anew. */
  private Layered<OrganisationId, List<Service>> regrouped(
      CatalogueDifference different, Layered<ServiceId, Service> next) {
    Map<OrganisationId, NavigableSet<Service>> touched = new HashMap<>();
    for (ServiceId id : different.goneServices()) {
      findService(id)
          .ifPresent(each -> touched.put(each.organisation(), new TreeSet<>(SERVICE_ORDER)));
    }
    for (Service each : different.services()) {
      findService(each.id())
          .ifPresent(was -> touched.put(was.organisation(), new TreeSet<>(SERVICE_ORDER)));
    }
    for (Service each : different.services()) {
      touched.computeIfAbsent(each.organisation(), id -> new TreeSet<>(SERVICE_ORDER)).add(each);
    }
    Map<OrganisationId, List<Service>> groups = new HashMap<>();
    touched.forEach(
        (id, its) -> {
          servicesOf(id).stream().filter(each -> next.get(each.id()) == each).forEach(its::add);
          groups.put(id, List.copyOf(its));
        });
    return servicesByOrganisation.with(Set.of(), groups);
  }

  private static void refuseOrphan(
      Service service, Layered<OrganisationId, Organisation> organisations) {
    if (organisations.get(service.organisation()) == null) {
      throw new IllegalArgumentException(
          "Service "
              + service.id()
              + " belongs to an unknown organisation "
              + service.organisation());
    }
  }

  /**
   * The same without unlisted listings, whatever state they are in, and without organisations that
   * have no other: a name alone can give a refuge away. Itself when there are none.
   */
  public Catalogue withoutUnlisted() {
    if (!hasUnlisted()) {
      return this;
    }
    return new Catalogue(
        revision,
        organisations.stream().filter(this::mayBeKnown).toList(),
        services.stream().filter(service -> !isUnlisted(service)).toList());
  }

  /**
   * As {@link #withoutUnlisted()}, at the cost of what is different from the catalogue before.
   *
   * @param before a catalogue of an earlier revision
   * @param open that one without what was unlisted in it
   */
  public Catalogue withoutUnlisted(Catalogue before, Catalogue open) {
    if (!hasUnlisted()) {
      return this;
    }
    CatalogueDifference different = CatalogueDifference.between(before, this);
    Set<OrganisationId> touched = new HashSet<>(different.goneOrganisations());
    different.organisations().forEach(each -> touched.add(each.id()));
    Set<ServiceId> hidden = new HashSet<>(different.goneServices());
    List<Service> listed = new ArrayList<>();
    for (Service each : different.services()) {
      touched.add(each.organisation());
      before.findService(each.id()).ifPresent(was -> touched.add(was.organisation()));
      if (isUnlisted(each)) {
        hidden.add(each.id());
      } else {
        listed.add(each);
      }
    }
    for (ServiceId gone : different.goneServices()) {
      before.findService(gone).ifPresent(was -> touched.add(was.organisation()));
    }
    List<Organisation> known =
        touched.stream()
            .flatMap(id -> findOrganisation(id).stream())
            .filter(this::mayBeKnown)
            .toList();
    known.forEach(each -> touched.remove(each.id()));
    return open.with(revision, new CatalogueDifference(known, touched, listed, hidden));
  }

  /** False when each of its listings is unlisted. */
  private boolean mayBeKnown(Organisation organisation) {
    List<Service> its = servicesOf(organisation.id());
    return its.isEmpty() || !its.stream().allMatch(Catalogue::isUnlisted);
  }

  private static boolean isUnlisted(Service service) {
    return service.visibility() != Visibility.PUBLIC;
  }

  /** How much of it is fictional. */
  public Invented invented() {
    return Invented.of(isDemonstration(), isAllInvented());
  }

  /** True for a fictional listing that stands beside real ones, and must be told from them. */
  public boolean isToBeMarked(Service service) {
    return service.provenance().isDemonstration() && invented() == Invented.SOME;
  }

  /** The name of a listing as lists and reports tell it: marked where it must be. */
  public String named(Service service) {
    return isToBeMarked(service) ? service.name() + " (invented)" : service.name();
  }

  /** True when there is a fictional record in it. */
  public boolean isDemonstration() {
    Boolean known = demonstration;
    if (known == null) {
      known = organisations.stream().anyMatch(o -> o.provenance().isDemonstration());
      demonstration = known;
    }
    return known;
  }
}
