package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.Overlay;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.coverage.Standing;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.report.BoundaryReport;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.SmallAreaSet;
import org.waymark.pathway.Admission;
import org.waymark.pathway.Admissions;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.Refusal;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.JourneySettings;
import org.waymark.pathway.journey.Journeys;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.pathway.network.NetworkFilter;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * One question, one day, one answer: whichever door it is asked at, the services that count are the
 * same. Nothing here says which they should be, but that all say the same.
 */
class EveryDoorPropertyTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final CrimeAdmission CRIMES = new CrimeAdmission(VOCABULARIES.crimeTypes());
  private static final CohortAdmission COHORTS = new CohortAdmission(VOCABULARIES.cohorts());
  private static final Geography GEOGRAPHY = GeographyFixtures.smallCountry();

  /** How often a question had local services that count, and some listed that do not. */
  private static int answered;

  private static int beside;

  /** A catalogue with everything that answers from it. */
  private static final class Doors {
    final Catalogue catalogue;
    final ServiceIndex index;
    final Snapshot snapshot;
    final GapAnalysis gap;
    final PathwayNetwork pathways;

    Doors(List<Service> services) {
      catalogue = catalogueOf(services.toArray(Service[]::new));
      index = new ServiceIndex(catalogue, VOCABULARIES, new ReachCalculator(GEOGRAPHY), TODAY);
      snapshot = new Snapshot(1, TODAY, VOCABULARIES, GEOGRAPHY, catalogue, index);
      gap = GapAnalysis.of(index, VOCABULARIES, TODAY, GapSettings.USUAL);
      pathways = PathwayNetwork.of(snapshot, ReferralRoutes.none());
    }

    CoverageReport coverage(GapCell cell) {
      return CoverageReport.of(index, filter(cell).build(), area(cell), AreaKind.DISTRICT, TODAY);
    }

    /** Every published service that does not count; one that nobody has among them. */
    Set<ServiceId> notCounting() {
      Set<ServiceId> found =
          ids(
              catalogue.listServices().stream()
                  .filter(each -> each.isPublished() && !Standing.of(each, TODAY).counts())
                  .toList());
      found.add(new ServiceId(new UUID(1, 1)));
      return found;
    }

    CellEvidence evidence(GapCell cell) {
      return gap.evidence(cell, catalogue, GapJudgements.none());
    }
  }

  private static Area area(GapCell cell) {
    return GEOGRAPHY.findArea(cell.kind(), cell.area()).orElseThrow();
  }

  private static GapCell inNorth(GapCell cell) {
    return new GapCell(
        AreaKind.POLICE_AREA,
        GeographyFixtures.NORTH,
        cell.crimeType(),
        cell.cohort(),
        cell.supportType());
  }

  private static ServiceFilter.Builder filter(GapCell cell) {
    ServiceFilter.Builder filter =
        ServiceFilter.builder()
            .crimeTypes(Set.of(cell.crimeType()))
            .supportTypes(Set.of(cell.supportType()));
    return cell.cohort() == null ? filter : filter.cohorts(Set.of(cell.cohort()));
  }

  private static Set<ServiceId> ids(Collection<Service> services) {
    return services.stream().map(Service::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T> Set<ServiceId> ids(Collection<T> found, Function<T, Service> service) {
    return ids(found.stream().map(service).toList());
  }

  /** True unless it is for some of the crime type or of the group only. */
  private static boolean isWhole(Service service, GapCell cell) {
    TermId cohort = cell.cohort();
    return CRIMES.fit(service.crimeTypes(), cell.crimeType()).filter(CrimeFit::isWhole).isPresent()
        && (cohort == null || COHORTS.answer(service, cohort).isWhole());
  }

  @Property(tries = 60)
  void coverageAndGapCountTheSameServicesAndTheSameResidents(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    Doors doors = new Doors(random.services(25));
    for (int i = 0; i < 12; i++) {
      GapCell cell = random.cell();
      CoverageReport coverage = doors.coverage(cell);
      CellEvidence evidence = doors.evidence(cell);
      List<CellEvidence.CountedListing> local =
          evidence.counted().stream()
              .filter(each -> !each.nationwide() && each.part().isEmpty())
              .toList();
      assertThat(ids(coverage.services(), Overlay.ServiceShare::service))
          .as("%s", cell)
          .isEqualTo(ids(local, CellEvidence.CountedListing::service));
      assertThat(ids(coverage.notCounted(), Overlay.ServiceShare::service))
          .as("%s", cell)
          .isEqualTo(
              ids(
                  evidence.listedNotCounted().stream()
                      .map(CellEvidence.RuledOutListing::service)
                      .filter(service -> isWhole(service, cell))
                      .toList()));
      assertThat(coverage.total().reached())
          .isEqualTo(evidence.result().open().provision().reached());
      assertThat(coverage.total().share())
          .isCloseTo(evidence.result().share(CohortLevel.Level.OPEN), within(1e-12));
      // A group that is cut up may owe its finding to one of its parts.
      if (evidence.result().parts().isEmpty()) {
        assertThat(evidence.finding() == GapFinding.LISTED_NOT_COUNTED)
            .as("%s", cell)
            .isEqualTo(evidence.counted().isEmpty() && !evidence.listedNotCounted().isEmpty());
      }
      answered += local.isEmpty() ? 0 : 1;
      beside += coverage.notCounted().isEmpty() ? 0 : 1;
    }
  }

  @Property(tries = 60)
  void searchAndCoverageCountTheSameServices(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    Doors doors = new Doors(random.services(25));
    for (int i = 0; i < 12; i++) {
      GapCell cell = random.cell();
      SmallAreaSet residents = GEOGRAPHY.smallAreasOf(cell.area());
      ServiceFilter asked = filter(cell).area(cell.area()).build();
      var listed = doors.index.select(asked);
      var counting = doors.index.select(asked.toBuilder().countingOnly(true).build());
      Set<ServiceId> found = new TreeSet<>();
      listed
          .services()
          .forEach(
              service -> {
                Service each = doors.index.service(service);
                assertThat(counting.contains(service)).isEqualTo(Standing.of(each, TODAY).counts());
                // What search finds outside the Duty is no part of a coverage.
                boolean local = doors.index.reachOf(service, listed).local().intersects(residents);
                if (local && counting.contains(service)) {
                  found.add(each.id());
                }
              });
      Set<ServiceId> covering = ids(doors.coverage(cell).services(), each -> each.service());
      assertThat(found).containsAll(covering);
      found.removeAll(covering);
      var underTheDuty = doors.index.selectForCoverage(asked);
      assertThat(found)
          .noneMatch(id -> underTheDuty.contains(doors.index.findOrdinal(id).orElseThrow()));
    }
  }

  @Property(tries = 40)
  void networksHoldTheServicesThatCountAndNameTheOthers(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    Doors doors = new Doors(random.services(25));
    for (int i = 0; i < 6; i++) {
      GapCell cell = random.cell();
      AreaNetwork network =
          new NetworkFilter(cell.crimeType(), cell.cohort())
              .apply(AreaNetworks.of(doors.pathways, area(cell)), doors.snapshot);
      Set<ServiceId> stops =
          ids(network.stops().stream().flatMap(stop -> Stream.ofNullable(stop.service())).toList());
      CoverageReport coverage = doors.coverage(cell);
      assertThat(stops).containsAll(ids(coverage.services(), each -> each.service()));
      assertThat(ids(network.notCounted()))
          .containsAll(ids(coverage.notCounted(), each -> each.service()));
      assertThat(stops).doesNotContainAnyElementsOf(doors.notCounting());
    }
  }

  @Property(tries = 40)
  void journeysLeadToServicesThatCountAndTellOfTheOthersWhyTheyDoNot(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    Doors doors = new Doors(random.services(25));
    JourneyFinder finder = new JourneyFinder(doors.pathways, JourneySettings.USUAL);
    for (int i = 0; i < 6; i++) {
      GapCell cell = random.cell();
      DescribedPerson person =
          DescribedPerson.of(new DescribedPerson.Place.Within(cell.area()), cell.crimeType());
      Journeys journeys = finder.find(person);
      journeys
          .stages()
          .forEach(
              stage ->
                  stage
                      .services()
                      .forEach(
                          each ->
                              assertThat(Standing.of(each.service(), TODAY).counts()).isTrue()));
      Admissions admissions = new Admissions(doors.pathways, person);
      for (int service = 0; service < doors.index.size(); service++) {
        Admission admission = admissions.toService(service);
        assertThat(doors.index.counts(service))
            .isEqualTo(
                admission.refusals().stream()
                    .noneMatch(
                        each ->
                            each.ground() == Refusal.Ground.LISTING
                                || each.ground() == Refusal.Ground.CAPACITY));
      }
    }
  }

  @Property(tries = 40)
  void theBoundaryReportCountsTheSameServices(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    Doors doors = new Doors(random.services(25));
    for (int i = 0; i < 4; i++) {
      GapCell cell = inNorth(random.cell());
      BoundaryReport report =
          BoundaryReport.of(
              doors.gap,
              GapJudgements.none(),
              area(cell),
              cell.crimeType(),
              cell.cohort(),
              cell.supportType());
      Set<ServiceId> counting = ids(doors.coverage(cell).services(), each -> each.service());
      for (BoundaryReport.OverTheLine each : report.services()) {
        assertThat(each.standing()).isEqualTo(Standing.of(each.service(), TODAY));
        if (each.group() == BoundaryReport.Group.TAKES) {
          assertThat(counting).contains(each.service().id());
        } else {
          assertThat(counting).doesNotContain(each.service().id());
        }
      }
    }
  }

  @Property(tries = 30)
  void whatIfBeginsWhereTheGapAnalysisStandsAndLosesNothingByWhatDoesNotCount(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    Doors doors = new Doors(random.services(25));
    GapAnalysis asItIs = doors.gap.whatIf(List.of(), Set.of());
    GapAnalysis without = doors.gap.whatIf(List.of(), doors.notCounting());
    for (int i = 0; i < 20; i++) {
      GapCell cell = random.cell();
      var now = doors.evidence(cell).result();
      assertThat(result(asItIs, cell)).isEqualTo(now);
      assertThat(result(without, cell).open().provision()).isEqualTo(now.open().provision());
    }
  }

  private static CellResult result(GapAnalysis analysis, GapCell cell) {
    return analysis.of(area(cell)).result(cell.crimeType(), cell.cohort(), cell.supportType());
  }

  @AfterContainer
  static void questionsHadAnswers() {
    assertThat(answered).isGreaterThan(50);
    assertThat(beside).isGreaterThan(50);
  }
}
