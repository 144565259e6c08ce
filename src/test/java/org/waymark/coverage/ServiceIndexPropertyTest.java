package org.waymark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** The bitmaps against plain loops, on random catalogues and filters. */
class ServiceIndexPropertyTest {

  private static final int SERVICES = 40;

  private final Geography geography = GeographyFixtures.smallCountry();
  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final PlainSelection plain = new PlainSelection(geography, vocabularies);

  private ServiceIndex index(List<Service> services) {
    return new ServiceIndex(
        catalogueOf(services.toArray(Service[]::new)),
        vocabularies,
        new ReachCalculator(geography),
        TODAY);
  }

  private Set<Service> chosen(ServiceIndex index, ServiceFilter filter) {
    return index.select(filter).services().mapToObj(index::service).collect(Collectors.toSet());
  }

  @Property(tries = 150)
  void selectionIsWhatAPlainLoopChooses(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    List<Service> services = random.services(SERVICES);
    ServiceIndex index = index(services);
    for (int i = 0; i < 20; i++) {
      ServiceFilter filter = random.filter();
      assertThat(chosen(index, filter)).as("%s", filter).isEqualTo(plainly(services, filter));
    }
  }

  @Property(tries = 100)
  void aPictureOfCoverageIsOfServicesForAllThatAreAskedAbout(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    List<Service> services = random.services(SERVICES);
    ServiceIndex index = index(services);
    for (int i = 0; i < 20; i++) {
      ServiceFilter filter = random.filter().toBuilder().supportType("advocacy").build();
      Set<Service> found =
          index
              .selectForCoverage(filter)
              .services()
              .mapToObj(index::service)
              .collect(Collectors.toSet());
      assertThat(found)
          .as("%s", filter)
          .isEqualTo(
              services.stream()
                  .filter(service -> plain.holds(service, filter))
                  .filter(service -> isForAll(service, filter))
                  .collect(Collectors.toSet()));
    }
  }

  private boolean isForAll(Service service, ServiceFilter filter) {
    boolean crimes =
        filter.crimeTypes().isEmpty()
            || !filter.crimeFits().isEmpty()
            || filter.crimeTypes().stream()
                .anyMatch(
                    crime ->
                        plain
                            .crimeFit(service.crimeTypes(), crime)
                            .filter(CrimeFit::isWhole)
                            .isPresent());
    boolean cohorts =
        filter.cohorts().isEmpty()
            || filter.cohorts().stream()
                .map(cohort -> plain.group(service, cohort))
                .anyMatch(
                    group ->
                        group.fit().isAtLeast(filter.minimumFit())
                            && group.fit().takes()
                            && !group.part());
    return crimes && cohorts;
  }

  @Property(tries = 60)
  void anIndexThatFollowsChoosesTheSameAndLeavesTheOneBeforeAsItWas(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    ReachCalculator reaches = new ReachCalculator(geography);
    List<Service> services = random.services(SERVICES);
    ServiceIndex index = index(services);
    for (int step = 0; step < 6; step++) {
      List<Service> next = changed(services, random, new Random(seed + step));
      ServiceIndex following = index.next(catalogueOf(next.toArray(Service[]::new)), reaches);
      for (int i = 0; i < 15; i++) {
        ServiceFilter filter = random.filter();
        assertThat(chosen(following, filter)).as("%s", filter).isEqualTo(plainly(next, filter));
        assertThat(chosen(index, filter)).as("%s", filter).isEqualTo(plainly(services, filter));
      }
      services = next;
      index = following;
    }
  }

  private Set<Service> plainly(List<Service> services, ServiceFilter filter) {
    return services.stream().filter(s -> plain.holds(s, filter)).collect(Collectors.toSet());
  }

  /** Some replaced, now and then one gone or one come; the others the same objects. */
  private static List<Service> changed(
      List<Service> services, RandomCatalogue random, Random dice) {
    List<Service> next = new ArrayList<>(services);
    for (int i = dice.nextInt(3); i >= 0; i--) {
      int which = dice.nextInt(next.size());
      Service other = random.services(1).getFirst();
      next.set(which, other.withId(next.get(which).id()));
    }
    if (dice.nextInt(3) == 0) {
      next.remove(dice.nextInt(next.size()));
    }
    if (dice.nextInt(3) == 0) {
      next.addAll(random.services(1));
    }
    return next;
  }

  @Property(tries = 40)
  void aFacetCountsWhatChoosingThatChoiceWouldLeave(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    List<Service> services = random.services(SERVICES);
    ServiceIndex index = index(services);
    ServiceFilter filter = random.filter();
    Map<Facet, Map<String, Integer>> all = index.countAll(filter, null);
    for (Facet facet : Facet.values()) {
      Map<String, Integer> counts = index.count(facet, filter, null);
      assertThat(all.get(facet)).isEqualTo(counts);
      for (Map.Entry<String, ServiceFilter> choice : choices(facet, filter).entrySet()) {
        long expected =
            services.stream().filter(service -> plain.holds(service, choice.getValue())).count();
        assertThat(counts.getOrDefault(choice.getKey(), 0))
            .as("%s %s under %s", facet, choice.getKey(), filter)
            .isEqualTo((int) expected);
      }
    }
  }

