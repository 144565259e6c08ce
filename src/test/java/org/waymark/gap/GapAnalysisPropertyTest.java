package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.Vocabularies;

/** The analysis against plain loops, and what must stay true when the catalogue changes. */
class GapAnalysisPropertyTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final GapSettings SETTINGS = GapSettings.USUAL;

  private final Geography geography = GeographyFixtures.smallCountry();
  private final ReachCalculator reaches = new ReachCalculator(geography);

  private ServiceIndex index(List<Service> services) {
    return new ServiceIndex(catalogue(services), VOCABULARIES, reaches, TODAY);
  }

  private static Catalogue catalogue(List<Service> services) {
    return catalogueOf(services.toArray(Service[]::new));
  }

  private GapAnalysis analysis(List<Service> services) {
    return GapAnalysis.of(index(services), VOCABULARIES, TODAY, SETTINGS);
  }

  private static AreaGap area(GapAnalysis analysis, GapCell cell) {
    return analysis.of(analysis.geography().findArea(cell.kind(), cell.area()).orElseThrow());
  }

  private static GapFinding finding(GapAnalysis analysis, GapCell cell, CohortLevel.Level level) {
    return area(analysis, cell).finding(cell.crimeType(), cell.cohort(), cell.supportType(), level);
  }

  private static CellResult result(GapAnalysis analysis, GapCell cell) {
    return area(analysis, cell).result(cell.crimeType(), cell.cohort(), cell.supportType());
  }

  private static List<CohortLevel.Level> levels(GapCell cell) {
    return cell.cohort() == null
        ? List.of(CohortLevel.Level.OPEN)
        : List.of(CohortLevel.Level.values());
  }

  /** Every finding comes up often enough for the comparison to mean something. */
  private static final Map<GapFinding, Integer> SEEN = new EnumMap<>(GapFinding.class);

  @Property(tries = 50)
  void everyCellIsWhatAPlainLoopFinds(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(1 + (int) Math.floorMod(seed, 60L));
    if (random.oneIn(3)) {
      // With room nowhere: or else one with room among many stands between most of them and that.
      services = services.stream().map(GapAnalysisPropertyTest::waitedForLong).toList();
    }
    GapAnalysis analysis = analysis(services);
    // Asked for single cells only, so that it knows no area as a whole.
    GapAnalysis cellByCell = analysis(services);
    PlainGap plain = new PlainGap(geography, VOCABULARIES, services, TODAY, SETTINGS);
    for (int i = 0; i < 10; i++) {
      GapCell cell = random.cell();
      assertThat(
              cellByCell
                  .forCells(
                      geography.findArea(cell.kind(), cell.area()).orElseThrow(),
                      cell.crimeType(),
                      cell.cohort())
                  .result(cell.crimeType(), cell.cohort(), cell.supportType()))
          .isEqualTo(result(analysis, cell));
      for (CohortLevel.Level level : levels(cell)) {
        GapFinding expected = plain.finding(cell, level);
        SEEN.merge(expected, 1, Integer::sum);
        assertThat(finding(analysis, cell, level)).as("%s at %s", cell, level).isEqualTo(expected);
        CellResult.AtLevel found = result(analysis, cell).at(level).orElseThrow();
        assertThat(found.finding()).isEqualTo(expected);
        assertThat(found.provision().reached()).isEqualTo(plain.reached(cell, level));
      }
    }
  }

  private static Service waitedForLong(Service service) {
    return copy(service).capacity(new Capacity(Capacity.Status.WAITING_LIST, 40, TODAY)).build();
  }

  @AfterContainer
  static void everyFindingCameUp() {
    Set<GapFinding> ofNoCell = Set.of(GapFinding.ABSENCE_CONFIRMED, GapFinding.TOO_LITTLE);
    for (GapFinding finding : GapFinding.values()) {
      if (!ofNoCell.contains(finding) && !SEEN.isEmpty()) {
        assertThat(SEEN.getOrDefault(finding, 0))
            .as("how often %s came up: " + SEEN, finding)
            .isPositive();
      }
    }
  }

  @Property(tries = 60)
  void theEvidenceOfACellAgreesWithItsFindingAndForgetsNoService(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(30);
    GapAnalysis analysis = analysis(services);
    PlainGap plain = new PlainGap(geography, VOCABULARIES, services, TODAY, SETTINGS);
    GapAnalysis ifConfirmed =
        analysis(services.stream().map(GapAnalysisPropertyTest::assuredToday).toList());
    for (int i = 0; i < 6; i++) {
      GapCell cell = random.cell();
      CellEvidence evidence = analysis.evidence(cell, catalogue(services), GapJudgements.none());
      Set<ServiceId> counted =
          evidence.counted().stream()
              .map(each -> each.service().id())
              .collect(Collectors.toCollection(TreeSet::new));
      Set<ServiceId> ruledOut =
          evidence.ruledOut().stream()
              .map(each -> each.service().id())
              .collect(Collectors.toCollection(TreeSet::new));
      CellResult result = evidence.result();
      assertThat(evidence.finding()).isEqualTo(plain.finding(cell, CohortLevel.Level.OPEN));
      assertThat(Collections.disjoint(counted, ruledOut)).isTrue();
      assertThat(
              evidence.counted().stream()
                  .filter(each -> !each.nationwide() && each.part().isEmpty())
                  .count())
          .isEqualTo(result.open().provision().services());
      assertThat(evidence.counted().stream().anyMatch(CellEvidence.CountedListing::nationwide))
          .isEqualTo(result.open().national());
      // Only stale listings stand between the finding and the one if they were confirmed.
      assertThat(evidence.ifConfirmed())
          .isEqualTo(finding(ifConfirmed, cell, CohortLevel.Level.OPEN));
    }
  }

  @Property(tries = 60)
  void aFurtherServiceNeverMakesAFindingWorse(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(25);
    GapAnalysis before = analysis(services);
    List<Service> more = new ArrayList<>(services);
    more.addAll(random.services(1));
    GapAnalysis after = analysis(more);
    for (int i = 0; i < 60; i++) {
      GapCell cell = random.cell();
      for (CohortLevel.Level level : levels(cell)) {
        assertThat(finding(after, cell, level))
            .as("%s at %s", cell, level)
            .satisfiesAnyOf(
                found -> assertThat(found).isGreaterThanOrEqualTo(finding(before, cell, level)),
                // Twice is no worse than once, and once is no worse than twice.
                found -> assertThat(found).isEqualTo(GapFinding.PROVIDED));
      }
    }
  }

  @Property(tries = 60)
  void aServiceThatGoesStaleClosesOrLosesItsFundingNeverImprovesAFinding(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(25);
    GapAnalysis before = analysis(services);
    int at = (int) Math.floorMod(seed, 25L);
    List<Service> changed = new ArrayList<>(services);
    Service service = services.get(at);
    changed.set(
        at,
        switch ((int) Math.floorMod(seed, 3L)) {
          case 0 -> copy(service).assuredOn(TODAY.minusDays(181)).build();
          case 1 -> copy(service).capacity(Capacity.Status.CLOSED).build();
          default -> without(service).commissionedBy(TODAY.minusDays(1), "North PCC").build();
        });
    GapAnalysis after = analysis(changed);
    for (int i = 0; i < 60; i++) {
      GapCell cell = random.cell();
      for (CohortLevel.Level level : levels(cell)) {
        GapFinding was = finding(before, cell, level);
        if (was != GapFinding.DUPLICATED && was != GapFinding.PROVIDED) {
          assertThat(finding(after, cell, level)).isLessThanOrEqualTo(was);
        }
      }
    }
  }

  @Property(tries = 60)
  void confirmingAListingNeverMakesAFindingWorse(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(25);
    GapAnalysis before = analysis(services);
    List<Service> confirmed = new ArrayList<>(services);
    confirmed.replaceAll(
        each -> random.oneIn(2) ? GapAnalysisPropertyTest.assuredToday(each) : each);
    GapAnalysis after = analysis(confirmed);
    for (int i = 0; i < 60; i++) {
      GapCell cell = random.cell();
      for (CohortLevel.Level level : levels(cell)) {
        GapFinding found = finding(after, cell, level);
        assertThat(
                found.compareTo(finding(before, cell, level)) >= 0 || found == GapFinding.PROVIDED)
            .as("%s at %s", cell, level)
            .isTrue();
      }
    }
  }

  @Property(tries = 60)
  void whatIsListedAndDoesNotCountIsToldByItsServices(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(12);
    GapAnalysis analysis = analysis(services);
    for (int i = 0; i < 20; i++) {
      CellEvidence evidence =
          analysis.evidence(random.cell(), catalogue(services), GapJudgements.none());
      if (!evidence.result().parts().isEmpty()) {
        continue; // what is listed may be for one of the parts alone
      }
      boolean nothingCounts = evidence.counted().isEmpty();
      assertThat(evidence.finding() == GapFinding.LISTED_NOT_COUNTED)
          .isEqualTo(nothingCounts && !evidence.listedNotCounted().isEmpty());
    }
  }

  @Property(tries = 60)
  void residentsReachedInTheDistrictsAddUpToThoseOfTheirArea(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    GapAnalysis analysis = analysis(random.services(30));
    for (int i = 0; i < 20; i++) {
      GapCell cell = random.cell();
      long sum = 0;
      for (Area district : geography.listAreas(AreaKind.DISTRICT, TODAY)) {
        GapCell part =
            new GapCell(
                AreaKind.DISTRICT,
                district.code(),
                cell.crimeType(),
                cell.cohort(),
                cell.supportType());
        if (geography.smallAreasOf(cell.area()).containsAll(geography.smallAreasOf(part.area()))) {
          sum += result(analysis, part).open().provision().reached();
        }
      }
      assertThat(result(analysis, cell).open().provision().reached()).isEqualTo(sum);
    }
  }

  @Property(tries = 40)
  void otherCodesAndIdentifiersChangeNothing(@ForAll long seed) {
    UnaryOperator<AreaCode> recode =
        code ->
            code.equals(AreaCode.ENGLAND) || code.equals(AreaCode.WALES)
                ? code
                : new AreaCode(
                    code.prefix()
                        + "%06d".formatted(900 - Integer.parseInt(code.value().substring(3))));
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(25);
    GapAnalysis before = analysis(services);
    Geography renamed = GeographyFixtures.smallCountry(recode);
    List<Service> moved =
        services.stream()
            .map(
                service ->
                    copy(service, recode)
                        .id(
                            new ServiceId(
                                new UUID(9, service.id().value().getLeastSignificantBits())))
                        .build())
            .toList()
            .reversed();
    GapAnalysis after =
        GapAnalysis.of(
            new ServiceIndex(catalogue(moved), VOCABULARIES, new ReachCalculator(renamed), TODAY),
            VOCABULARIES,
            TODAY,
            SETTINGS);
    for (int i = 0; i < 40; i++) {
      GapCell cell = random.cell();
      GapCell same =
          new GapCell(
              cell.kind(),
              recode.apply(cell.area()),
              cell.crimeType(),
              cell.cohort(),
              cell.supportType());
      assertThat(result(after, same)).isEqualTo(result(before, cell));
    }
  }

  @Property(tries = 60)
  void theNextAnalysisIsWhatAFreshOneWouldBe(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(25);
    GapAnalysis before = analysis(services);
    RandomProvision.PLACES.forEach(
        place -> before.of(geography.findArea(place.kind(), place.code()).orElseThrow()));
    List<Service> changed = new ArrayList<>(services);
    changed.remove((int) Math.floorMod(seed, 25L));
    changed.addAll(random.services((int) Math.floorMod(seed, 2L)));
    changed.set(0, copy(changed.getFirst()).capacity(Capacity.Status.CLOSED).build());
    GapAnalysis next = before.next(index(changed), TODAY);
    GapAnalysis fresh = analysis(changed);
    for (RandomProvision.Place place : RandomProvision.PLACES) {
      Area area = geography.findArea(place.kind(), place.code()).orElseThrow();
      for (CohortLevel.Level level : CohortLevel.Level.values()) {
        assertThat(next.of(area).count(null, level)).isEqualTo(fresh.of(area).count(null, level));
      }
    }
    for (int i = 0; i < 60; i++) {
      GapCell cell = random.cell();
      assertThat(result(next, cell)).isEqualTo(result(fresh, cell));
    }
  }

  private static Service assuredToday(Service service) {
    return service.isPublished() ? copy(service).assuredOn(TODAY).build() : service;
  }

  private static ServiceBuilder copy(Service service) {
    return copy(service, code -> code);
  }

  private static ServiceBuilder without(Service service) {
    return ServiceBuilder.from(service).withoutArrangements();
  }

  private static ServiceBuilder copy(Service service, UnaryOperator<AreaCode> recode) {
    return ServiceBuilder.from(service).recoded(recode);
  }
}
