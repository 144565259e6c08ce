package org.waymark.gap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.Provision;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.judgement.JudgedFinding;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.ExpectedOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.need.NeedEstimator;
import org.waymark.need.NeedVolume;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Priorities, duplication, low-volume groups, what-ifs and comparison, on real areas. */
class GapReportsTest {

  private static final Geography ENGLAND = RealGeography.withBorders();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final OfferInForce OFFER = OfferInForce.of(ExpectedOffer.builtIn(TERMS));
  private static final String CUMBRIA = "E23000002";
  private static final String CUMBERLAND = "E06000063";
  private static final String WESTMORLAND = "E06000064";
  private static final String LANCASHIRE = "E23000003";
  private static final NeedEstimator NEED =
      new NeedEstimator(BuiltInNeed.read(), ENGLAND, TERMS, TODAY);

  private static GapAnalysis analysis(Service... services) {
    return GapAnalysis.of(
        new ServiceIndex(catalogueOf(services), TERMS, new ReachCalculator(ENGLAND), TODAY),
        TERMS,
        TODAY,
        GapSettings.USUAL);
  }

  private static Area cumbria() {
    return ENGLAND.findArea(AreaKind.POLICE_AREA, new AreaCode(CUMBRIA)).orElseThrow();
  }

  private static Term term(String id) {
    return TERMS.getTerm(new TermId(id));
  }

  private static long residents(String code) {
    return ENGLAND.population(new AreaCode(code));
  }

  // What if

  private static WhatIf whatIf(GapAnalysis analysis, List<Service> added, Set<ServiceId> ended) {
    return WhatIf.of(analysis, GapJudgements.none(), OFFER, cumbria(), added, ended);
  }

