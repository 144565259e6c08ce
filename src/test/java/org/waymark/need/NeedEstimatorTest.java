package org.waymark.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.need.NeedFixtures.YEAR_2024;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

class NeedEstimatorTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final NeedTable BUILT_IN = BuiltInNeed.read();
  private static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final AreaCode CUMBERLAND = new AreaCode("E06000063");
  private static final AreaCode WESTMORLAND = new AreaCode("E06000064");

  private static final TermId RAPE = new TermId("rape");
  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");
  private static final TermId DOMESTIC_ABUSE = new TermId("domestic-abuse");
  private static final TermId DISABILITY = new TermId("disability");
  private static final TermId WOMEN_AND_GIRLS = new TermId("women-and-girls");

  private static NeedEstimator estimator(NeedTable table) {
    return new NeedEstimator(table, ENGLAND, TERMS, TODAY);
  }

  private static NeedTable with(List<NeedIndicator> editions, NeedValue... values) {
    List<NeedIndicator> all = new ArrayList<>();
    List<NeedValue> allValues = new ArrayList<>(Arrays.asList(values));
    for (NeedIndicator indicator : BUILT_IN.listIndicators()) {
      for (NeedIndicator each : BUILT_IN.listEditions(indicator.id())) {
        all.add(each);
        allValues.addAll(BUILT_IN.listValues(each.id(), each.period()));
      }
    }
    all.addAll(editions);
    return new NeedTable(all, allValues);
  }

  private static Area area(AreaKind kind, AreaCode code) {
    return ENGLAND.findArea(kind, code).orElseThrow();
  }

  private static Area cumbria() {
    return area(AreaKind.POLICE_AREA, CUMBRIA);
  }

  private static double value(String indicator, AreaCode area) {
    return BUILT_IN.findValue(indicator, area).orElseThrow().number();
  }

  private static double people(NeedEstimator estimator, Area area, @Nullable TermId cohort) {
    return estimator.population(area, cohort).orElseThrow().people();
  }

  @Test
  void everybodyIsTheResidentsOfTheCensus() {
    assertThat(people(estimator(BUILT_IN), cumbria(), null))
        .isEqualTo(ENGLAND.population(CUMBRIA))
        .isEqualTo(
            value("census-2021-residents", CUMBERLAND)
                + value("census-2021-residents", WESTMORLAND));
  }

  @Test
  void childrenAreThreeBandsAndThreeFifthsOfTheFourth() {
    Area cumberland = area(AreaKind.DISTRICT, CUMBERLAND);
    PopulationEstimate children =
        estimator(BUILT_IN).population(cumberland, new TermId("children")).orElseThrow();

    assertThat(children.people())
        .isCloseTo(
            value("mid-2020-age-0-4", CUMBERLAND)
                + value("mid-2020-age-5-9", CUMBERLAND)
                + value("mid-2020-age-10-14", CUMBERLAND)
                + 0.6 * value("mid-2020-age-15-19", CUMBERLAND),
            within(1e-6));
    assertThat(children.estimated()).isFalse();
    assertThat(children.assumptions()).anyMatch(each -> each.contains("15 to 17 are three of the"));
  }

  @Test
  void theAgeGroupsOfChildrenMakeUpTheChildren() {
    NeedEstimator estimator = estimator(BUILT_IN);
    double parts = 0;
    for (String part :
        List.of("children-0-4", "children-5-10", "children-11-15", "children-16-17")) {
      parts += people(estimator, cumbria(), new TermId(part));
    }
    assertThat(parts).isCloseTo(people(estimator, cumbria(), new TermId("children")), within(1e-6));
  }

  @Test
  void girlsAreTheShareOfChildrenAmongWomenAndGirls() {
    NeedEstimator estimator = estimator(BUILT_IN);
    double all = value("mid-2020-residents", CUMBERLAND) + value("mid-2020-residents", WESTMORLAND);

    assertThat(people(estimator, cumbria(), new TermId("girls")))
        .isCloseTo(
            people(estimator, cumbria(), WOMEN_AND_GIRLS)
                * people(estimator, cumbria(), new TermId("children"))
                / all,
            within(1e-6));
    assertThat(estimator.population(cumbria(), new TermId("girls")).orElseThrow().assumptions())
        .anyMatch(each -> each.contains("independent"));
  }

  @Test
  void aCohortWithoutFiguresHasNoPopulation() {
    assertThat(estimator(BUILT_IN).population(cumbria(), new TermId("latin-american-people")))
        .isEmpty();
  }

  @Test
  void recordedRapeInCumbriaIsItsCountWithThePoissonInterval() {
    NeedEstimate rape = estimator(BUILT_IN).estimate(cumbria(), RAPE, null).orElseThrow();

    // geodata/need/values.csv.gz: crime-2017-18-rape-offences, E23000002, 424.
    assertThat(rape.number()).isEqualTo(424);
    // 424 (1 - 1/3816 - 1.96/(3 x 20.5913))^3 and 425 (1 - 1/3825 + 1.96/(3 x 20.6155))^3
    assertThat(rape.low()).isCloseTo(384.6, within(0.1));
    assertThat(rape.high()).isCloseTo(466.3, within(0.1));
    assertThat(rape.perThousandResidents())
        .isCloseTo(424.0 / ENGLAND.population(CUMBRIA) * 1000, within(1e-9));
    double england = 0;
    for (NeedValue value :
        BUILT_IN.listValues(
            "crime-2017-18-rape-offences",
            BUILT_IN.findIndicator("crime-2017-18-rape-offences").orElseThrow().period())) {
      england += value.area().isWelsh() ? 0 : value.number();
    }
    assertThat(rape.englandPerThousandResidents())
        .isCloseTo(england / ENGLAND.population(AreaCode.ENGLAND) * 1000, within(1e-9));
    assertThat(rape.againstEngland().orElseThrow())
        .isCloseTo(
            rape.perThousandResidents() * ENGLAND.population(AreaCode.ENGLAND) / england / 1000,
            within(1e-9));
    assertThat(rape.counted()).isEqualTo(NeedEstimate.Counted.RECORDED_CRIMES);
    assertThat(rape.yearsOld()).isEqualTo(8);
    assertThat(rape.soundness()).isEqualTo(NeedEstimate.Soundness.WEAK);
    assertThat(rape.estimated()).isFalse();
    assertThat(rape.inWords())
        .isEqualTo("424 crimes recorded in 2017/18 (range 384 to 467 a year)");
    assertThat(rape.assumptions())
        .anyMatch(each -> each.contains("Recorded crime only"))
        .anyMatch(each -> each.contains("Most sexual offences are not reported"))
        .anyMatch(each -> each.contains("2017/18") && each.contains("8 years ago"));
  }

  @Test
  void sexualAbuseIsTheSumTheDataSayItIs() {
    NeedEstimate abuse = estimator(BUILT_IN).estimate(cumbria(), SEXUAL_ABUSE, null).orElseThrow();

    assertThat(abuse.number())
        .as("the newer of two series")
        .isEqualTo(value("police-recorded-sexual-offences", CUMBRIA));
    assertThat(abuse.figures()).hasSize(1);
    NeedEstimate violence =
        estimator(BUILT_IN).estimate(cumbria(), new TermId("serious-violence"), null).orElseThrow();
    double certain =
        value("police-recorded-homicide", CUMBRIA)
            + value("police-recorded-violence-with-injury", CUMBRIA);
    assertThat(violence.number())
        .isEqualTo(
            certain
                + value("police-recorded-violence-without-injury", CUMBRIA)
                + value("police-recorded-stalking-and-harassment", CUMBRIA)
                + value("police-recorded-robbery", CUMBRIA));
    assertThat(violence.low())
        .as("the lower end leaves out what may not be serious")
        .isLessThan(certain)
        .isCloseTo(
            Amounts.poissonLow(violence.number()) * certain / violence.number(), within(1e-6));
  }

  @Test
  void figuresAboutTheVeryCohortComeBeforeItsShareOfThePopulation() {
    NeedEstimate rape =
        estimator(BUILT_IN).estimate(cumbria(), RAPE, WOMEN_AND_GIRLS).orElseThrow();

    assertThat(rape.number())
        .isEqualTo(
            value("crime-2017-18-offence-19c", CUMBRIA)
                + value("crime-2017-18-offence-19d", CUMBRIA)
                + value("crime-2017-18-offence-19e", CUMBRIA));
    assertThat(rape.assumptions()).noneMatch(each -> each.contains("as often victims"));
  }

  @Test
  void aCohortWithoutItsOwnFiguresIsTakenToBeAsOftenAVictimAsEverybodyAndSaysSo() {
    NeedEstimator estimator = estimator(BUILT_IN);
    NeedEstimate disabled = estimator.estimate(cumbria(), RAPE, DISABILITY).orElseThrow();

    assertThat(disabled.number())
        .isCloseTo(
            424 * people(estimator, cumbria(), DISABILITY) / ENGLAND.population(CUMBRIA),
            within(1e-9));
    assertThat(disabled.shared()).isTrue();
    assertThat(disabled.assumptions())
        .contains("Assumes that \"Disabled people\" are as often victims as everybody.");
    assertThat(disabled.low())
        .as("disabled people may be victims 0.8 to 2.1 times as often as everybody")
        .isCloseTo(0.8 * 384.6 * disabled.number() / 424, within(0.1));
    assertThat(disabled.high()).isCloseTo(2.1 * 466.3 * disabled.number() / 424, within(0.1));
  }

  @Test
  void aCrimeAgainstChildrenHasNoVictimsAmongOlderPeople() {
    NeedEstimator estimator = estimator(BUILT_IN);
    TermId abuse = new TermId("child-sexual-abuse");
    TermId older = new TermId("older-people");

    assertThat(estimator.estimate(cumbria(), abuse, older)).isEmpty();
    assertThat(estimator.missingBecause(cumbria(), abuse, older)).contains("another age");
    NeedEstimate anybody = estimator.estimate(cumbria(), abuse, null).orElseThrow();
    assertThat(anybody.number())
        .isEqualTo(
            estimator.estimate(cumbria(), abuse, new TermId("children")).orElseThrow().number());
    assertThat(estimator.estimate(cumbria(), abuse, DISABILITY))
        .as("how many children are disabled is not known")
        .isEmpty();
  }

  @Test
  void nothingIsScaledByAgeOrSex() {
    NeedEstimator estimator = estimator(BUILT_IN);
    for (String group : List.of("women", "older-people", "young-adults", "young-carers", "girls")) {
      assertThat(estimator.estimate(cumbria(), new TermId("serious-violence"), new TermId(group)))
          .as(group)
          .isEmpty();
      assertThat(
              estimator.missingBecause(
                  cumbria(), new TermId("serious-violence"), new TermId(group)))
          .contains("no source at hand counts it for")
          .contains("a share of the residents by age or sex is not their share of the victims");
    }
    assertThat(estimator.estimate(cumbria(), SEXUAL_ABUSE, new TermId("adults"))).isEmpty();
  }

  @Test
  void ofAPartThatIsMoreThanTheWholeTheNewerSourceStandsAndTheOtherIsSaidToDiffer() {
    NeedIndicator invented =
        NeedFixtures.count(
            "zz-invented-boys",
            RAPE,
            new TermId("boys"),
            "victims",
            AreaKind.POLICE_AREA,
            YEAR_2024);
    NeedEstimator estimator =
        estimator(with(List.of(invented), NeedValue.of(invented.id(), YEAR_2024, CUMBRIA, 500)));

    assertThat(estimator.estimate(cumbria(), RAPE, new TermId("boys")).orElseThrow().number())
        .isEqualTo(500);
    assertThat(estimator.estimate(cumbria(), RAPE, null)).isEmpty();
    assertThat(estimator.missingBecause(cumbria(), RAPE, null))
        .startsWith("Sources differ, so that it is not shown: ")
        .contains("424")
        .contains("500");
    assertThat(estimator.estimate(cumbria(), SEXUAL_ABUSE, null))
        .as("1,796 is more than 500")
        .isPresent();
  }

  @Test
  void aRecordedNoughtIsNoCrimeRecordedWithWhatChanceAllows() {
    NeedIndicator invented =
        NeedFixtures.count(
            "zz-invented", DOMESTIC_ABUSE, null, "offences", AreaKind.POLICE_AREA, YEAR_2024);
    NeedEstimate nothing =
        estimator(with(List.of(invented), NeedValue.of(invented.id(), YEAR_2024, CUMBRIA, 0)))
            .estimate(cumbria(), DOMESTIC_ABUSE, null)
            .orElseThrow();

    assertThat(nothing.inWords()).isEqualTo("no crime recorded in 2024/25 (range 0 to 4 a year)");
    assertThat(nothing.high()).isCloseTo(3.67, within(0.05));
  }

  @Test
  void aFigureMovedFromAWiderAreaHasTheRangeOfDistrictsWithinTheirPoliceAreas() {
    Area cumberland = area(AreaKind.DISTRICT, CUMBERLAND);
    NeedEstimate rape = estimator(BUILT_IN).estimate(cumberland, RAPE, null).orElseThrow();
    double share = ENGLAND.population(CUMBERLAND) / (double) ENGLAND.population(CUMBRIA);

    assertThat(rape.estimated()).isTrue();
    assertThat(rape.number()).isCloseTo(424 * share, within(1e-6));
    assertThat(rape.low()).isCloseTo(Amounts.poissonLow(424 * share) * 0.5, within(1e-6));
    assertThat(rape.high()).isCloseTo(Amounts.poissonHigh(424 * share) * 2, within(1e-6));
    assertThat(rape.assumptions()).anyMatch(each -> each.contains("0.57 to 1.6 times"));
  }

  @Test
  void aCrimeWithoutAFigureHasNoEstimateAndBorrowsNone() {
    NeedEstimator estimator = estimator(BUILT_IN);

    assertThat(estimator.estimate(cumbria(), DOMESTIC_ABUSE, null)).isEmpty();
    assertThat(estimator.missingBecause(cumbria(), DOMESTIC_ABUSE, null))
        .isEqualTo(
            "There is no figure for \"Domestic abuse\": import one, or look at a broader crime"
                + " type.");
    assertThat(estimator.estimate(cumbria(), new TermId("image-based-abuse"), null))
        .as("its parent has a figure")
        .isEmpty();
    assertThat(estimator.missingBecause(cumbria(), RAPE, null)).isEmpty();
    assertThat(estimator.missingBecause(cumbria(), RAPE, new TermId("latin-american-people")))
        .contains("the number of \"Latin American people\" in Cumbria is not known");
  }

  @Test
  void aPrevalenceTimesItsPeopleGivesVictimsWithThePublishedBounds() {
    NeedIndicator invented =
        NeedFixtures.percentage(
            "zz-invented-share", DOMESTIC_ABUSE, null, AreaKind.COUNTRY, YEAR_2024);
    NeedEstimator estimator =
        estimator(
            with(
                List.of(invented),
                new NeedValue(invented.id(), YEAR_2024, AreaCode.ENGLAND, 2.0, 1.0, 4.0)));
    NeedEstimate abuse = estimator.estimate(cumbria(), DOMESTIC_ABUSE, null).orElseThrow();
    double residents = ENGLAND.population(CUMBRIA);

    assertThat(abuse.number()).isCloseTo(residents * 0.02, within(1e-6));
    assertThat(abuse.counted()).isEqualTo(NeedEstimate.Counted.VICTIMS);
    assertThat(abuse.low()).isCloseTo(residents * 0.01 * 0.5, within(1e-6));
    assertThat(abuse.high()).isCloseTo(residents * 0.04 * 2, within(1e-6));
    assertThat(abuse.estimated()).isTrue();
    assertThat(abuse.againstEngland().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(estimator.estimate(cumbria(), DOMESTIC_ABUSE, WOMEN_AND_GIRLS))
        .as("a share of everybody says nothing of women")
        .isEmpty();
  }

  @Test
  void aNewerImportedFigureIsTakenAndEnglandIsNotComparedAcrossPeriods() {
    NeedIndicator invented =
        NeedFixtures.count(
            "zz-invented-rape", RAPE, null, "offences", AreaKind.POLICE_AREA, YEAR_2024);
    NeedEstimator estimator =
        estimator(with(List.of(invented), NeedValue.of(invented.id(), YEAR_2024, CUMBRIA, 7)));
    NeedEstimate rape = estimator.estimate(cumbria(), RAPE, null).orElseThrow();

    assertThat(rape.number()).isEqualTo(7);
    assertThat(rape.yearsOld()).isOne();
    assertThat(rape.englandPerThousandResidents()).isNull();
    assertThat(rape.againstEngland()).isEmpty();
    Area kent = area(AreaKind.POLICE_AREA, new AreaCode("E23000032"));
    assertThat(estimator.estimate(kent, RAPE, null).orElseThrow().number())
        .as("elsewhere the built-in figure stays")
        .isEqualTo(2529);
  }

  @Test
  void aSuppressedFigureIsSaidToBeSo() {
    NeedIndicator invented =
        NeedFixtures.count(
            "zz-invented", DOMESTIC_ABUSE, null, "victims", AreaKind.POLICE_AREA, YEAR_2024);
    NeedEstimator estimator =
        estimator(with(List.of(invented), NeedValue.suppressed(invented.id(), YEAR_2024, CUMBRIA)));

    assertThat(estimator.estimate(cumbria(), DOMESTIC_ABUSE, null)).isEmpty();
    assertThat(estimator.missingBecause(cumbria(), DOMESTIC_ABUSE, null))
        .isEqualTo(
            "There is no estimate because \"Invented zz-invented\" (2024/25) is suppressed for"
                + " Cumbria.");
  }

  @Test
  void aCountOfThreeYearsIsBroughtToAYear() {
    NeedPeriod threeYears = new NeedPeriod(LocalDate.of(2022, 4, 1), LocalDate.of(2025, 3, 31));
    NeedIndicator invented =
        NeedFixtures.count(
            "zz-invented", DOMESTIC_ABUSE, null, "victims", AreaKind.POLICE_AREA, threeYears);
    NeedEstimator estimator =
        estimator(with(List.of(invented), NeedValue.of(invented.id(), threeYears, CUMBRIA, 300)));

    assertThat(estimator.estimate(cumbria(), DOMESTIC_ABUSE, null).orElseThrow().number())
        .isCloseTo(300 * 365.25 / 1096, within(1e-9));
  }

  @Test
  void referralsAreNotVictims() {
    NeedIndicator invented =
        NeedFixtures.count(
            "zz-invented", DOMESTIC_ABUSE, null, "referrals", AreaKind.POLICE_AREA, YEAR_2024);

    assertThat(
            estimator(with(List.of(invented), NeedValue.of(invented.id(), YEAR_2024, CUMBRIA, 300)))
                .estimate(cumbria(), DOMESTIC_ABUSE, null))
        .isEmpty();
  }

  @Test
  void anImportedPopulationIsUsedWhenNewer() {
    NeedIndicator invented =
        NeedFixtures.count("zz-invented", null, DISABILITY, "people", AreaKind.DISTRICT, YEAR_2024);
    NeedEstimator estimator =
        estimator(
            with(
                List.of(invented),
                NeedValue.of(invented.id(), YEAR_2024, CUMBERLAND, 100),
                NeedValue.of(invented.id(), YEAR_2024, WESTMORLAND, 50)));

    assertThat(people(estimator, cumbria(), DISABILITY)).isEqualTo(150);
    assertThat(people(estimator, area(AreaKind.POLICE_AREA, new AreaCode("E23000032")), DISABILITY))
        .as("elsewhere the built-in one stays")
        .isGreaterThan(100_000);
  }

  @Test
  void everyRuleNamesTermsAndIndicatorsThatExist() {
    NeedRules rules = NeedRules.builtIn();

    assertThat(rules.indicators())
        .allSatisfy(id -> assertThat(BUILT_IN.findIndicator(id)).as(id).isPresent());
    for (NeedRules.Population rule : rules.populations()) {
      assertThat(TERMS.cohorts().contains(rule.cohort())).as(rule.cohort().value()).isTrue();
      assertThat(rule.parts()).doesNotHaveDuplicates();
      assertThat(estimator(BUILT_IN).population(cumbria(), rule.cohort())).isPresent();
      if (rule.parts().stream().anyMatch(part -> part.weight() != 1) || rule.shareOf() != null) {
        assertThat(rule.assumptions()).as(rule.cohort().value()).isNotEmpty();
      }
    }
    for (NeedRules.CrimeMeasure rule : rules.measures()) {
      assertThat(TERMS.crimeTypes().contains(rule.crimeType())).isTrue();
      assertThat(rule.cohort() == null || TERMS.cohorts().contains(rule.cohort())).isTrue();
      assertThat(rule.indicators()).doesNotHaveDuplicates();
      assertThat(estimator(BUILT_IN).estimate(cumbria(), rule.crimeType(), rule.cohort()))
          .isPresent();
    }
  }

  @Test
  void noRuleCountsAnOffenceBothByItselfAndInItsGroup() {
    for (NeedRules.CrimeMeasure rule : NeedRules.builtIn().measures()) {
      boolean groups = rule.indicators().stream().anyMatch(id -> !id.contains("-offence-"));
      boolean offences = rule.indicators().stream().anyMatch(id -> id.contains("-offence-"));
      assertThat(groups && offences).as(rule.crimeType().value()).isFalse();
    }
  }
}
