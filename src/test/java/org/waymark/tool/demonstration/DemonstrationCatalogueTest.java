package org.waymark.tool.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

class DemonstrationCatalogueTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final DemonstrationCatalogue DEMO =
      DemonstrationCatalogue.generate(DemonstrationCatalogue.USUAL_SEED, ENGLAND, TERMS, TODAY);

  private static final TermId CHILDREN = new TermId("children");
  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");

  @Test
  void theSameSeedMakesTheSameCatalogueRecordForRecord() {
    assertThat(
            DemonstrationCatalogue.generate(
                DemonstrationCatalogue.USUAL_SEED, ENGLAND, TERMS, TODAY))
        .isEqualTo(DEMO);
  }

  @Test
  void anotherSeedMakesAnotherCatalogue() {
    assertThat(DemonstrationCatalogue.generate(40, 300, ENGLAND, TERMS, TODAY).services())
        .isNotEqualTo(DemonstrationCatalogue.generate(41, 300, ENGLAND, TERMS, TODAY).services());
  }

  @Test
  void thereAreFifteenHundredServicesOfSomeFiveHundredOrganisations() {
    assertThat(DEMO.services().size()).isEqualTo(1_500);
    assertThat(DEMO.organisations().size()).isBetween(420, 600);
    assertThat(DEMO.services().stream().map(Service::id)).doesNotHaveDuplicates();
    assertThat(DEMO.organisations().stream().map(Organisation::name)).doesNotHaveDuplicates();
    Set<Object> running =
        DEMO.services().stream().map(Service::organisation).collect(Collectors.toSet());
    assertThat(DEMO.organisations()).allMatch(o -> running.contains(o.id()));
  }

  @Test
  void aCatalogueOfTenThousandComesFromTheSameCode() {
    DemonstrationCatalogue large =
        DemonstrationCatalogue.generate(7, 10_000, ENGLAND, TERMS, TODAY);
    assertThat(large.services()).hasSize(10_000);
    assertThat(large.asCatalogue().listServices()).hasSize(10_000);
    assertThat(large.organisations().stream().map(Organisation::id)).doesNotHaveDuplicates();
  }

  @Test
  void tooSmallASizeIsRefusedWithTheSmallest() {
    assertThatThrownBy(() -> DemonstrationCatalogue.generate(1, 20, ENGLAND, TERMS, TODAY))
        .hasMessageContaining("at least 100");
  }

  @Test
  void everyRecordIsMarkedAsDemonstration() {
    assertThat(DEMO.services()).allMatch(s -> s.provenance().isDemonstration());
    assertThat(DEMO.organisations()).allMatch(o -> o.provenance().isDemonstration());
    assertThat(DEMO.asCatalogue().isDemonstration()).isTrue();
  }

  @Test
  void everyTermAndAreaIsKnown() {
    for (Service service : DEMO.services()) {
      assertThat(service.crimeTypes()).isNotEmpty().allMatch(TERMS.crimeTypes()::contains);
      assertThat(service.supportTypes()).allMatch(TERMS.supportTypes()::contains);
      assertThat(service.cohorts()).allMatch(c -> TERMS.cohorts().contains(c.cohort()));
      areas(service).forEach(area -> assertThat(ENGLAND.smallAreasOf(area).isEmpty()).isFalse());
    }
  }

  @Test
  void everyPoliceAreaOfEnglandHasServicesOfItsOwn() {
    for (Area area : ENGLAND.listAreas(AreaKind.POLICE_AREA, TODAY)) {
      if (area.isEnglish()) {
        assertThat(DEMO.services().stream().filter(s -> areas(s).anyMatch(area.code()::equals)))
            .as(area.name())
            .hasSizeGreaterThanOrEqualTo(area.shortName().equals("City of London") ? 1 : 5);
      }
    }
  }

  @Test
  void everyTelephoneNumberIsKeptForDrama() {
    List<Contact> phones =
        DEMO.services().stream()
            .flatMap(s -> s.contacts().stream())
            .filter(c -> c.kind() == Contact.Kind.TELEPHONE || c.kind() == Contact.Kind.TEXT)
            .toList();
    assertThat(phones).hasSizeGreaterThan(1_000);
    assertThat(phones).allMatch(c -> DramaNumbers.isDrama(c.value()));
    assertThat(DramaNumbers.isDrama("01632 961000")).isFalse();
    assertThat(DramaNumbers.isDrama("0800 123 4567")).isFalse();
  }

  @Test
  void noAddressLeavesExampleOrg() {
    Stream<String> pages =
        Stream.of(
                DEMO.services().stream().map(Service::url),
                DEMO.organisations().stream().map(Organisation::website),
                DEMO.services().stream()
                    .flatMap(s -> s.contacts().stream())
                    .map(Contact::value)
                    .filter(value -> value.startsWith("http")))
            .flatMap(s -> s)
            .filter(Objects::nonNull);
    assertThat(pages).allMatch(page -> URI.create(page).getHost().endsWith(".example.org"));
    Stream<String> mail =
        Stream.concat(
                DEMO.organisations().stream().map(Organisation::email),
                DEMO.services().stream()
                    .flatMap(s -> s.contacts().stream())
                    .filter(c -> c.kind() == Contact.Kind.EMAIL)
                    .map(Contact::value))
            .filter(Objects::nonNull);
    assertThat(mail).allMatch(address -> address.endsWith(".example.org"));
    assertThat(DEMO.services())
        .noneMatch(s -> s.description().contains("http") || s.description().contains("www."));
  }

  @Test
  void noNameIsThatOfARealOrganisationOfTheField() {
    List<String> real =
        List.of(
            "refuge",
            "victim support",
            "survivors trust",
            "women's aid",
            "safelives",
            "rape crisis",
            "galop",
            "karma nirvana",
            "nspcc",
            "safeline",
            "solace",
            "samaritans",
            "barnardo",
            "catch22",
            "remedi",
            "hestia",
            "southall black",
            "suzy lamplugh",
            "paladin",
            "mankind",
            "respect",
            "imkaan",
            "shelter",
            "brake",
            "childline",
            "lighthouse",
            "victims first",
            "embrace",
            "nia ",
            "iranian",
            "ashiana",
            "stonewall");
    for (Organisation organisation : DEMO.organisations()) {
      assertThat(real).noneMatch(organisation.name().toLowerCase(Locale.UK)::contains);
    }
    for (Service service : DEMO.services()) {
      String name = service.name().toLowerCase(Locale.UK);
      assertThat(real).as(name).noneMatch(name::contains);
    }
  }

  @Test
  void everyServiceNameBeginsWithAnInventedWord() {
    Map<Object, String> first =
        DEMO.organisations().stream()
            .collect(
                Collectors.toMap(
                    Organisation::id, o -> o.name().split(" ")[0].toLowerCase(Locale.UK)));
    assertThat(DEMO.services())
        .allMatch(s -> s.name().toLowerCase(Locale.UK).contains(first.get(s.organisation())));
  }

  @Test
  void noPostcodeCanExist() {
    List<String> postcodes =
        DEMO.services().stream()
            .flatMap(s -> s.locations().stream())
            .filter(ServiceLocation.Public.class::isInstance)
            .map(l -> ((ServiceLocation.Public) l).postcode())
            .toList();
    assertThat(postcodes).hasSizeGreaterThan(300);
    assertThat(postcodes).allMatch(p -> p.matches("[A-Z]{1,2}\\d[A-Z\\d]? \\d[CIKMOV]{2}"));
    assertThat(DEMO.withheldPlaces())
        .allMatch(p -> p.postcode().matches("[A-Z]{1,2}\\d[A-Z\\d]? \\d[CIKMOV]{2}"));
  }

  @Test
  void whatIsWithheldIsInNoListing() {
    assertThat(DEMO.withheldPlaces()).hasSizeGreaterThan(60);
    String everything = DEMO.services().toString() + DEMO.organisations();
    for (WithheldPlace place : DEMO.withheldPlaces()) {
      assertThat(everything).doesNotContain(place.postcode(), place.addressLines().getFirst());
      assertThat(place.toString()).doesNotContain(place.postcode());
    }
    Set<Object> kept =
        DEMO.withheldPlaces().stream().map(WithheldPlace::location).collect(Collectors.toSet());
    Set<Object> listed =
        DEMO.services().stream()
            .flatMap(s -> s.locations().stream())
            .filter(ServiceLocation.Withheld.class::isInstance)
            .map(ServiceLocation::id)
            .collect(Collectors.toSet());
    assertThat(kept).isEqualTo(listed);
  }

  @Test
  void refugesAreNeverAtAPublicPlace() {
    TermId refuge = new TermId("refuge");
    assertThat(DEMO.services().stream().filter(s -> s.supportTypes().contains(refuge)))
        .hasSizeGreaterThan(40)
        .allMatch(s -> s.locations().stream().noneMatch(ServiceLocation.Public.class::isInstance));
  }

  @Test
  void provisionIsUneven() {
    Map<AreaCode, Long> perPoliceArea = new HashMap<>();
    for (Area area : ENGLAND.listAreas(AreaKind.POLICE_AREA, TODAY)) {
      if (area.isEnglish() && ENGLAND.population(area.code()) > 100_000) {
        SmallAreaSet people = ENGLAND.smallAreasOf(area.code());
        long services =
            DEMO.services().stream()
                .filter(
                    s -> areas(s).anyMatch(code -> ENGLAND.smallAreasOf(code).intersects(people)))
                .count();
        perPoliceArea.put(area.code(), services * 1_000_000 / ENGLAND.population(area.code()));
      }
    }
    long most = perPoliceArea.values().stream().max(Long::compare).orElseThrow();
    long fewest = perPoliceArea.values().stream().min(Long::compare).orElseThrow();
    assertThat(most).isGreaterThan(2 * fewest);
    // Some places have no adviser for children, some no stalking advocate, none has everything.
    for (String support : List.of("chisva", "chidva", "stalking-advocate", "refuge")) {
      SmallAreaSet served = reachOf(s -> s.supportTypes().contains(new TermId(support)), false);
      double share =
          ENGLAND.population(served.intersect(ENGLAND.smallAreasOf(AreaCode.ENGLAND)))
              / (double) ENGLAND.population(AreaCode.ENGLAND);
      assertThat(share).as(support).isBetween(0.2, 0.95);
    }
  }

  @Test
  void byAndForIsRareAndMostlyInCities() {
    List<Service> led =
        DEMO.services().stream()
            .filter(
                s -> s.cohorts().stream().anyMatch(c -> c.level() == CohortLevel.Level.BY_AND_FOR))
            .toList();
    assertThat(led).hasSizeBetween(30, 150);
    Map<Object, Organisation> owners =
        DEMO.organisations().stream().collect(Collectors.toMap(Organisation::id, o -> o));
    for (Service service : led) {
      Organisation owner = Objects.requireNonNull(owners.get(service.organisation()));
      assertThat(
              service.cohorts().stream()
                  .filter(c -> c.level() == CohortLevel.Level.BY_AND_FOR)
                  .map(CohortLevel::cohort))
          .isSubsetOf(owner.ledBy());
    }
  }

  @Test
  void childrenInCumbriaAreServedInPartForSexualAbuse() {
    AreaCode cumbria = new AreaCode("E23000002");
    AreaCode cumberland = new AreaCode("E06000063");
    AreaCode westmorlandAndFurness = new AreaCode("E06000064");
    SmallAreaSet served =
        reachOf(
            s ->
                s.isPublished()
                    && s.eligibility().admitsAge(10)
                    && s.crimeTypes().stream()
                        .anyMatch(c -> TERMS.crimeTypes().isWithin(c, SEXUAL_ABUSE)),
            true);
    double share = share(served, cumbria);
    assertThat(share).isBetween(0.55, 0.85);
    assertThat(share(served, cumberland)).isEqualTo(1);
    assertThat(share(served, westmorlandAndFurness)).isBetween(0.1, 0.6);
    assertThat(
            DEMO.services().stream()
                .filter(s -> s.supportTypes().contains(new TermId("chisva")))
                .filter(s -> areas(s).anyMatch(cumberland::equals)))
        .hasSize(1)
        .allMatch(
            s -> s.cohorts().contains(new CohortLevel(CHILDREN, CohortLevel.Level.SPECIALIST)));
  }

  private static double share(SmallAreaSet served, AreaCode area) {
    return ENGLAND.population(served.intersect(ENGLAND.smallAreasOf(area)))
        / (double) ENGLAND.population(area);
  }

  @Test
  void theMixIsThatOfALivedInCatalogue() {
    long stale =
        DEMO.services().stream().filter(s -> s.freshness(TODAY) == Freshness.STALE).count();
    assertThat(stale).isBetween(200L, 500L);
    assertThat(DEMO.services().stream().filter(s -> !s.isPublished()).count()).isBetween(25L, 110L);
    assertThat(DEMO.services().stream().filter(DemonstrationCatalogueTest::hasRadius).count())
        .isGreaterThan(80);
    assertThat(
            DEMO.services().stream()
                .flatMap(s -> s.offers().stream())
                .flatMap(o -> o.serviceAreas().stream())
                .filter(ServiceArea.Drawn.class::isInstance))
        .hasSizeGreaterThan(3);
    assertThat(
            DEMO.services().stream()
                .filter(
                    s ->
                        s.arrangements().stream()
                            .anyMatch(
                                a ->
                                    a.ends() != null
                                        && !a.ends().isBefore(TODAY)
                                        && a.ends().isBefore(TODAY.plusYears(1))))
                .count())
        .isGreaterThan(150);
    assertThat(DEMO.services().stream().filter(DemonstrationCatalogueTest::crossesABoundary))
        .hasSizeGreaterThan(25);
    Set<String> texts = new HashSet<>();
    DEMO.services().forEach(s -> texts.add(s.description()));
    assertThat(texts).hasSizeGreaterThan(1_350);
    assertThat(DEMO.services())
        .noneMatch(s -> s.description().contains("{") || s.name().contains("{"));
  }

  private static boolean crossesABoundary(Service service) {
    Set<AreaCode> policeAreas =
        areas(service)
            .filter(code -> !code.equals(AreaCode.ENGLAND) && !code.prefix().equals("E54"))
            .flatMap(
                code -> {
                  int[] any = {-1};
                  ENGLAND.smallAreasOf(code).forEach(i -> any[0] = i);
                  return ENGLAND.findDistrict(ENGLAND.smallArea(any[0]).district()).stream();
                })
            .map(district -> district.policeArea())
            .collect(Collectors.toSet());
    return policeAreas.size() > 1;
  }

  private static boolean hasRadius(Service service) {
    return service.offers().stream()
        .flatMap(o -> o.serviceAreas().stream())
        .anyMatch(ServiceArea.TravelRadius.class::isInstance);
  }

  private static Stream<AreaCode> areas(Service service) {
    return service.offers().stream()
        .flatMap(o -> o.serviceAreas().stream())
        .filter(ServiceArea.Coded.class::isInstance)
        .map(a -> ((ServiceArea.Coded) a).area());
  }

  private static SmallAreaSet reachOf(Predicate<Service> wanted, boolean everywhere) {
    SmallAreaSet reach = SmallAreaSet.empty();
    for (Service service : DEMO.services()) {
      if (wanted.test(service)) {
        for (ServiceArea area :
            service.offers().stream().flatMap(o -> o.serviceAreas().stream()).toList()) {
          reach = reach.union(reach(service, area, everywhere));
        }
      }
    }
    return reach;
  }

  private static SmallAreaSet reach(Service service, ServiceArea area, boolean everywhere) {
    return switch (area) {
      case ServiceArea.Coded coded -> ENGLAND.smallAreasOf(coded.area());
      case ServiceArea.EnglandWide wide ->
          everywhere ? ENGLAND.smallAreasOf(AreaCode.ENGLAND) : SmallAreaSet.empty();
      case ServiceArea.Drawn drawn -> ENGLAND.smallAreasInside(drawn.boundary());
      case ServiceArea.TravelRadius radius -> {
        SmallAreaSet reach = SmallAreaSet.empty();
        for (ServiceLocation location : service.locations()) {
          if (location instanceof ServiceLocation.Public open && open.position() != null) {
            reach = reach.union(ENGLAND.smallAreasWithin(open.position(), radius.distance()));
          }
        }
        yield reach;
      }
    };
  }

  @Test
  void kindsNameOnlyWeightsThatAddUp() {
    for (Kind kind : Kind.listAll()) {
      for (String name : List.of("place", "hours", "payer")) {
        assertThat(kind.weights(name).values().stream().mapToInt(Integer::intValue).sum())
            .as(kind + " " + name)
            .isEqualTo(100);
      }
      assertThat(kind.texts("name")).isNotEmpty();
      assertThat(kind.texts("does")).isNotEmpty();
      assertThat(kind.texts("how")).isNotEmpty();
      assertThat(Arrays.asList(Kind.Reach.values())).contains(kind.reach());
    }
  }
}