  @Test
  void aServiceThatBeginsGainsTheResidentsWhomNothingElseTakes() {
    GapAnalysis analysis = analysis(anIsvaService().serving(CUMBERLAND).build());

    WhatIf whatIf = whatIf(analysis, List.of(anIsvaService().serving(CUMBRIA).build()), Set.of());

    assertThat(whatIf.effects())
        .singleElement()
        .satisfies(
            effect -> {
              assertThat(effect.reached()).isEqualTo(residents(CUMBRIA));
              assertThat(effect.only()).isEqualTo(residents(WESTMORLAND));
              assertThat(effect.begins()).isTrue();
            });
    assertThat(whatIf.changes())
        .filteredOn(change -> change.was().line().id().equals("sa-isva-women"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.was().finding()).isEqualTo(GapFinding.PARTIAL);
              assertThat(change.becomes().finding()).isEqualTo(GapFinding.PROVIDED);
              assertThat(change.gained()).isEqualTo(residents(WESTMORLAND));
            });
  }

  @Test
  void aServiceThatEndsLeavesThoseWithNothingWhoHadNothingElse() {
    Service north = anIsvaService().serving(CUMBERLAND).build();
    Service all = anIsvaService().serving(CUMBRIA).build();
    GapAnalysis analysis = analysis(north, all);

    WhatIf whatIf = whatIf(analysis, List.of(), Set.of(all.id()));

    assertThat(whatIf.effects().getFirst().only()).isEqualTo(residents(WESTMORLAND));
    assertThat(whatIf.changes()).allSatisfy(c -> assertThat(c.gained()).isNegative());
    assertThat(analysis.offerOf(cumbria(), OFFER).answers())
        .as("nothing of it is kept")
        .isEqualTo(whatIf.before().answers());
  }

  @Test
  void everyChangeOfASuppositionIsWhatTheAnalysisOfThatCatalogueSays() {
    Service existing = anIsvaService().serving(CUMBERLAND).build();
    Service added =
        anIsvaService()
            .serving(WESTMORLAND)
            .forCohort("children", CohortLevel.Level.SPECIALIST)
            .build();
    WhatIf whatIf = whatIf(analysis(existing), List.of(added), Set.of());
    AreaOffer real = analysis(existing, added).offerOf(cumbria(), OFFER);
    AreaOffer before = analysis(existing).offerOf(cumbria(), OFFER);
    int different = 0;
    for (int i = 0; i < OFFER.lines().size(); i++) {
      OfferAnswer now = real.answers().get(i);
      OfferAnswer was = before.answers().get(i);
      if (now.finding() != was.finding() || now.reached() != was.reached()) {
        different++;
      }
      assertThat(whatIf.after().answers().get(i).finding()).isEqualTo(now.finding());
      assertThat(whatIf.after().answers().get(i).provision()).isEqualTo(now.provision());
    }
    assertThat(whatIf.changes()).hasSize(different).isNotEmpty();
  }

  @Test
  void supposingAServiceThatIsClosedChangesNothing() {
    WhatIf whatIf =
        whatIf(
            analysis(anIsvaService().serving(CUMBERLAND).build()),
            List.of(anIsvaService().serving(CUMBRIA).capacity(Capacity.Status.CLOSED).build()),
            Set.of());

    assertThat(whatIf.changes()).isEmpty();
    assertThat(whatIf.effects().getFirst().only()).isZero();
  }

  // Duplication

  private static ServiceBuilder isva(String area, String commissioner) {
    return anIsvaService().serving(area).commissionedBy(null, commissioner);
  }

  @Test
  void servicesOverlapWhereTheSameResidentsAreTakenUnderDifferentCommissioners() {
    GapAnalysis analysis = analysis(isva(CUMBRIA, "PCC").build(), isva(CUMBERLAND, "NHS").build());

    Duplication duplication = Duplication.of(analysis, cumbria());

    assertThat(duplication.overlaps())
        .singleElement()
        .satisfies(
            overlap -> {
              assertThat(overlap.residents()).isEqualTo(residents(CUMBERLAND));
              assertThat(overlap.supportTypes()).containsExactly(new TermId("isva"));
              assertThat(duplication.share(overlap))
                  .isCloseTo(residents(CUMBERLAND) / (double) residents(CUMBRIA), within(1e-9));
            });
  }

  @Test
  void servicesDoNotOverlapOfDifferentResidentsCommissionersCrimesOrGroups() {
    assertThat(overlaps(isva(CUMBERLAND, "PCC"), isva(WESTMORLAND, "NHS"))).isEmpty();
    assertThat(overlaps(isva(CUMBRIA, "PCC"), isva(CUMBRIA, "PCC"))).isEmpty();
    assertThat(overlaps(isva(CUMBRIA, "PCC"), isva(CUMBRIA, "NHS").forCrimes("domestic-abuse")))
        .isEmpty();
    assertThat(overlaps(isva(CUMBRIA, "PCC"), isva(CUMBRIA, "NHS").offering("chisva"))).isEmpty();
    assertThat(
            overlaps(
                isva(CUMBRIA, "PCC"),
                isva(CUMBRIA, "NHS").forCohort("children", CohortLevel.Level.SPECIALIST)))
        .isEmpty();
    assertThat(
            overlaps(isva(CUMBRIA, "PCC"), isva(CUMBRIA, "NHS").capacity(Capacity.Status.CLOSED)))
        .isEmpty();
  }

  private static List<Duplication.Overlap> overlaps(ServiceBuilder... services) {
    return Duplication.of(
            analysis(Arrays.stream(services).map(ServiceBuilder::build).toArray(Service[]::new)),
            cumbria())
        .overlaps();
  }

  // Priority

  private static NeedVolume volume(double low, double rank, double high) {
    return new NeedVolume(
        NeedVolume.Basis.FIGURE, low, rank, high, "an example of " + rank, "weak");
  }

  private static Priority priority(GapFinding finding, Provision provision, NeedVolume volume) {
    return Priority.of(finding, provision, 1000, volume, GapSettings.USUAL).orElseThrow();
  }

  private static Provision reaching(long reached, long second, long lasting, long room) {
    return new Provision(1, 1, reached, second, lasting, room, 0, true);
  }

  @Test
  void priorityIsThoseLeftOutTimesHowManyTimesSeverity() {
    NeedVolume volume = volume(2, 3, 4);

    assertThat(priority(GapFinding.NONE_RECORDED, Provision.NONE, volume).weight())
        .isCloseTo(1 * 3 * 0.9, within(1e-9));
    assertThat(priority(GapFinding.PARTIAL, reaching(600, 0, 0, 0), volume).weight())
        .isCloseTo(0.4 * 3 * 0.5, within(1e-9));
    assertThat(priority(GapFinding.AT_RISK, reaching(1000, 300, 900, 1000), volume).weight())
        .as("300 have a second provider: 700 would be left out")
        .isCloseTo(0.7 * 3 * 0.4, within(1e-9));
    assertThat(priority(GapFinding.OVERSTRETCHED, reaching(1000, 900, 900, 200), volume).weight())
        .isCloseTo(0.8 * 3 * 0.3, within(1e-9));
    assertThat(Priority.of(GapFinding.PROVIDED, Provision.NONE, 1000, volume, GapSettings.USUAL))
        .isEmpty();
  }

  @Test
  void aGapStandsInOneOfThreeBandsUnlessItsRangeLiesInAllOfThem() {
    assertThat(priority(GapFinding.ABSENCE_CONFIRMED, Provision.NONE, volume(1, 1, 2)).band())
        .isEqualTo(Priority.Band.FIRST);
    assertThat(priority(GapFinding.NONE_RECORDED, Provision.NONE, volume(0.5, 1, 2)).band())
        .as("0.9 is under 1")
        .isEqualTo(Priority.Band.SECOND);
    assertThat(priority(GapFinding.NONE_RECORDED, Provision.NONE, volume(0, 0.05, 0.3)).band())
        .isEqualTo(Priority.Band.THIRD);
    assertThat(priority(GapFinding.NONE_RECORDED, Provision.NONE, volume(0.01, 0.5, 20)).band())
        .isEqualTo(Priority.Band.UNRANKED);
  }

  @Test
  void oneGapStandsSurelyAboveAnotherOnlyWhereNothingKnownCouldTurnThemRound() {
    Priority whole = priority(GapFinding.NONE_RECORDED, Provision.NONE, volume(2, 3, 4));
    Priority part = priority(GapFinding.PARTIAL, reaching(500, 0, 0, 0), volume(2, 3, 4));
    Priority other = priority(GapFinding.NONE_RECORDED, Provision.NONE, volume(3, 5, 6));

    assertThat(whole.isSurelyAbove(part)).as("of the same figure").isTrue();
    assertThat(part.isSurelyAbove(whole)).isFalse();
    assertThat(other.isSurelyAbove(whole)).as("the ranges overlap").isFalse();
    assertThat(whole.isSurelyAbove(whole)).isFalse();
  }

  private static AreaOffer offered(GapAnalysis analysis, GapJudgements judgements) {
    return analysis.offerOf(cumbria(), OFFER).judged(judgements, TODAY);
  }

  @Test
  void everyQuestionThatIsNotMetIsRankedOrListedApartAndTiesAreSaidToBe() {
    GapAnalysis analysis = analysis(anIsvaService().serving(CUMBERLAND).build());
    AreaOffer offer = offered(analysis, GapJudgements.none());

    PriorityList list = PriorityList.of(offer, NEED, analysis.settings());

    assertThat(list.ranked().size() + list.unranked().size())
        .isEqualTo(offer.answers().stream().filter(each -> each.finding().isGap()).toList().size());
    assertThat(list.unranked()).allSatisfy(each -> assertThat(each.why()).isNotBlank());
    assertThat(list.ranked())
        .extracting(each -> each.priority().band())
        .isSorted()
        .doesNotContain(Priority.Band.UNRANKED)
        .contains(Priority.Band.FIRST, Priority.Band.SECOND);
    for (PriorityList.Ranked each : list.ranked()) {
      long same = list.ranked().stream().filter(other -> other.place() == each.place()).count();
      assertThat(each.tied()).isEqualTo(same > 1);
    }
    assertThat(list.ranked())
        .filteredOn(each -> each.answer().line().crimeType().value().equals("domestic-abuse"))
        .as("domestic abuse is placed by the national rate, which is no figure of Cumbria")
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.priority().volume().basis()).isEqualTo(NeedVolume.Basis.NATIONAL);
              assertThat(each.priority().volume().words()).startsWith("no figure of this area");
            });
  }

  @Test
  void tenFirstActionsSayForWhomHowManyHowSureAndWhatWouldCloseThem() {
    GapAnalysis analysis = analysis(anIsvaService().serving(CUMBERLAND).build());
    List<FirstAction> actions =
        FirstAction.of(
            PriorityList.of(offered(analysis, GapJudgements.none()), NEED, analysis.settings()),
            TERMS);

    assertThat(actions)
        .hasSize(FirstAction.FIRST)
        .allSatisfy(
            each -> {
              assertThat(each.forWhom()).isNotBlank();
              assertThat(each.howMany()).isNotBlank().doesNotContain("about 0");
              assertThat(each.howSure()).contains("The number: ");
              assertThat(each.toClose()).endsWith(".");
            });
  }

  @Test
  void whatIsNotRelevantHereIsNotRankedAndKeepsItsReason() {
    GapAnalysis analysis = analysis(anIsvaService().serving(CUMBERLAND).build());
    OfferLine line = OFFER.find("sa-isva-women").orElseThrow();
    GapJudgement judgement =
        new GapJudgement(
            1,
            line.askedOf(cumbria()),
            GapJudgement.Sort.NOT_RELEVANT,
            "A. Example",
            "",
            "Covered by the neighbouring force",
            TODAY,
            TODAY.plusMonths(12));

    PriorityList list =
        PriorityList.of(
            offered(analysis, new GapJudgements(1, List.of(judgement))), NEED, analysis.settings());

    assertThat(list.notRelevant())
        .singleElement()
        .satisfies(each -> assertThat(each.line()).isEqualTo(line));
    assertThat(list.ranked()).noneMatch(each -> each.answer().line().equals(line));
  }

  @Test
  void aConfirmedAbsenceHoldsUntilItExpiresOrAServiceAppears() {
    GapCell cell =
        new GapCell(
            AreaKind.POLICE_AREA,
            new AreaCode(CUMBRIA),
            new TermId("rape"),
            null,
            new TermId("sarc"));
    GapJudgements judgements =
        new GapJudgements(
            1,
            List.of(
                new GapJudgement(
                    1,
                    cell,
                    GapJudgement.Sort.ABSENCE_CONFIRMED,
                    "A. Example",
                    "",
                    "Asked all providers",
                    TODAY.minusMonths(6),
                    TODAY.plusMonths(6))));

    assertThat(JudgedFinding.of(GapFinding.NONE_RECORDED, cell, judgements, TODAY).finding())
        .isEqualTo(GapFinding.ABSENCE_CONFIRMED);
    assertThat(
            JudgedFinding.of(
                    GapFinding.NONE_RECORDED, cell, judgements, TODAY.plusMonths(6).plusDays(1))
                .finding())
        .isEqualTo(GapFinding.NONE_RECORDED);
    assertThat(JudgedFinding.of(GapFinding.PARTIAL, cell, judgements, TODAY).finding())
        .isEqualTo(GapFinding.PARTIAL);
  }

  // Low-volume groups

  @Test
  void aSmallGroupWithoutALocalServiceIsLedToWhatIsFurtherAway() {
    Service regional =
        anIsvaService()
            .serving(LANCASHIRE)
            .forCohort("gypsy-roma-traveller", CohortLevel.Level.BY_AND_FOR)
            .build();
    Service national =
        aHelpline()
            .forCrimes("sexual-abuse")
            .forCohort("gypsy-roma-traveller", CohortLevel.Level.SPECIALIST)
            .build();
    GapAnalysis analysis = analysis(regional, national, anIsvaService().serving(CUMBRIA).build());

    LowVolumeGroups groups = LowVolumeGroups.of(analysis, cumbria(), term("sexual-abuse"), NEED);

    assertThat(groups.groups())
        .filteredOn(each -> each.cohort().id().value().equals("gypsy-roma-traveller"))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.here().number()).isLessThan(50);
              assertThat(group.regional()).containsExactly(regional);
              assertThat(group.national()).containsExactly(national);
              assertThat(group.neighbours())
                  .extracting(each -> each.area().shortName())
                  .contains("Durham", "Northumbria")
                  .doesNotContain("Lancashire");
              assertThat(group.joint()).isGreaterThan(group.here().number());
            });
    assertThat(groups.groups())
        .as("a group that is not small is none of them")
        .extracting(each -> each.cohort().id().value())
        .doesNotContain("women-and-girls");
    assertThat(groups.unknown())
        .extracting(each -> each.cohort().id().value())
        .contains("homeless-people");
  }

  // Comparison

  @Test
  void anAreaIsComparedWithEnglandItsRegionAndThoseThatAreAlike() {
    GapAnalysis analysis = analysis(anIsvaService().serving(CUMBRIA).build());
    Comparison comparison =
        Comparison.of(analysis, cumbria(), area -> analysis.offerOf(area, OFFER));

    assertThat(comparison.regions())
        .extracting(each -> each.area().shortName())
        .containsExactly("North West");
    assertThat(comparison.alike()).hasSize(5);
    assertThat(
            comparison.alike().stream()
                .map(each -> each.area().shortName())
                .collect(Collectors.toSet()))
        .as("rural areas of half a million, none of them a city")
        .doesNotContain("Cumbria", "Metropolitan Police", "City of London", "West Midlands");
    assertThat(comparison.area().rurality()).isGreaterThan(comparison.england().rurality());
    assertThat(comparison.area().questions()).isEqualTo(OFFER.lines().size());
    assertThat(comparison.england().questions()).isEqualTo(39 * OFFER.lines().size());
    assertThat(comparison.area().meanShare()).isGreaterThan(comparison.england().meanShare());
  }
}
