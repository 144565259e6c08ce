package org.waymark.gap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.gap.report.PlainQuestion.people;
import static org.waymark.gap.report.PlainQuestion.residents;
import static org.waymark.gap.report.ScatteredServices.GEOGRAPHY;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;

/** The curve of people over distance. */
class DistanceReportTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void everyFigureIsThatOfAPlainLoop(long seed) {
    Random random = new Random(seed);
    List<Service> services = new ScatteredServices(random).services(30);
    GapAnalysis analysis = ScatteredServices.analysis(services, GapSettings.USUAL);
    for (AreaCode code :
        List.of(
            GeographyFixtures.NORTH, GeographyFixtures.SOUTH_ICB, GeographyFixtures.SOUTH_TOWN)) {
      PlainQuestion question = PlainQuestion.random(random);
      Area area = GEOGRAPHY.getArea(code);
      DistanceReport report =
          DistanceReport.of(
              analysis, area, question.crimeType(), question.cohort(), question.supportType());
      List<Service> counted =
          services.stream().filter(question::isAsked).filter(PlainQuestion::counts).toList();
      List<Integer> notTaken = new ArrayList<>();
      Map<DistanceReport.Reason, Long> unmeasured = new EnumMap<>(DistanceReport.Reason.class);
      Map<Integer, Double> metres = new LinkedHashMap<>();
      for (int home : residents(code)) {
        List<Service> taking =
            counted.stream().filter(each -> question.takes(each).contains(home)).toList();
        double nearest =
            taking.stream()
                .mapToDouble(each -> question.metres(each, home))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        if (taking.isEmpty()) {
          notTaken.add(home);
        } else if (nearest == Double.POSITIVE_INFINITY) {
          unmeasured.merge(why(taking), people(List.of(home)), Long::sum);
        } else {
          metres.put(home, nearest);
        }
      }
      assertThat(report.notTaken()).isEqualTo(people(notTaken));
      for (DistanceReport.Reason reason : DistanceReport.Reason.values()) {
        assertThat(report.unmeasured().get(reason)).isEqualTo(unmeasured.getOrDefault(reason, 0L));
      }
      for (DistanceReport.Step step : report.steps()) {
        assertThat(step.residents())
            .isEqualTo(
                people(
                    metres.entrySet().stream()
                        .filter(home -> home.getValue() <= step.kilometres() * 1000.0)
                        .map(Map.Entry::getKey)
                        .toList()));
      }
      assertThat(report.measured()).isEqualTo(people(metres.keySet()));
      assertThat(report.measured() + report.unmeasuredResidents() + report.notTaken())
          .isEqualTo(report.population());
    }
  }

  private static DistanceReport.Reason why(List<Service> taking) {
    if (taking.stream().anyMatch(each -> has(each, ServiceLocation.Withheld.class))) {
      return DistanceReport.Reason.WITHHELD;
    }
    if (taking.stream().anyMatch(each -> has(each, ServiceLocation.AreaOnly.class))) {
      return DistanceReport.Reason.AREA_ONLY;
    }
    return taking.stream()
            .flatMap(each -> each.locations().stream())
            .anyMatch(each -> each instanceof ServiceLocation.Public at && at.position() != null)
        ? DistanceReport.Reason.AT_A_DISTANCE
        : DistanceReport.Reason.NOT_RECORDED;
  }

  private static boolean has(Service service, Class<? extends ServiceLocation> type) {
    return service.locations().stream().anyMatch(type::isInstance);
  }

  @Test
  void aServiceAtAWithheldPlaceIsNeverFarAway() {
    DistanceReport report = of(anIdvaService().serving("E23000001").atAWithheldLocation().build());

    assertThat(report.unmeasured().get(DistanceReport.Reason.WITHHELD))
        .isEqualTo(report.population());
    assertThat(report.measured()).isZero();
    assertThat(report.medianKilometres()).isNull();
  }

  @Test
  void theOfficeBehindAHelplineIsNoPlaceToVisit() {
    DistanceReport report =
        of(anIdvaService().serving("E23000001").by(DeliveryMode.TELEPHONE).at(-3, 54).build());

    assertThat(report.unmeasured().get(DistanceReport.Reason.AT_A_DISTANCE))
        .isEqualTo(report.population());
  }

  @Test
  void oneVisitablePlaceIsEnoughWhereAnotherIsWithheld() {
    DistanceReport report =
        of(
            anIdvaService().serving("E23000001").atAWithheldLocation().build(),
            anIdvaService().serving("E23000001").at(-3, 54).build());

    assertThat(report.measured()).isEqualTo(report.population());
    assertThat(report.steps().getFirst().residents())
        .as("those whose very point it is")
        .isEqualTo(GEOGRAPHY.smallArea(0).population());
  }

  @Test
  void theCurveEndsWhereNobodyMoreCanLive() {
    DistanceReport report = of(anIdvaService().serving("E23000001").at(-1, 52).build());

    assertThat(report.steps()).hasSize(DistanceReport.LONGEST_KILOMETRES + 1);
    assertThat(report.further()).isEqualTo(report.population());
  }

  private static DistanceReport of(Service... services) {
    return DistanceReport.of(
        ScatteredServices.analysis(List.of(services), GapSettings.USUAL),
        GEOGRAPHY.getArea(GeographyFixtures.NORTH),
        new TermId("domestic-abuse"),
        null,
        null);
  }
}
