package org.waymark.gap.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

class AreaOfferTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final Geography GEOGRAPHY = GeographyFixtures.smallCountry();
  private static final String NORTH = GeographyFixtures.NORTH.value();
  private static final OfferSource SOURCE =
      new OfferSource("act", "Act", "Parliament", null, "section 1", null);

  @Test
  void theOutcomesOfAnAreaAddUpToItsQuestions() {
    OfferInForce offer = OfferInForce.of(ExpectedOffer.builtIn(VOCABULARIES));
    AreaOffer north =
        analysis(anIdvaService().serving(NORTH).build())
            .offerOf(GEOGRAPHY.getArea(GeographyFixtures.NORTH), offer);
    assertThat(north.answers()).extracting(OfferAnswer::line).isEqualTo(offer.lines());
    assertThat(north.counts().questions()).isEqualTo(offer.lines().size());
    assertThat(north.counts().of(OfferOutcome.FRAGILE)).isPositive();
  }

  @Test
  void anyKindOfSupportOfAFunctionMeetsItAndOnlyTheSameKindIsASecondProvider() {
    OfferFunction either = function(false, "idva", "community-outreach");
    Service idva = local("idva");
    Service outreach = local("community-outreach");
    assertThat(finding(line(either, OrganisedAt.POLICE_AREA), idva, outreach))
        .isEqualTo(GapFinding.AT_RISK);
    assertThat(finding(line(either, OrganisedAt.POLICE_AREA), idva, outreach, local("idva")))
        .isEqualTo(GapFinding.PROVIDED);
  }

  @Test
  void oneProviderIsNoRiskWhereItIsMeantToBeOne() {
    assertThat(finding(line(function(true, "idva"), OrganisedAt.POLICE_AREA), local("idva")))
        .isEqualTo(GapFinding.PROVIDED);
  }

  @Test
  void anEnglandWideServiceMeetsWhatIsOrganisedForARegionOrForEnglandAndNothingMoreLocal() {
    Service england = idva().offering("idva").serving(AreaCode.ENGLAND.value()).build();
    OfferFunction function = function(true, "idva");
    assertThat(finding(line(function, OrganisedAt.NATION), england)).isEqualTo(GapFinding.PROVIDED);
    assertThat(finding(line(function, OrganisedAt.REGION), england)).isEqualTo(GapFinding.PROVIDED);
    assertThat(finding(line(function, OrganisedAt.POLICE_AREA), england))
        .isEqualTo(GapFinding.NATIONAL_ONLY);
    assertThat(finding(line(function, OrganisedAt.COUNCIL), england))
        .isEqualTo(GapFinding.NATIONAL_ONLY);
  }

  @Test
  void aServiceBasedInAnotherPoliceAreaOfTheRegionIsNoStrangerToWhatIsRegional() {
    Service nextDoor =
        idva()
            .offering("idva")
            .serving(NORTH)
            .somewhereIn(GeographyFixtures.SOUTH_TOWN.value())
            .build();
    OfferFunction function = function(true, "idva");
    assertThat(finding(line(function, OrganisedAt.POLICE_AREA), nextDoor))
        .isEqualTo(GapFinding.CROSS_BOUNDARY_ONLY);
    assertThat(finding(line(function, OrganisedAt.REGION), nextDoor))
        .isEqualTo(GapFinding.PROVIDED);
  }

  @Test
  void whatIsOrganisedByDistrictIsPartialWhereOneDistrictIsLeftOut() {
    Service most =
        idva()
            .offering("idva")
            .serving(GeographyFixtures.NORTH_CITY.value())
            .serving(GeographyFixtures.NORTH_EAST_DISTRICT.value())
            .build();
    OfferLine line = line(function(true, "idva"), OrganisedAt.DISTRICT);
    OfferAnswer answer = answer(line, most);
    assertThat(answer.finding()).isEqualTo(GapFinding.PARTIAL);
    assertThat(answer.answer().parts())
        .filteredOn(part -> part.share() < GapSettings.USUAL.providedShare())
        .extracting(part -> part.code())
        .containsExactly(GeographyFixtures.NORTH_WEST_DISTRICT);
    assertThat(answer.leftOut())
        .isEqualTo(GEOGRAPHY.population(GeographyFixtures.NORTH_WEST_DISTRICT));
  }

  private static ServiceBuilder idva() {
    return anIdvaService().forCrimes("domestic-abuse");
  }

  private static Service local(String support) {
    return idva().offering(support).serving(NORTH).build();
  }

  private static OfferFunction function(boolean oneProvider, String... supports) {
    return new OfferFunction(
        "function",
        "Function",
        Set.of(supports).stream().map(TermId::new).collect(Collectors.toSet()),
        oneProvider);
  }

  private static OfferLine line(OfferFunction function, OrganisedAt at) {
    return line(function, at, null, CohortLevel.Level.OPEN);
  }

  private static OfferLine line(
      OfferFunction function,
      OrganisedAt at,
      @Nullable TermId audience,
      CohortLevel.Level closeness) {
    return new OfferLine(
        "line",
        new TermId("domestic-abuse"),
        function,
        audience,
        closeness,
        at,
        null,
        List.of(SOURCE),
        "Is there one?");
  }

  private static GapFinding finding(OfferLine line, Service... services) {
    return answer(line, services).finding();
  }

  private static OfferAnswer answer(OfferLine line, Service... services) {
    return analysis(services)
        .offerOf(
            GEOGRAPHY.findArea(AreaKind.POLICE_AREA, GeographyFixtures.NORTH).orElseThrow(),
            OfferInForce.of(new ExpectedOffer(1, TODAY, List.of(line))))
        .answers()
        .getFirst();
  }

  private static GapAnalysis analysis(Service... services) {
    return GapAnalysis.of(
        new ServiceIndex(
            catalogueOf(services), VOCABULARIES, new ReachCalculator(GEOGRAPHY), TODAY),
        VOCABULARIES,
        TODAY,
        GapSettings.USUAL);
  }
}
