package org.waymark.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.tables.BuiltInTables;
import org.waymark.need.jdbc.BuiltInNeed;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeedTableTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final AreaCode CUMBERLAND = new AreaCode("E06000063");
  private static final AreaCode WESTMORLAND = new AreaCode("E06000064");

  private final Geography geography;
  private final NeedTable need;

  NeedTableTest() {
    geography = BuiltInTables.read().toGeography();
    need = BuiltInNeed.read();
  }

  @BeforeAll
  void builtInFiguresAreThere() {
    assertThat(need.listIndicators()).hasSizeGreaterThan(100);
  }

  private Area area(AreaKind kind, AreaCode code) {
    return geography.findArea(kind, code).orElseThrow();
  }

  private double published(String indicator, AreaCode area) {
    return need.findValue(indicator, area).orElseThrow().number();
  }

  @Test
  void figureOfItsOwnKindIsAsPublished() {
    NeedFigure figure =
        need.findFigure(
                "census-2021-disabled", area(AreaKind.DISTRICT, CUMBERLAND), geography, TODAY)
            .orElseThrow();

    assertThat(figure.basis()).isEqualTo(NeedFigure.Basis.PUBLISHED);
    assertThat(figure.value()).isEqualTo(published("census-2021-disabled", CUMBERLAND));
    assertThat(figure.ofDenominator()).isBetween(0.15, 0.25);
  }

  @Test
  void figureOfAnAreaMadeOfWholeAreasIsTheirSum() {
    NeedFigure figure =
        need.findFigure(
                "census-2021-sex-female", area(AreaKind.POLICE_AREA, CUMBRIA), geography, TODAY)
            .orElseThrow();

    assertThat(figure.basis()).isEqualTo(NeedFigure.Basis.SUMMED);
    assertThat(figure.value())
        .isEqualTo(
            published("census-2021-sex-female", CUMBERLAND)
                + published("census-2021-sex-female", WESTMORLAND));
  }

  @Test
  void figureMovedToASmallerAreaIsAnEstimateByShareOfResidents() {
    NeedFigure figure =
        need.findFigure(
                "crime-2017-18-rape-offences",
                area(AreaKind.DISTRICT, CUMBERLAND),
                geography,
                TODAY)
            .orElseThrow();

    assertThat(figure.basis()).isEqualTo(NeedFigure.Basis.ESTIMATED);
    double share = geography.population(CUMBERLAND) / (double) geography.population(CUMBRIA);
    assertThat(figure.value())
        .isCloseTo(published("crime-2017-18-rape-offences", CUMBRIA) * share, within(1e-9));
  }

  @Test
  void missingIsMissingAndNeverZero() {
    NeedIndicator indicator = need.findIndicator("census-2021-disabled").orElseThrow();
    NeedTable holed =
        new NeedTable(
            List.of(indicator),
            List.of(NeedValue.of("census-2021-disabled", indicator.period(), CUMBERLAND, 5)));

    assertThat(holed.findValue("census-2021-disabled", WESTMORLAND)).isEmpty();
    assertThat(
            holed.findFigure(
                "census-2021-disabled", area(AreaKind.POLICE_AREA, CUMBRIA), geography, TODAY))
        .as("a sum with a hole in it")
        .isEmpty();
    assertThat(holed.findFigure("nothing", area(AreaKind.POLICE_AREA, CUMBRIA), geography, TODAY))
        .isEmpty();
  }

  @Test
  void figureSaysItsPeriodAndAge() {
    NeedIndicator crime = need.findIndicator("crime-2017-18-rape-offences").orElseThrow();

    assertThat(crime.periodLabel()).isEqualTo("2017/18");
    assertThat(crime.yearsOldOn(TODAY)).isEqualTo(8);
    assertThat(need.findIndicator("census-2021-disabled").orElseThrow().periodLabel())
        .isEqualTo("21 March 2021");
  }

  @Test
  void valueOfNoIndicatorIsRefused() {
    assertThatThrownBy(
            () ->
                new NeedTable(
                    List.of(),
                    List.of(NeedValue.of("typo", new NeedPeriod(TODAY, TODAY), CUMBRIA, 1))))
        .hasMessageContaining("typo");
  }

  @Test
  void profileOfEveryPoliceAreaOfEnglandIsComplete() {
    for (Area police : geography.listAreas(AreaKind.POLICE_AREA, TODAY)) {
      NeedProfile profile = NeedProfile.of(need, police, geography, TODAY);
      assertThat(profile.residents()).as(police.name()).isPresent();
      assertThat(profile.sex()).hasSize(2);
      assertThat(profile.disability()).hasSize(1);
      assertThat(profile.ages()).hasSize(19);
      assertThat(profile.crimes()).as(police.name()).hasSize(7);
    }
  }

  private NeedAnswer answer(NeedTable table, String id, Area area) {
    return table.findAnswer(id, area, geography, TODAY);
  }

  @Test
  void newestEditionThatKnowsTheAreaAnswersAndOlderOnesStayReadable() {
    NeedIndicator newer =
        NeedFixtures.count("zz", null, null, "things", AreaKind.DISTRICT, NeedFixtures.YEAR_2024);
    NeedIndicator older =
        NeedFixtures.count("zz", null, null, "things", AreaKind.DISTRICT, NeedFixtures.YEAR_2023);
    NeedTable table =
        new NeedTable(
            List.of(older, newer),
            List.of(
                NeedValue.of("zz", newer.period(), CUMBERLAND, 7),
                NeedValue.of("zz", older.period(), CUMBERLAND, 5),
                NeedValue.of("zz", older.period(), WESTMORLAND, 3)));

    Area cumberland = area(AreaKind.DISTRICT, CUMBERLAND);
    assertThat(table.findFigure("zz", cumberland, geography, TODAY).orElseThrow().value())
        .isEqualTo(7);
    assertThat(
            table.findAnswer("zz", older.period(), cumberland, geography, TODAY)
                    instanceof NeedAnswer.Known known
                && known.figure().value() == 5)
        .isTrue();
    NeedFigure police =
        table.findFigure("zz", area(AreaKind.POLICE_AREA, CUMBRIA), geography, TODAY).orElseThrow();
    assertThat(police.value()).as("the newer has a hole there").isEqualTo(8);
    assertThat(police.indicator().periodLabel()).isEqualTo("2023/24");
    assertThat(table.listEditions("zz")).containsExactly(newer, older);
  }

  @Test
  void suppressedValueIsNeitherMissingNorZeroAndTakesEverySumWithIt() {
    NeedIndicator newer =
        NeedFixtures.count("zz", null, null, "things", AreaKind.DISTRICT, NeedFixtures.YEAR_2024);
    NeedIndicator older =
        NeedFixtures.count("zz", null, null, "things", AreaKind.DISTRICT, NeedFixtures.YEAR_2023);
    NeedTable table =
        new NeedTable(
            List.of(newer, older),
            List.of(
                NeedValue.of("zz", newer.period(), CUMBERLAND, 7),
                NeedValue.suppressed("zz", newer.period(), WESTMORLAND),
                NeedValue.of("zz", older.period(), CUMBERLAND, 5),
                NeedValue.of("zz", older.period(), WESTMORLAND, 3)));

    assertThat(answer(table, "zz", area(AreaKind.POLICE_AREA, CUMBRIA)))
        .isEqualTo(
            new NeedAnswer.Absent(
                NeedAnswer.Why.SUPPRESSED,
                "\"Invented zz\" (2024/25) is suppressed for Westmorland and Furness"));
    assertThat(answer(table, "zz", area(AreaKind.DISTRICT, new AreaCode("E06000001"))))
        .isInstanceOfSatisfying(
            NeedAnswer.Absent.class,
            absent -> assertThat(absent.why()).isEqualTo(NeedAnswer.Why.MISSING));
  }

  @Test
  void prevalenceOfAnAreaIsTheMeanOfItsPartsByTheirPeople() {
    NeedIndicator share =
        NeedFixtures.percentage("zz", null, null, AreaKind.DISTRICT, NeedFixtures.YEAR_2024);
    NeedIndicator residents = need.findIndicator("census-2021-residents").orElseThrow();
    NeedTable table =
        new NeedTable(
            List.of(share, residents),
            List.of(
                new NeedValue("zz", share.period(), CUMBERLAND, 10.0, 8.0, 12.0),
                new NeedValue("zz", share.period(), WESTMORLAND, 20.0, 16.0, 24.0),
                NeedValue.of(residents.id(), residents.period(), CUMBERLAND, 300),
                NeedValue.of(residents.id(), residents.period(), WESTMORLAND, 100)));

    NeedFigure police =
        table.findFigure("zz", area(AreaKind.POLICE_AREA, CUMBRIA), geography, TODAY).orElseThrow();
    assertThat(police.value()).isCloseTo(12.5, within(1e-9));
    assertThat(police.lower()).isCloseTo(10, within(1e-9));
    assertThat(police.upper()).isCloseTo(15, within(1e-9));
    assertThat(police.basis()).isEqualTo(NeedFigure.Basis.AVERAGED);
    assertThat(police.ofDenominator()).isCloseTo(0.125, within(1e-9));
    assertThat(police.denominator()).isEqualTo(400);
  }

  @Test
  void prevalenceOfASmallerAreaIsThatOfTheLargerAndAnEstimate() {
    NeedIndicator share =
        NeedFixtures.percentage("zz", null, null, AreaKind.POLICE_AREA, NeedFixtures.YEAR_2024);
    NeedTable table =
        new NeedTable(List.of(share), List.of(NeedValue.of("zz", share.period(), CUMBRIA, 4)));

    NeedFigure figure =
        table.findFigure("zz", area(AreaKind.DISTRICT, CUMBERLAND), geography, TODAY).orElseThrow();
    assertThat(figure.value()).isEqualTo(4);
    assertThat(figure.basis()).isEqualTo(NeedFigure.Basis.ESTIMATED);
  }

  @Test
  void countsOfThePartsOfAnAreaSumToTheAreaWhateverTheKindsOfArea() {
    java.util.Random random = new java.util.Random(20_260_901);
    for (AreaKind published :
        List.of(AreaKind.POLICE_AREA, AreaKind.DISTRICT, AreaKind.COUNCIL, AreaKind.ICB)) {
      NeedIndicator indicator =
          NeedFixtures.count("zz", null, null, "things", published, NeedFixtures.YEAR_2024);
      NeedTable table =
          new NeedTable(
              List.of(indicator),
              geography.listAreas(published, TODAY).stream()
                  .map(
                      each ->
                          NeedValue.of(
                              "zz", indicator.period(), each.code(), random.nextInt(10_000)))
                  .toList());
      Area england = area(AreaKind.COUNTRY, AreaCode.ENGLAND);
      double whole = table.findFigure("zz", england, geography, TODAY).orElseThrow().value();
      for (AreaKind parts : List.of(AreaKind.REGION, AreaKind.POLICE_AREA, AreaKind.ICB)) {
        double sum =
            geography.listAreas(parts, TODAY).stream()
                .filter(Area::isEnglish)
                .mapToDouble(
                    each -> table.findFigure("zz", each, geography, TODAY).orElseThrow().value())
                .sum();
        assertThat(sum).as("%s by %s", published, parts).isCloseTo(whole, within(whole * 1e-9));
      }
    }
  }

  @Test
  void sharesAreAddedUpOfOnePeriodOnly() {
    NeedPeriod newer = NeedFixtures.YEAR_2024;
    NeedPeriod older = NeedFixtures.YEAR_2023;
    NeedTable table =
        new NeedTable(
            List.of(
                NeedFixtures.count("zz-a", null, null, "things", AreaKind.DISTRICT, newer),
                NeedFixtures.count("zz-a", null, null, "things", AreaKind.DISTRICT, older),
                NeedFixtures.count("zz-b", null, null, "things", AreaKind.DISTRICT, older)),
            List.of(
                NeedValue.of("zz-a", newer, CUMBERLAND, 1),
                NeedValue.of("zz-a", older, CUMBERLAND, 2),
                NeedValue.of("zz-b", older, CUMBERLAND, 3)));

    assertThat(
            table.findFiguresOfOnePeriod(
                List.of("zz-a", "zz-b"), area(AreaKind.DISTRICT, CUMBERLAND), geography, TODAY))
        .extracting(NeedFigure::value)
        .containsExactly(2.0, 3.0);
  }
}
