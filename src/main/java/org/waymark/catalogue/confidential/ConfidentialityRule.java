package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.Collection;
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

    /** As it is of one listing; nothing is known of its organisation. */
    static Before of(@Nullable Service service) {
      return new Before() {
        @Override
        public Optional<Service> service(ServiceId id) {
          return Optional.ofNullable(service);
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

  /** Who says what a change gives away; a test puts another in its place to see itself fail. */
  @FunctionalInterface
  public interface Guard {
    /** As {@link ConfidentialityRule#addedBy}. */
    List<PlaceInWords> addedBy(CatalogueChange change, Before before, HiddenPlaces kept);
  }

  private final CatalogueChange change;
  private final Before before;
  private final HiddenPlaces kept;

  private ConfidentialityRule(CatalogueChange change, Before before, HiddenPlaces kept) {
    this.change = change;
    this.before = before;
    this.kept = kept;
  }

  /**
   * What a change would give away; the past, and what is kept of hidden places, is only looked up
   * where that matters.
   */
  public static List<PlaceInWords> addedBy(
      CatalogueChange change, Before before, HiddenPlaces kept) {
    ConfidentialityRule rule = new ConfidentialityRule(change, before, kept);
    List<PlaceInWords> found = new ArrayList<>();
    change.services().forEach(service -> found.addAll(rule.ofListing(service)));
    rule.organisations().forEach(each -> found.addAll(rule.ofOrganisation(each)));
    return found;
  }

  private List<PlaceInWords> ofListing(Service after) {
    if (!PlaceInWords.hidesAPlace(after)) {
      return List.of();
    }
    @Nullable Service was = before.service(after.id()).orElse(null);
    return together(
        PlaceInWords.added(was, after),
        telling(
            after.id().value(), after.name(), PlaceInWords.brought(was, after), List.of(after)));
  }

  /** Each text is told once. */
  private static List<PlaceInWords> together(
      List<PlaceInWords> postcodes, List<PlaceInWords> addresses) {
    List<FreeText> told = postcodes.stream().map(PlaceInWords::text).toList();
    return Stream.concat(
            postcodes.stream(), addresses.stream().filter(each -> !told.contains(each.text())))
        .toList();
  }

  /** Which of the texts tell an address that is kept of a hidden place of these listings. */
  private List<PlaceInWords> telling(
      UUID subject, String record, List<FreeText> texts, Collection<Service> services) {
    if (texts.isEmpty()) {
      return List.of();
    }
    Collection<AddressInWords> addresses = kept.find(PlaceInWords.hiddenPlaces(services)).values();
    return texts.stream()
        .filter(text -> addresses.stream().anyMatch(each -> each.isToldBy(text.words())))
        .map(text -> PlaceInWords.ofAddress(subject, record, text))
        .toList();
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
    OrganisationId id = after.id();
    @Nullable Organisation was = before.organisations(Set.of(id)).stream().findFirst().orElse(null);
    boolean hides =
        change.services().stream()
            .anyMatch(each -> each.organisation().equals(id) && PlaceInWords.hidesAPlace(each));
    boolean saysMore = was != null && !FreeText.of(was).containsAll(FreeText.of(after));
    if (!hides && !saysMore && !PlaceInWords.holdsAPostcode(after)) {
      return List.of();
    }
    List<Service> ran = was == null ? List.of() : before.servicesOf(id);
    Collection<Service> run = runAfter(id, ran);
    return together(
        PlaceInWords.added(was, ran, after, run),
        telling(id.value(), after.name(), PlaceInWords.brought(was, ran, after, run), run));
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
