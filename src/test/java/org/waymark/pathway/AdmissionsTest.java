package org.waymark.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.geography.GeographyFixtures.NORTH_CITY;
import static org.waymark.geography.GeographyFixtures.NORTH_EAST_DISTRICT;
import static org.waymark.geography.GeographyFixtures.SOUTH;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.geography.AreaCode;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;

class AdmissionsTest {

  /** A woman of 30 in Northcity, assaulted 20 days ago, who has told the police nothing. */
  private static final DescribedPerson WOMAN =
      new DescribedPerson(
          new DescribedPerson.Place.SmallArea(3),
          30,
          Gender.FEMALE,
          new TermId("rape"),
          20,
          false,
          RiskLevel.STANDARD,
          Set.of(),
          null,
          true,
          Set.of(),
          Set.of());

  private static ServiceBuilder anIsva() {
    return anIsvaService()
        .serving(GeographyFixtures.NORTH.value())
        .ages(0, null)
        .genders(Gender.values());
  }

  private static Admission admission(DescribedPerson person, Service service) {
    PathwayNetwork network =
        PathwayNetwork.of(RandomNetwork.snapshot(List.of(service)), ReferralRoutes.none());
    return new Admissions(network, person).toService(0);
  }

  private static List<String> refusals(DescribedPerson person, ServiceBuilder service) {
    return admission(person, service.build()).refusals().stream().map(Refusal::words).toList();
  }

  private static List<String> refusals(ServiceBuilder service) {
    return refusals(WOMAN, service);
  }

  private static DescribedPerson unknown() {
    return DescribedPerson.of(WOMAN.place(), WOMAN.crime());
  }

  @Test
  void eachReasonIsSaidInWordsThatStandAlone() {
    assertThat(refusals(anIsva())).isEmpty();
    assertThat(refusals(anIsva().ages(null, 17))).containsExactly("takes up to age 17");
    assertThat(refusals(anIsva().ages(40, null))).containsExactly("takes age 40 and over");
    assertThat(refusals(anIsva().genders(Gender.MALE))).containsExactly("takes men and boys only");
    assertThat(refusals(anIsva().onlyCohorts("muslim-people")))
        .containsExactly("takes only Muslim people");
    assertThat(refusals(anIsva().onlyCohorts("women-and-girls"))).isEmpty();
    assertThat(refusals(anIsva().forCrimes("stalking"))).containsExactly("is for Stalking only");
    assertThat(refusals(anIsva().forCrimes()))
        .containsExactly("does not say which crimes it is for");
    assertThat(refusals(anIsva().risks(RiskLevel.HIGH))).containsExactly("takes high risk only");
    assertThat(refusals(anIsva().report(ReportRequirement.REPORT_NEEDED)))
        .containsExactly("police report required");
    assertThat(
            refusals(
                anIsva()
                    .capacity(
                        new Capacity(Capacity.Status.CLOSED, null, LocalDate.of(2026, 3, 3)))))
        .containsExactly("closed to referrals since 3 March");
    assertThat(
            refusals(
                anIsva()
                    .capacity(
                        new Capacity(Capacity.Status.CLOSED, null, LocalDate.of(2025, 3, 3)))))
        .containsExactly("closed to referrals since 3 March 2025");
  }

  @Test
  void aServiceThatDoesNotCountIsRuledOutWithTheReason() {
    assertThat(refusals(anIsva().assuredOn(TODAY.minusDays(181))))
        .containsExactly(
            "listed, not counted: its listing has not been confirmed since 16 December 2025");
    assertThat(
            refusals(
                anIsva()
                    .commissionedBy(TODAY.minusDays(9), "North PCC")
                    .assuredOn(TODAY.minusDays(30))))
        .containsExactly("listed, not counted: confirm that it still runs");
    assertThat(refusals(anIsva().commissionedBy(TODAY.minusDays(9), "North PCC"))).isEmpty();
  }

  @Test
  void aPlaceThatIsNotCoveredIsNamed() {
    assertThat(refusals(anIsvaService().serving(SOUTH.value())))
        .containsExactly("does not cover Northcity");
    DescribedPerson somewhere = WOMAN.in(new DescribedPerson.Place.Within(GeographyFixtures.NORTH));
    assertThat(refusals(somewhere, anIsvaService().serving(SOUTH.value())))
        .containsExactly("does not cover North");
    assertThat(
            refusals(somewhere, anIsvaService().servingDistrict(NORTH_EAST_DISTRICT.value()))
                .getFirst())
        .matches("covers only \\d+% of people in North: a postcode would tell");
    assertThat(
            refusals(
                somewhere,
                anIsvaService()
                    .servingDistrict(NORTH_EAST_DISTRICT.value())
                    .servingDistrict(NORTH_CITY.value())))
        .isEmpty();
  }

