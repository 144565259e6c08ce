package org.waymark.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    Sides<Organisation> organisations =
        Sides.of(
            before.listOrganisations(), after.listOrganisations(), Catalogue.ORGANISATION_ORDER);
    Sides<Service> services =
        Sides.of(before.listServices(), after.listServices(), Catalogue.SERVICE_ORDER);
    return new CatalogueDifference(
        organisations.notBefore(each -> before.findOrganisation(each.id())),
        organisations.before().stream()
            .map(Organisation::id)
            .filter(id -> after.findOrganisation(id).isEmpty())
            .collect(Collectors.toSet()),
        services.notBefore(each -> before.findService(each.id())),
        services.before().stream()
            .map(Service::id)
            .filter(id -> after.findService(id).isEmpty())
            .collect(Collectors.toSet()));
  }

  /** What stands in one of two lists of the same order and is not the same object in the other. */
  private record Sides<T>(List<T> before, List<T> after) {

    static <T> Sides<T> of(List<T> before, List<T> after, Comparator<T> order) {
      Sides<T> sides = new Sides<>(new ArrayList<>(), new ArrayList<>());
      int i = 0;
      int j = 0;
      while (i < before.size() && j < after.size()) {
        T left = before.get(i);
        T right = after.get(j);
        int compared = left == right ? 0 : order.compare(left, right);
        if (left != right && compared <= 0) {
          sides.before.add(left);
        }
        if (left != right && compared >= 0) {
          sides.after.add(right);
        }
        i += compared <= 0 ? 1 : 0;
        j += compared >= 0 ? 1 : 0;
      }
      sides.before.addAll(before.subList(i, before.size()));
      sides.after.addAll(after.subList(j, after.size()));
      return sides;
    }

    List<T> notBefore(Function<T, Optional<T>> was) {
      return after.stream().filter(each -> !each.equals(was.apply(each).orElse(null))).toList();
    }
  }
}
