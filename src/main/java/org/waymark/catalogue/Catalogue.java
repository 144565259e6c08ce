package org.waymark.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All organisations and services at one revision, read-only. Withheld addresses are not in it.
 * Immutable and thread-safe. Services are in the order of their identifiers.
 */
public final class Catalogue {

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
    this.organisations =
        organisations.stream()
            .sorted(
                Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Organisation::id))
            .toList();
    this.services = services.stream().sorted(Comparator.comparing(Service::id)).toList();
    organisationById =
        organisations.stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
    serviceById = services.stream().collect(Collectors.toMap(Service::id, Function.identity()));
    servicesByOrganisation =
        this.services.stream().collect(Collectors.groupingBy(Service::organisation));
    hasUnlisted = services.stream().anyMatch(Catalogue::isUnlisted);
    for (Service service : services) {
      if (!organisationById.containsKey(service.organisation())) {
        throw new IllegalArgumentException(
            "Service "
                + service.id()
                + " belongs to an unknown organisation "
                + service.organisation());
      }
    }
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
   * The same without unlisted listings, whatever state they are in, and without organisations that
   * have no other: a name alone can give a refuge away. Itself when there are none.
   */
  public Catalogue withoutUnlisted() {
    if (!hasUnlisted()) {
      return this;
    }
    return new Catalogue(
        revision,
        organisations.stream()
            .filter(
                organisation -> {
                  List<Service> its = servicesOf(organisation.id());
                  return its.isEmpty() || !its.stream().allMatch(Catalogue::isUnlisted);
                })
            .toList(),
        services.stream().filter(service -> !isUnlisted(service)).toList());
  }

  private static boolean isUnlisted(Service service) {
    return service.visibility() != Visibility.PUBLIC;
  }

  /** True when there is a fictional record in it. */
  public boolean isDemonstration() {
    return organisations.stream().anyMatch(o -> o.provenance().isDemonstration());
  }
}
