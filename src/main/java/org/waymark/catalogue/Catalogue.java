package org.waymark.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All organisations and services at one revision, read-only. Withheld addresses are not in it.
 * Immutable and thread-safe. Services are in the order of their identifiers.
 */
public final class Catalogue {

  private static final Comparator<Organisation> BY_NAME =
      Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Organisation::id);
  private static final Comparator<Service> BY_ID = Comparator.comparing(Service::id);

  private final long revision;
  private final List<Organisation> organisations;
  private final List<Service> services;
  private final Map<OrganisationId, Organisation> organisationById;
  private final Map<ServiceId, Service> serviceById;
  private final Map<OrganisationId, List<Service>> servicesByOrganisation;
  private final boolean hasUnlisted;

  /**
   * @param revision the number of the last change it holds; 0 for an empty catalogue
   * @throws IllegalArgumentException when a service belongs to an organisation that is not there
   */
  public Catalogue(long revision, List<Organisation> organisations, List<Service> services) {
    this.revision = revision;
    this.organisations = organisations.stream().sorted(BY_NAME).toList();
    this.services = services.stream().sorted(BY_ID).toList();
    organisationById =
        organisations.stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
    serviceById = services.stream().collect(Collectors.toMap(Service::id, Function.identity()));
    servicesByOrganisation =
        this.services.stream().collect(Collectors.groupingBy(Service::organisation));
    hasUnlisted = services.stream().anyMatch(Catalogue::isUnlisted);
    services.forEach(each -> refuseOrphan(each, organisationById));
  }

  private Catalogue(
      long revision,
      List<Organisation> organisations,
      List<Service> services,
      Map<OrganisationId, Organisation> organisationById,
      Map<ServiceId, Service> serviceById,
      Map<OrganisationId, List<Service>> servicesByOrganisation) {
    this.revision = revision;
    this.organisations = organisations;
    this.services = services;
    this.organisationById = organisationById;
    this.serviceById = serviceById;
    this.servicesByOrganisation = servicesByOrganisation;
    hasUnlisted = services.stream().anyMatch(Catalogue::isUnlisted);
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
    return servicesByOrganisation.getOrDefault(id, List.of());
  }

  /** True when every record in it is fictional, and there is one. */
  public boolean isAllInvented() {
    return isDemonstration()
        && organisations.stream().allMatch(o -> o.provenance().isDemonstration())
        && services.stream().allMatch(s -> s.provenance().isDemonstration());
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
    Map<OrganisationId, Organisation> nextOrganisations = new HashMap<>(organisationById);
    nextOrganisations.keySet().removeAll(different.goneOrganisations());
    different.organisations().forEach(each -> nextOrganisations.put(each.id(), each));
    Map<ServiceId, Service> nextServices = new HashMap<>(serviceById);
    nextServices.keySet().removeAll(different.goneServices());
    different.services().forEach(each -> nextServices.put(each.id(), each));
    different.services().forEach(each -> refuseOrphan(each, nextOrganisations));
    for (OrganisationId gone : different.goneOrganisations()) {
      servicesOf(gone).stream()
          .filter(each -> nextServices.get(each.id()) == each)
          .forEach(each -> refuseOrphan(each, nextOrganisations));
    }
    return new Catalogue(
        revision,
        merged(
            organisations,
            each -> nextOrganisations.get(each.id()) == each,
            different.organisations().stream()
                .filter(each -> organisationById.get(each.id()) != each),
            BY_NAME),
        merged(
            services,
            each -> nextServices.get(each.id()) == each,
            different.services().stream().filter(each -> serviceById.get(each.id()) != each),
            BY_ID),
        nextOrganisations,
        nextServices,
        regrouped(different, nextServices));
  }

  /** The records that stay what they are, and others, in order. */
  private static <T> List<T> merged(
      List<T> before, Predicate<T> stays, Stream<T> others, Comparator<T> order) {
    List<T> added = others.sorted(order).toList();
    List<T> merged = new ArrayList<>(before.size() + added.size());
    int next = 0;
    for (T each : before) {
      if (!stays.test(each)) {
        continue;
      }
      while (next < added.size() && order.compare(added.get(next), each) < 0) {
        merged.add(added.get(next++));
      }
      merged.add(each);
    }
    merged.addAll(added.subList(next, added.size()));
    return Collections.unmodifiableList(merged);
  }

  /** Services by organisation, the groups of every changed service made anew. */
  private Map<OrganisationId, List<Service>> regrouped(
      CatalogueDifference different, Map<ServiceId, Service> next) {
    Map<OrganisationId, NavigableSet<Service>> touched = new HashMap<>();
    for (ServiceId id : different.goneServices()) {
      findService(id).ifPresent(each -> touched.put(each.organisation(), new TreeSet<>(BY_ID)));
    }
    for (Service each : different.services()) {
      touched.put(each.organisation(), new TreeSet<>(BY_ID));
      findService(each.id())
          .ifPresent(was -> touched.put(was.organisation(), new TreeSet<>(BY_ID)));
    }
    Map<OrganisationId, List<Service>> groups = new HashMap<>(servicesByOrganisation);
    touched.forEach(
        (id, its) -> {
          servicesOf(id).stream().filter(each -> next.get(each.id()) == each).forEach(its::add);
          different.services().stream()
              .filter(each -> each.organisation().equals(id))
              .forEach(its::add);
          groups.put(id, List.copyOf(its));
        });
    return groups;
  }

  private static void refuseOrphan(
      Service service, Map<OrganisationId, Organisation> organisations) {
    if (!organisations.containsKey(service.organisation())) {
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

  /** True when there is a fictional record in it. */
  public boolean isDemonstration() {
    return organisations.stream().anyMatch(o -> o.provenance().isDemonstration());
  }
}
