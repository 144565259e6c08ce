package org.waymark.gap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** The report on the real police areas. */
class RealBoundaryTest {

  private static final Geography GEOGRAPHY = RealGeography.withBorders();
  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");

  /** In Carlisle, Penrith and Newcastle. */
  private static final Service CUMBRIAN =
      anIsvaService().named("Carlisle ISVA").serving("E23000002").at(-2.936, 54.894).build();

  private static BoundaryReport report(String code, Service... services) {
    return report(GapJudgements.none(), code, services);
  }

  private static BoundaryReport report(GapJudgements judgements, String code, Service... services) {
    Vocabularies vocabularies = Vocabularies.builtIn();
    return BoundaryReport.of(
        GapAnalysis.of(
            new ServiceIndex(
                catalogueOf(services), vocabularies, new ReachCalculator(GEOGRAPHY), TODAY),
            vocabularies,
            TODAY,
            GapSettings.USUAL),
        judgements,
        GEOGRAPHY.findArea(AreaKind.POLICE_AREA, new AreaCode(code)).orElseThrow(),
        SEXUAL_ABUSE,
        null,
        null);
  }

  @Test
  void cumbriaHasFourNeighboursNoneOfThemWelsh() {
    BoundaryReport report = report("E23000002");

    assertThat(report.neighbours())
        .extracting(each -> each.area().shortName())
        .containsExactlyInAnyOrder("Durham", "Lancashire", "North Yorkshire", "Northumbria");
    assertThat(report.neighbours()).allMatch(BoundaryReport.Neighbour::inDuty);
    assertThat(report.nearTheLineResidents()).isPositive().isLessThan(report.population());
  }

  @ParameterizedTest
  @CsvSource({
    "West Mercia, Gwent",
    "West Mercia, Dyfed-Powys",
    "West Mercia, North Wales",
    "Cheshire, North Wales",
    "Gloucestershire, Gwent"
  })
  void aNeighbourInWalesIsThereAndOutsideTheDuty(String english, String welsh) {
    Area area =
        GEOGRAPHY.listAreas(AreaKind.POLICE_AREA, TODAY).stream()
            .filter(each -> each.shortName().equals(english))
            .findFirst()
            .orElseThrow();
    BoundaryReport report = report(area.code().value());

    assertThat(report.neighbours())
        .filteredOn(each -> each.area().shortName().equals(welsh))
        .singleElement()
        .satisfies(each -> assertThat(each.inDuty()).isFalse())
        .satisfies(each -> assertThat(each.icbs()).isEmpty())
        .satisfies(each -> assertThat(each.hereResidents()).isPositive())
        .satisfies(each -> assertThat(each.thereResidents()).isPositive())
        .satisfies(each -> assertThat(each.thereNotTaken()).as("nobody lists Wales").isNull());
    assertThat(report.sharedGaps())
        .flatExtracting(BoundaryReport.SharedGap::partners)
        .allMatch(partner -> ((BoundaryReport.Partner) partner).area().isEnglish());
  }

  @Test
  void aBoardOnBothSidesIsNamed() {
    // North East and North Cumbria reaches over all of Cumbria's north-eastern line.
    assertThat(report("E23000002").neighbours())
        .filteredOn(each -> each.area().shortName().equals("Northumbria"))
        .singleElement()
        .satisfies(
            each -> assertThat(each.icbs()).extracting(i -> i.icb().shortName()).isNotEmpty());
  }

  @Test
  void aServiceInLancasterIsNearerForSouthCumbriaAndSaidSo() {
    Service lancaster =
        anIsvaService().named("Lancaster ISVA").serving("E23000003").at(-2.80, 54.05).build();
    BoundaryReport report = report("E23000002", CUMBRIAN, lancaster);

    assertThat(report.services())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.service()).isEqualTo(lancaster);
              assertThat(each.group()).isEqualTo(BoundaryReport.Group.NEARER);
              assertThat(each.nearer()).isBetween(100_000L, 250_000L);
              assertThat(each.takes()).isZero();
            });
    assertThat(report.nearerElsewhereResidents()).isEqualTo(report.services().getFirst().nearer());
  }

  @Test
  void aServiceAtAWithheldPlaceIsNeitherNearerNorAnywhere() {
    Service withheld =
        anIsvaService().named("Quiet").serving("E23000003").atAWithheldLocation().build();
    Service areaOnly =
        anIsvaService().named("Somewhere").serving("E23000003").somewhereIn("E07000121").build();
    BoundaryReport report = report("E23000002", CUMBRIAN, withheld, areaOnly);

    assertThat(report.services()).hasSize(2).allMatch(each -> each.places().isEmpty());
    assertThat(report.services()).allMatch(each -> each.nearer() == 0 && each.onlyNear() == 0);
    assertThat(report.nearerElsewhereResidents()).isZero();
    assertThat(report.services())
        .extracting(each -> List.copyOf(each.basedIn()))
        .containsExactly(List.of(), List.of(new AreaCode("E23000003")));
  }

  @Test
  void aServiceThatTakesPeopleOnBothSidesCrosses() {
    Service both =
        anIsvaService().named("Both").serving("E23000002", "E23000003").at(-2.80, 54.05).build();

    assertThat(report("E23000002", both).crossing())
        .extracting(BoundaryReport.OverTheLine::service)
        .containsExactly(both);
  }

  @Test
  void aCellThatIsNotRelevantOnOneSideIsNoSharedGap() {
    GapCell cell =
        new GapCell(
            AreaKind.POLICE_AREA,
            new AreaCode("E23000002"),
            SEXUAL_ABUSE,
            null,
            new TermId("child-house"));
    GapJudgements judgements =
        new GapJudgements(
            1,
            List.of(
                new GapJudgement(
                    1,
                    cell,
                    GapJudgement.Sort.NOT_RELEVANT,
                    "A. Example",
                    "",
                    "Children go to Newcastle",
                    TODAY,
                    TODAY.plusMonths(12))));
    Service somewhere = anIsvaService().serving("E23000002", "E23000007").build();

    assertThat(report("E23000002", somewhere).sharedGaps())
        .anyMatch(gap -> gap.supportType().value().equals("child-house") && gap.anybody());
    assertThat(report(judgements, "E23000002", somewhere).sharedGaps())
        .noneMatch(gap -> gap.supportType().value().equals("child-house") && gap.anybody());
  }
}
