package org.waymark.catalogue.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;

/** The rule of a whole change against one that compares everything with everything. */
class ConfidentialityRulePropertyTest {

  private static final List<String> WORDS =
      List.of("Kind and free.", "Behind the shop, CA1 1AA.", "LA9 4AB.", "At 14 Wrenfold Lane.");

  private static final AddressInWords ADDRESS =
      AddressInWords.of(List.of("14 Wrenfold Lane"), null);

  private static final HiddenPlaces KEPT =
      places -> places.stream().collect(Collectors.toMap(each -> each, each -> ADDRESS));

  @Property(tries = 1000)
  void aChangeGivesAwayWhatAComparisonOfEverythingFinds(@ForAll long seed) {
    Random dice = new Random(seed);
    Catalogue before = catalogue(dice);
    CatalogueChange change = change(before, dice);

    assertThat(
            keys(ConfidentialityRule.addedBy(change, ConfidentialityRule.Before.of(before), KEPT)))
        .isEqualTo(keys(plainly(change, before)));
  }

  private static Set<List<Object>> keys(Collection<PlaceInWords> found) {
    return found.stream()
        .map(each -> List.<Object>of(each.subject(), each.text()))
        .collect(Collectors.toSet());
  }

  // By comparing everything

  private static List<PlaceInWords> plainly(CatalogueChange change, Catalogue before) {
    List<PlaceInWords> found = new ArrayList<>();
    for (Service after : change.services()) {
      Service was = before.findService(after.id()).orElse(null);
      found.addAll(PlaceInWords.added(was, after));
      if (organisationHidesAPlace(change, before, after.organisation())) {
        found.addAll(told(after.id().value(), PlaceInWords.brought(was, after)));
      }
    }
    Map<OrganisationId, Organisation> touched = new HashMap<>();
    change
        .services()
        .forEach(
            each ->
                before
                    .findOrganisation(each.organisation())
                    .ifPresent(its -> touched.put(its.id(), its)));
    change.organisations().forEach(each -> touched.put(each.id(), each));
    for (Organisation after : touched.values()) {
      Organisation was = before.findOrganisation(after.id()).orElse(null);
      List<Service> ran = before.servicesOf(after.id());
      Collection<Service> run = runAfter(change, ran, after.id());
      found.addAll(PlaceInWords.added(was, ran, after, run));
      if (!PlaceInWords.hiddenPlaces(run).isEmpty()) {
        found.addAll(told(after.id().value(), PlaceInWords.brought(was, ran, after, run)));
      }
      if (!PlaceInWords.hiddenPlaces(ran).containsAll(PlaceInWords.hiddenPlaces(run))) {
        for (Service each : run) {
          if (change.services().stream().noneMatch(other -> other.id().equals(each.id()))) {
            found.addAll(told(each.id().value(), FreeText.of(each)));
          }
        }
      }
    }
    return found;
  }

  /** What a listing does not hide any more counts until the change is made. */
  private static boolean organisationHidesAPlace(
      CatalogueChange change, Catalogue before, OrganisationId id) {
    Set<LocationId> touched =
        change.services().stream()
            .flatMap(each -> each.locations().stream())
            .map(ServiceLocation::id)
            .collect(Collectors.toSet());
    return change.services().stream()
            .anyMatch(each -> each.organisation().equals(id) && PlaceInWords.hidesAPlace(each))
        || !touched.containsAll(PlaceInWords.hiddenPlaces(before.servicesOf(id)));
  }

  private static List<PlaceInWords> told(UUID subject, List<FreeText> texts) {
    return texts.stream()
        .filter(text -> ADDRESS.isToldBy(text.words()))
        .map(text -> PlaceInWords.ofAddress(subject, "", text))
        .toList();
  }

  private static Collection<Service> runAfter(
      CatalogueChange change, List<Service> ran, OrganisationId id) {
    Map<ServiceId, Service> run = new LinkedHashMap<>();
    ran.forEach(each -> run.put(each.id(), each));
    change.removedServices().forEach(run::remove);
    for (Service each : change.services()) {
      run.remove(each.id());
      if (each.organisation().equals(id)) {
        run.put(each.id(), each);
      }
    }
    return run.values();
  }

  // At random

  private static Catalogue catalogue(Random dice) {
    List<Organisation> organisations =
        Stream.generate(() -> anOrganisation().described(words(dice)).build()).limit(3).toList();
    List<Service> services = Stream.generate(() -> service(organisations, dice)).limit(5).toList();
    return new Catalogue(1, organisations, services);
  }

  private static String words(Random dice) {
    return WORDS.get(dice.nextInt(WORDS.size()));
  }

  private static <T> T one(List<T> of, Random dice) {
    return of.get(dice.nextInt(of.size()));
  }

  private static Service service(List<Organisation> organisations, Random dice) {
    Service made =
        anIdvaService()
            .runBy(one(organisations, dice))
            .described(words(dice))
            .visibility(one(List.of(Visibility.values()), dice))
            .status(one(List.of(ListingStatus.PUBLISHED, ListingStatus.SUSPENDED), dice))
            .build();
    return made.withLocations(places(dice));
  }

  private static List<ServiceLocation> places(Random dice) {
    return Stream.generate(() -> place(dice)).limit(dice.nextInt(3)).toList();
  }

  private static ServiceLocation place(Random dice) {
    LocationId id = new LocationId(nextUuid());
    return switch (dice.nextInt(3)) {
      case 0 -> new ServiceLocation.Withheld(id);
      case 1 -> new ServiceLocation.AreaOnly(id, new AreaCode("E06000063"));
      default ->
          new ServiceLocation.Public(
              id, "Office", List.of("1 High Street"), "CA1 1AA", null, Set.of());
    };
  }

  private static CatalogueChange change(Catalogue before, Random dice) {
    List<Organisation> organisations = new ArrayList<>();
    for (Organisation each : before.listOrganisations()) {
      if (dice.nextInt(4) == 0) {
        organisations.add(
            dice.nextBoolean()
                ? each
                : anOrganisation().id(each.id()).described(words(dice)).build());
      }
    }
    List<Service> services = new ArrayList<>();
    List<ServiceId> removed = new ArrayList<>();
    for (Service each : before.listServices()) {
      switch (dice.nextInt(6)) {
        case 0, 1 -> services.add(edited(before, each, dice));
        case 2 -> {
          if (dice.nextInt(4) == 0) {
            removed.add(each.id());
          }
        }
        default -> {}
      }
    }
    if (dice.nextInt(6) == 0) {
      services.add(service(before.listOrganisations(), dice));
    }
    return new CatalogueChange("tester", "a test", organisations, services, removed, List.of());
  }

  private static Service edited(Catalogue before, Service service, Random dice) {
    return switch (dice.nextInt(8)) {
      case 0 -> ServiceBuilder.from(service).described(words(dice)).build();
      case 1 -> service.withLocations(places(dice));
      case 2 -> service.withVisibility(one(List.of(Visibility.values()), dice));
      case 3 -> ServiceBuilder.from(service).runBy(one(before.listOrganisations(), dice)).build();
      default -> service.withAssuredOn(LocalDate.of(2026, 11, 30));
    };
  }
}
