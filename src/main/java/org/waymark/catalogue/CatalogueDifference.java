package org.waymark.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is different in a later catalogue.
 *
 * @param organisations those that are new or not as they were, as they are
 * @param goneOrganisations those that are there no more
 * @param services those that are new or not as they were, as they are
 * @param goneServices those that are there no more
 */
public record CatalogueDifference(
    List<Organisation> organisations,
    Set<OrganisationId> goneOrganisations,
    List<Service> services,
    Set<ServiceId> goneServices) {

  public CatalogueDifference {
    organisations = List.copyOf(organisations);
    goneOrganisations = Set.copyOf(goneOrganisations);
    services = List.copyOf(services);
    goneServices = Set.copyOf(goneServices);
  }

  /** The same with other services in the place of those that are new or different. */
  public CatalogueDifference withServices(List<Service> others) {
    return new CatalogueDifference(organisations, goneOrganisations, others, goneServices);
  }

  /** Cheap between a catalogue and the one made from it, whose records are mostly the same. */
  public static CatalogueDifference between(Catalogue before, Catalogue after) {
    List<Organisation> organisations = new ArrayList<>();
    for (Organisation each : after.listOrganisations()) {
      if (!each.equals(before.findOrganisation(each.id()).orElse(null))) {
        organisations.add(each);
      }
    }
    Set<OrganisationId> goneOrganisations = new HashSet<>();
    for (Organisation each : before.listOrganisations()) {
      if (after.findOrganisation(each.id()).isEmpty()) {
        goneOrganisations.add(each.id());
      }
    }
    List<Service> services = new ArrayList<>();
    for (Service each : after.listServices()) {
      if (!each.equals(before.findService(each.id()).orElse(null))) {
        services.add(each);
      }
    }
    Set<ServiceId> goneServices = new HashSet<>();
    for (Service each : before.listServices()) {
      if (after.findService(each.id()).isEmpty()) {
        goneServices.add(each.id());
      }
    }
    return new CatalogueDifference(organisations, goneOrganisations, services, goneServices);
  }
}
