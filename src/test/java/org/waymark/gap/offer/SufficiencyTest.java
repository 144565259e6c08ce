package org.waymark.gap.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.CapacityFigures;
import org.waymark.gap.cell.CellTerms;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.cell.CountedOffers.CountBasis;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.offer.ExpectedCases.Range;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.returns.Returns;
import org.waymark.returns.Shown;
import org.waymark.returns.ShownFigures;
import org.waymark.returns.ShownReturn;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Whether the workers providers report are enough for the cases a yardstick expects. */
class SufficiencyTest {

  private static final Geography GEOGRAPHY = GeographyFixtures.smallCountryWithDutyHolders();
  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final Quarter QUARTER = new Quarter(LocalDate.of(2026, 1, 1));
  private static final OfferSource SOURCE =
      new OfferSource("test", "Test", "Nobody", "2026", "https://example.org/", "");

  /** 40 cases a year for each 10,000 adult women, and a worker for 100 of them. */
  private static final OfferLine MARAC =
      line(
          "marac",
          "marac-coordination",
          new Yardstick(
              "cases",
              Yardstick.Measure.CASES_A_YEAR,
              40,
              Yardstick.Basis.ADULT_WOMEN,
              10_000,
              "40 cases for each 10,000 adult women.",
              SOURCE));

  private static final OfferLine IDVA =
      line(
          "idva",
          "idva",
          new Yardstick(
              "referrals",
              Yardstick.Measure.WHOLE_TIME_WORKERS,
              1,
              Yardstick.Basis.REFERRALS_A_YEAR,
              100,
              "About 100 referrals come to one worker.",
              SOURCE));

  private static final OfferLine WITHOUT = line("plain", "idva", null);

  /** 90,000 to 110,000 women: 360 to 440 cases, 3.6 to 4.4 workers. */
  private static final ExpectedCases KNOWN =
      (area, basis) ->
          basis == Yardstick.Basis.ADULT_WOMEN
              ? Optional.of(new Range(90_000, 100_000, 110_000))
              : Optional.empty();

  private static OfferLine line(String id, String support, @Nullable Yardstick yardstick) {
    return new OfferLine(
        id,
        new TermId("domestic-abuse"),
        new OfferFunction(id, "Function", Set.of(new TermId(support)), true),
        null,
        CohortLevel.Level.OPEN,
        OrganisedAt.POLICE_AREA,
        yardstick,
        List.of(SOURCE),
        "Is there one?");
  }

  private static Service idva() {
    return anIdvaService()
        .forCrimes("domestic-abuse")
        .offering("idva")
        .serving(GeographyFixtures.NORTH.value())
        .build();
  }

  private static Area north() {
    return GEOGRAPHY.findArea(AreaKind.POLICE_AREA, GeographyFixtures.NORTH).orElseThrow();
  }

  private static ShownReturn given(Service service, Quarter quarter, Figure figure, String value) {
    return new ShownReturn(
        1,
        service.id(),
        service.organisation(),
        quarter,
        new ShownFigures(Map.of(figure, Shown.exactly(new BigDecimal(value)))),
        Instant.parse("2026-04-02T09:00:00Z"),
        1);
  }

  private static CountedOffers counted(List<Service> services, ShownReturn... given) {
    return new CountedOffers(
        new ServiceIndex(
            catalogueOf(services.toArray(Service[]::new)),
            VOCABULARIES,
            new ReachCalculator(GEOGRAPHY),
            TODAY),
        new CellTerms(VOCABULARIES),
        new CountBasis(TODAY, GapSettings.USUAL),
        new CapacityFigures(new Returns(1, List.of(given))),
        null);
  }

  private static AreaOffer offer(CountedOffers counted, ExpectedCases known, OfferLine... lines) {
    return AreaOffer.of(
        counted, north(), OfferInForce.of(new ExpectedOffer(1, TODAY, List.of(lines))), known);
  }

  private static GapFinding finding(CountedOffers counted, ExpectedCases known, OfferLine line) {
    return offer(counted, known, MARAC, line).find(line.id()).orElseThrow().finding();
  }

  @Test
  void fewerWorkersThanTheLeastThatIsExpectedAreTooLittle() {
    Service service = idva();
    ShownReturn few = given(service, QUARTER, Figure.WORKERS, "3.5");
    ShownReturn enough = given(service, QUARTER, Figure.WORKERS, "3.6");

    assertThat(finding(counted(List.of(service), few), KNOWN, IDVA))
        .isEqualTo(GapFinding.TOO_LITTLE);
    assertThat(finding(counted(List.of(service), enough), KNOWN, IDVA))
        .isEqualTo(GapFinding.PROVIDED);
  }

