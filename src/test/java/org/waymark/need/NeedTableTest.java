package org.waymark.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.tables.BuiltInTables;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.vocabulary.TermId;

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
  void indicatorsAreFoundByCrimeTypeAndCohort() {
    assertThat(need.findIndicators(Set.of(new TermId("sexual-abuse")), Set.of()))
        .extracting(NeedIndicator::id)
        .contains("crime-2017-18-rape-offences")
        .doesNotContain("census-2021-disabled", "crime-2017-18-homicide");
    assertThat(need.findIndicators(Set.of(), Set.of(new TermId("disability"))))
        .extracting(NeedIndicator::id)
        .containsExactly("census-2021-disabled");
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
      assertThat(profile.crimes()).as(police.name()).hasSize(6);
    }
  }
}
