package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** Holds a whole change of the catalogue to the rule. For one change, on one thread. */
public final class ConfidentialityRule {

  /** What the catalogue says at the moment of the change. */
  public interface Before {

    /** A listing; empty when it is not there. */
    Optional<Service> service(ServiceId id);

    /** Those of these organisations that are there. */
    List<Organisation> organisations(Set<OrganisationId> ids);

    /** The listings an organisation runs. */
    List<Service> servicesOf(OrganisationId id);

    /** As a catalogue in memory says. */
    static Before of(Catalogue catalogue) {
      return new Before() {
        @Override
        public Optional<Service> service(ServiceId id) {
          return catalogue.findService(id);
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

  private final CatalogueChange change;
  private final Before before;

  private ConfidentialityRule(CatalogueChange change, Before before) {
    this.change = change;
    this.before = before;
  }

  /** What a change would give away; the past is only looked up where that matters. */
  public static List<PlaceInWords> addedBy(CatalogueChange change, Before before) {
    ConfidentialityRule rule = new ConfidentialityRule(change, before);
    List<PlaceInWords> found = new ArrayList<>();
    change.services().forEach(service -> found.addAll(rule.ofListing(service)));
    rule.organisations().forEach(each -> found.addAll(rule.ofOrganisation(each)));
    return found;
  }

  /**
   * @throws PlaceInWordsException when a change would give something away
   */
  public static void check(CatalogueChange change, Before before) {
    List<PlaceInWords> found = addedBy(change, before);
    if (!found.isEmpty()) {
      throw new PlaceInWordsException(found);
    }
  }

  private List<PlaceInWords> ofListing(Service after) {
    return PlaceInWords.of(after).isEmpty()
        ? List.of()
        : PlaceInWords.added(before.service(after.id()).orElse(null), after);
  }

  /** The organisations whose words or hidden places the change touches. */
  private List<Organisation> organisations() {
    Set<OrganisationId> others = new HashSet<>();
    change.services().forEach(service -> others.add(service.organisation()));
    change.organisations().forEach(each -> others.remove(each.id()));
    List<Organisation> touched = new ArrayList<>(change.organisations());
    if (!others.isEmpty()) {
      touched.addAll(before.organisations(others));
    }
    return touched;
  }

  private List<PlaceInWords> ofOrganisation(Organisation after) {
    if (!PlaceInWords.holdsAPostcode(after)) {
      return List.of();
    }
    OrganisationId id = after.id();
    @Nullable Organisation was = before.organisations(Set.of(id)).stream().findFirst().orElse(null);
    List<Service> ran = was == null ? List.of() : before.servicesOf(id);
    return PlaceInWords.added(was, ran, after, runAfter(id, ran));
  }

  private Collection<Service> runAfter(OrganisationId id, List<Service> ran) {
    Map<ServiceId, Service> run = new LinkedHashMap<>();
    ran.forEach(service -> run.put(service.id(), service));
    change.removedServices().forEach(run::remove);
    for (Service service : change.services()) {
      if (service.organisation().equals(id)) {
        run.put(service.id(), service);
      } else {
        run.remove(service.id());
      }
    }
    return run.values();
  }
}