  /** The filter with one facet's own part replaced by each single choice. */
  private Map<String, ServiceFilter> choices(Facet facet, ServiceFilter filter) {
    return switch (facet) {
      case CRIME_TYPE ->
          vocabularies.crimeTypes().terms().stream()
              .map(t -> t.id())
              .collect(
                  Collectors.toMap(
                      TermId::value, id -> filter.toBuilder().crimeTypes(Set.of(id)).build()));
      case COHORT ->
          vocabularies.cohorts().terms().stream()
              .map(t -> t.id())
              .collect(
                  Collectors.toMap(
                      TermId::value, id -> filter.toBuilder().cohorts(Set.of(id)).build()));
      case CRIME_FIT ->
          filter.crimeTypes().isEmpty()
              ? Map.of()
              : List.of(CrimeFit.values()).stream()
                  .collect(
                      Collectors.toMap(
                          CrimeFit::slug,
                          fit -> filter.toBuilder().crimeFits(Set.of(fit)).build()));
      case GROUP_FIT ->
          filter.cohorts().isEmpty()
              ? Map.of()
              : List.of(GroupFit.values()).stream()
                  .filter(fit -> fit != GroupFit.BARRED)
                  .collect(
                      Collectors.toMap(
                          GroupFit::slug, fit -> filter.toBuilder().minimumFit(fit).build()));
      case SUPPORT_TYPE ->
          vocabularies.supportTypes().terms().stream()
              .map(t -> t.id())
              .collect(
                  Collectors.toMap(
                      TermId::value, id -> filter.toBuilder().supportTypes(Set.of(id)).build()));
      case POLICE_AREA ->
          geography.listAreas(AreaKind.POLICE_AREA, TODAY).stream()
              .map(Area::code)
              .collect(
                  Collectors.toMap(AreaCode::value, code -> filter.toBuilder().area(code).build()));
      case DELIVERY_MODE ->
          List.of(DeliveryMode.values()).stream()
              .collect(
                  Collectors.toMap(
                      DeliveryMode::slug,
                      mode -> filter.toBuilder().deliveryModes(Set.of(mode)).build()));
      case LANGUAGE ->
          List.of("pa", "ur", "pl", "bfi").stream()
              .collect(
                  Collectors.toMap(
                      tag -> tag, tag -> filter.toBuilder().languages(Set.of(tag)).build()));
      case REFERRAL_SOURCE ->
          List.of(ReferralSource.values()).stream()
              .collect(
                  Collectors.toMap(
                      ReferralSource::slug,
                      source -> filter.toBuilder().referralSources(Set.of(source)).build()));
      case GENDER ->
          List.of(Gender.values()).stream()
              .collect(
                  Collectors.toMap(
                      Gender::slug, gender -> filter.toBuilder().gender(gender).build()));
      case ACCEPTING -> Map.of("now", filter.toBuilder().acceptingOnly(true).build());
      case COUNTING -> Map.of("now", filter.toBuilder().countingOnly(true).build());
      case COMMISSIONER ->
          List.of("North PCC", "South PCC", "NHS North").stream()
              .collect(
                  Collectors.toMap(
                      body -> body,
                      body -> filter.toBuilder().commissioners(Set.of(body)).build()));
    };
  }

  @Property(tries = 60)
  void anOverlayCountsEveryResidentAPlainLoopCounts(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    List<Service> services = random.services(SERVICES);
    ServiceIndex index = index(services);
    ServiceFilter filter = random.filter();
    Overlay overlay = Overlay.of(index, index.select(filter));
    Set<Integer> england = new HashSet<>();
    geography.smallAreasOf(AreaCode.ENGLAND).forEach(england::add);
    int[] depth = new int[geography.smallAreaCount()];
    for (Service service : services) {
      if (plain.holds(service, filter)) {
        Set<Integer> local = new HashSet<>();
        for (Offer offer : service.offers()) {
          if (plain.offerHolds(service, offer, filter)) {
            Set<Integer> reached = plain.reached(service, offer);
            if (reached.containsAll(england)) {
              reached.removeAll(england);
            }
            local.addAll(reached);
          }
        }
        local.forEach(ordinal -> depth[ordinal]++);
      }
    }
    assertThat(IntStream.range(0, depth.length).map(overlay::depthAt).toArray()).isEqualTo(depth);
    for (AreaKind kind : AreaKind.values()) {
      for (Area area : geography.listAreas(kind, TODAY)) {
        long reached = 0;
        for (int i = 0; i < depth.length; i++) {
          if (depth[i] > 0 && geography.smallAreasOf(area.code()).contains(i)) {
            reached += geography.smallArea(i).population();
          }
        }
        assertThat(overlay.coverageOf(area).reached()).as(area.name()).isEqualTo(reached);
      }
    }
  }
}
