package org.waymark.catalogue;

import java.util.List;

/**
 * What one transaction does to the catalogue.
 *
 * @param who who made the change, e.g. a name or "import"
 * @param why in words
 * @param organisations to add or replace, by identifier
 * @param services to add or replace, by identifier
 * @param removedServices to delete
 * @param removedOrganisations to delete, with their services
 */
public record CatalogueChange(
    String who,
    String why,
    List<Organisation> organisations,
    List<Service> services,
    List<ServiceId> removedServices,
    List<OrganisationId> removedOrganisations) {

  public CatalogueChange {
    if (who.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("A change says who made it and why");
    }
    organisations = List.copyOf(organisations);
    services = List.copyOf(services);
    removedServices = List.copyOf(removedServices);
    removedOrganisations = List.copyOf(removedOrganisations);
  }

  /** A change that only adds or replaces. */
  public static CatalogueChange of(
      String who, String why, List<Organisation> organisations, List<Service> services) {
    return new CatalogueChange(who, why, organisations, services, List.of(), List.of());
  }
}