  @Test
  void everyReasonIsGivenAndNotTheFirstOnly() {
    assertThat(
            refusals(
                anIsvaService()
                    .serving(SOUTH.value())
                    .ages(null, 17)
                    .genders(Gender.MALE)
                    .report(ReportRequirement.REPORT_NEEDED)))
        .hasSize(4);
  }

  @Test
  void aCrimeIsTakenByServicesForWiderOnesAndForAnyCrime() {
    assertThat(refusals(anIsva().forCrimes("sexual-abuse"))).isEmpty();
    assertThat(refusals(anIsva().forCrimes("multi-crime"))).isEmpty();
    assertThat(refusals(anIsva().forCrimes("violence-against-women-and-girls"))).isEmpty();
    assertThat(refusals(anIsva().forCrimes("child-sexual-abuse"))).isNotEmpty();
    assertThat(
            refusals(
                DescribedPerson.of(WOMAN.place(), new TermId("sexual-abuse")),
                anIsva().forCrimes("rape")))
        .as("found in a search for sexual abuse")
        .isEmpty();
  }

  @Test
  void nobodyIsAdmittedOrRefusedOnSilence() {
    Service silent = anIsva().report(ReportRequirement.NOT_STATED).build();
    assertThat(refusals(anIsva().report(ReportRequirement.NOT_STATED))).isEmpty();
    assertThat(admission(WOMAN, silent).toCheck())
        .contains("whether a police report is needed is not stated");
    DescribedPerson deaf = with(null, Set.of(AccessibilityFeature.BSL));
    assertThat(refusals(deaf, anIsva().interpreting())).isEmpty();
    assertThat(admission(deaf, anIsva().interpreting().build()).toCheck())
        .containsExactly("names an interpreter, but not whether of British Sign Language");
    assertThat(admission(with("bfi", Set.of()), anIsva().interpreting().build()).toCheck())
        .containsExactly("names an interpreter, but not whether of British Sign Language");
    assertThat(admission(deaf, anIsva().accessible(AccessibilityFeature.BSL).build()).toCheck())
        .isEmpty();
  }

  @Test
  void languageAndSigningAreNeededWhereTheyAre() {
    DescribedPerson polish = with("pl", Set.of());
    assertThat(refusals(polish, anIsva())).as("says nothing").isEmpty();
    assertThat(admission(polish, anIsva().build()).toCheck())
        .containsExactly("whether it speaks Polish is not stated");
    assertThat(refusals(polish, anIsva().languages("ur"))).as("no word on interpreters").isEmpty();
    assertThat(refusals(polish, anIsva().interpreting(Stated.NO)))
        .as("no word on languages")
        .isEmpty();
    assertThat(refusals(polish, anIsva().languages("en").interpreting(Stated.NO)))
        .containsExactly("speaks no Polish and has no interpreter");
    assertThat(refusals(polish, anIsva().languages("pl"))).isEmpty();
    assertThat(refusals(polish, anIsva().interpreting())).isEmpty();
    DescribedPerson deaf = with(null, Set.of(AccessibilityFeature.BSL));
    assertThat(admission(deaf, anIsva().build()).toCheck())
        .containsExactly("whether it uses British Sign Language is not stated");
    assertThat(refusals(deaf, anIsva())).isEmpty();
    assertThat(refusals(deaf, anIsva().languages("ur").interpreting(Stated.NO)))
        .containsExactly("names no British Sign Language and has no interpreter");
    assertThat(refusals(deaf, anIsva().accessible(AccessibilityFeature.BSL))).isEmpty();
    assertThat(
            admission(
                    deaf,
                    anIsva()
                        .interpreting()
                        .forCohort("deaf-and-bsl", CohortLevel.Level.BY_AND_FOR)
                        .build())
                .level())
        .isEqualTo(CohortLevel.Level.BY_AND_FOR);
    assertThat(
            admission(with(null, Set.of(AccessibilityFeature.EASY_READ)), anIsva().build())
                .toCheck())
        .containsExactly("easy read information is not stated");
  }

  private static DescribedPerson with(
      @org.jspecify.annotations.Nullable String language, Set<AccessibilityFeature> needs) {
    return new DescribedPerson(
        WOMAN.place(),
        30,
        Gender.FEMALE,
        WOMAN.crime(),
        20,
        false,
        null,
        Set.of(),
        language,
        null,
        needs,
        Set.of());
  }