  @Test
  void theSumIsToldWithItsRanges() {
    Service one = idva();
    Service other = idva();
    CountedOffers counted =
        counted(List.of(one, other), given(one, QUARTER, Figure.WORKERS, "2.5"));

    Sufficiency told = offer(counted, KNOWN, MARAC, IDVA).sufficiencies(counted, KNOWN).getFirst();

    assertThat(told.workers().words()).isEqualTo("2.5");
    assertThat(told.silent()).containsExactly(other.id());
    assertThat(told.cases()).contains(new Range(360, 400, 440));
    assertThat(told.expected()).isEqualTo(new Range(3.6, 4, 4.4));
    assertThat(told.isTooLittle()).isFalse();
  }

  @Test
  void whatIsNotKnownIsNeverTooLittle() {
    Service service = idva();
    ShownReturn few = given(service, QUARTER, Figure.WORKERS, "0.5");
    CountedOffers counted = counted(List.of(service), few);

    assertThat(finding(counted(List.of(service)), KNOWN, IDVA)).isEqualTo(GapFinding.PROVIDED);
    assertThat(
            finding(
                counted(List.of(service), given(service, QUARTER, Figure.CASELOAD, "9")),
                KNOWN,
                IDVA))
        .as("workers not stated")
        .isEqualTo(GapFinding.PROVIDED);
    assertThat(finding(counted, ExpectedCases.UNKNOWN, IDVA)).isEqualTo(GapFinding.PROVIDED);
    assertThat(finding(counted, KNOWN, WITHOUT)).isEqualTo(GapFinding.PROVIDED);
    assertThat(offer(counted, KNOWN, IDVA).answers().getFirst().finding())
        .as("without a line that expects cases")
        .isEqualTo(GapFinding.PROVIDED);
    Quarter old = new Quarter(LocalDate.of(2025, 7, 1));
    assertThat(
            finding(
                counted(List.of(service), given(service, old, Figure.WORKERS, "0.5")), KNOWN, IDVA))
        .as("not three quarters old")
        .isEqualTo(GapFinding.TOO_LITTLE);
    assertThat(
            finding(
                counted(List.of(service), given(service, old.previous(), Figure.WORKERS, "0.5")),
                KNOWN,
                IDVA))
        .as("older")
        .isEqualTo(GapFinding.PROVIDED);
  }

  @Test
  void whatIsWorseIsSaidInstead() {
    Service part =
        anIdvaService()
            .forCrimes("domestic-abuse")
            .offering("idva")
            .serving(GeographyFixtures.NORTH_CITY.value())
            .build();
    assertThat(
            finding(
                counted(List.of(part), given(part, QUARTER, Figure.WORKERS, "0.5")), KNOWN, IDVA))
        .isEqualTo(GapFinding.PARTIAL);
    assertThat(OfferOutcome.of(GapFinding.TOO_LITTLE)).isEqualTo(OfferOutcome.FRAGILE);
  }

  /** Against a plain loop, and a service more never makes a finding worse. */
  @Test
  void theFindingIsThatOfAPlainLoopAndAFurtherServiceNeverMakesItWorse() {
    Random random = new Random(13);
    for (int turn = 0; turn < 200; turn++) {
      Map<Service, String> workers = new LinkedHashMap<>();
      GapFinding before = GapFinding.NOT_ASSESSED;
      for (int i = 0; i < 4; i++) {
        workers.put(idva(), random.nextInt(4) == 0 ? "" : random.nextInt(30) / 10.0 + "");
        GapFinding now = finding(counted(workers), KNOWN, IDVA);
        assertThat(now == GapFinding.TOO_LITTLE).isEqualTo(plainlyTooLittle(workers));
        assertThat(now).isGreaterThanOrEqualTo(before);
        before = now;
      }
    }
  }

  private static CountedOffers counted(Map<Service, String> workers) {
    List<ShownReturn> given = new ArrayList<>();
    workers.forEach(
        (service, said) -> {
          if (!said.isEmpty()) {
            given.add(given(service, QUARTER, Figure.WORKERS, said));
          }
        });
    return counted(List.copyOf(workers.keySet()), given.toArray(ShownReturn[]::new));
  }

  private static boolean plainlyTooLittle(Map<Service, String> workers) {
    double sum = 0;
    for (String said : workers.values()) {
      if (said.isEmpty()) {
        return false;
      }
      sum += Double.parseDouble(said);
    }
    return sum * Objects.requireNonNull(IDVA.yardstick()).per() < 360 - 1e-9;
  }
}