  @Test
  void whatIsNotKnownRefusesNobodyAndIsAsked() {
    Admission admission =
        admission(
            unknown(),
            anIsva()
                .ages(18, null)
                .genders(Gender.FEMALE)
                .onlyCohorts("women")
                .risks(RiskLevel.HIGH)
                .report(ReportRequirement.REPORT_NEEDED)
                .capacity(Capacity.unknown())
                .build());

    assertThat(admission.isAdmitted()).isTrue();
    assertThat(admission.toCheck())
        .containsExactly(
            "ask their age: takes age 18 and over",
            "ask their gender: takes women and girls only",
            "ask their age and gender: takes only Women",
            "ask for a risk assessment: takes high risk only",
            "ask whether it was reported: police report required",
            "whether it has room is not stated");
  }

  @Test
  void aRouteAsksWhatItAsks() {
    Service sarc = anIsva().build();
    ReferralRoute route =
        ReferralRoute.between(
            RouteId.next(),
            EntryPoint.everywhere(EntryPoint.Kind.SELF_REFERRAL),
            sarc.id(),
            Set.of(RouteEnd.RECEIVER),
            new Provenance("test", "1", Instant.EPOCH));
    PathwayNetwork network =
        PathwayNetwork.of(
            RandomNetwork.snapshot(List.of(sarc)), new ReferralRoutes(1, List.of(route)));
    Admissions admissions = new Admissions(network, WOMAN);

    assertThat(route.isConfirmed()).as("nobody speaks for who refers themselves").isTrue();
    assertThat(admissions.along(route).isAdmitted()).isTrue();
    assertThat(
            words(
                admissions,
                route.withCriteria(
                    new RouteCriteria(
                        Set.of(new TermId("stalking")),
                        Set.of(new TermId("men")),
                        null,
                        17,
                        Set.of(),
                        Set.of(RiskLevel.HIGH),
                        ReportRequirement.REPORT_NEEDED,
                        null,
                        10,
                        Set.of(new AreaCode("E06000002")),
                        ""))))
        .containsExactly(
            "is for Stalking only",
            "takes only Men",
            "takes up to age 17",
            "takes high risk only",
            "police report required",
            "only within 10 days of what happened",
            "takes only people who live in Southtown");
    assertThat(words(admissions, route.withWithdrawnOn(LocalDate.of(2026, 5, 1))))
        .containsExactly("no longer used since 1 May");
    assertThat(words(admissions, route.withWithdrawnOn(LocalDate.of(2027, 5, 1)))).isEmpty();
  }

  private static List<String> words(Admissions admissions, ReferralRoute route) {
    return admissions.along(route).refusals().stream().map(Refusal::words).toList();
  }

  @Test
  void whereAServiceSitsIsToldByItsPublicPlacesOrItsReachAndElseByNothing() {
    Service publicPlace = anIsva().serving(SOUTH.value()).at(-2.95, 54.0).build();
    Service withheldLocal = anIsvaService().serving(SOUTH.value()).atAWithheldLocation().build();
    Service withheldWide =
        anIsvaService()
            .serving(SOUTH.value())
            .serving(GeographyFixtures.NORTH.value())
            .atAWithheldLocation()
            .build();
    Service line = aHelpline().by(DeliveryMode.TELEPHONE).build();
    PathwayNetwork network =
        PathwayNetwork.of(
            RandomNetwork.snapshot(List.of(publicPlace, withheldLocal, withheldWide, line)),
            ReferralRoutes.none());

    assertThat(network.homesOf(0)).containsExactly(GeographyFixtures.NORTH);
    assertThat(network.crossing(SOUTH, 0)).isEqualTo(Crossing.YES);
    assertThat(network.homesOf(1)).containsExactly(SOUTH);
    assertThat(network.crossing(0, 1)).isEqualTo(Crossing.YES);
    assertThat(network.homesOf(2)).isEmpty();
    assertThat(network.crossing(SOUTH, 2)).isEqualTo(Crossing.UNKNOWN);
    assertThat(network.crossing(SOUTH, 3)).isEqualTo(Crossing.NO);
  }

  @Test
  void aDescriptionOfAPersonSaysNothingAsText() {
    assertThat(WOMAN.toString()).isEqualTo("DescribedPerson");
    assertThat(String.valueOf(WOMAN.place())).isEqualTo("SmallArea");
  }
}
