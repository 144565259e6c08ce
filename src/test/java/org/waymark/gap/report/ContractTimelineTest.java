package org.waymark.gap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;
import static org.waymark.gap.report.PlainQuestion.people;
import static org.waymark.gap.report.PlainQuestion.residents;
import static org.waymark.gap.report.ScatteredServices.GEOGRAPHY;
import static org.waymark.gap.report.ScatteredServices.VOCABULARIES;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Provenance;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaCode;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;

/** When funding ends, who loses what, and who may see it. */
class ContractTimelineTest {

  private static final LocalDate MARCH = LocalDate.of(2027, 3, 31);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whoWouldLoseTheirOnlyProvisionIsCountedAsByAPlainLoop(long seed) {
    Random random = new Random(seed);
    List<Service> services = new ScatteredServices(random).services(25);
    PlainQuestion question = PlainQuestion.random(random);
    ContractTimeline timeline =
        ContractTimeline.of(
            ScatteredServices.analysis(services, GapSettings.USUAL),
            GEOGRAPHY.getArea(GeographyFixtures.NORTH),
            question.crimeType(),
            question.cohort(),
            question.supportType());
    List<Service> counted =
        services.stream()
            .filter(question::isAsked)
            .filter(PlainQuestion::counts)
            .filter(each -> question.takes(each).stream().anyMatch(isOwn()))
            .toList();

    assertThat(timeline.services()).isEqualTo(counted.size());
    for (ContractTimeline.End end : timeline.ends()) {
      Set<Integer> lost = lost(question, counted, end.service()::equals, end.service()::equals);
      assertThat(end.onlyProvision()).isEqualTo(end.last() ? people(lost) : 0);
    }
    for (ContractTimeline.Quarter quarter : timeline.quarters()) {
      Predicate<Service> over =
          service -> {
            LocalDate last = lastDay(service);
            return last != null && !last.isAfter(quarter.ends());
          };
      assertThat(quarter.losing()).isEqualTo(people(lost(question, counted, any -> true, over)));
    }
  }

  private static Predicate<Integer> isOwn() {
    return residents(GeographyFixtures.NORTH)::contains;
  }

  private static java.time.@org.jspecify.annotations.Nullable LocalDate lastDay(Service service) {
    List<CommissioningArrangement> inForce =
        service.arrangements().stream()
            .filter(each -> each.ends() == null || !each.ends().isBefore(TODAY))
            .toList();
    if (inForce.isEmpty() || inForce.stream().anyMatch(each -> each.ends() == null)) {
      return null;
    }
    return inForce.stream()
        .map(each -> Objects.requireNonNull(each.ends()))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  /** Residents who lose, for a crime and support that some service states, all who take them. */
  private static Set<Integer> lost(
      PlainQuestion question,
      List<Service> counted,
      Predicate<Service> states,
      Predicate<Service> over) {
    Set<Integer> lost = new TreeSet<>();
    for (Service stating : counted) {
      if (!states.test(stating)) {
        continue;
      }
      for (TermId crime : stating.crimeTypes()) {
        for (Offer offer : question.offers(stating)) {
          for (TermId support : offer.supportTypes()) {
            PlainQuestion kind = new PlainQuestion(crime, question.cohort(), support);
            if (VOCABULARIES.crimeTypes().get(crime).scope() == Scope.OUTSIDE
                || VOCABULARIES.supportTypes().get(support).scope() == Scope.OUTSIDE
                || !PlainQuestion.anyWithin(
                    Set.of(crime), question.crimeType(), VOCABULARIES.crimeTypes())
                || !PlainQuestion.anyWithin(
                    Set.of(support), question.supportType(), VOCABULARIES.supportTypes())) {
              continue;
            }
            Set<Integer> before = new TreeSet<>();
            Set<Integer> after = new TreeSet<>();
            for (Service other : counted) {
              if (kind.isAsked(other)) {
                before.addAll(kind.takes(other));
                if (!over.test(other)) {
                  after.addAll(kind.takes(other));
                }
              }
            }
            before.removeAll(after);
            lost.addAll(before);
          }
        }
      }
    }
    lost.removeIf(isOwn().negate());
    return lost;
  }

  @Test
  void anUnknownEndIsListedApartAndNeverAsNoEnd() {
    Service service = anIdvaService().serving("E23000001").commissionedBy(null, "PCC").build();
    ContractTimeline timeline = of(service);

    assertThat(timeline.ends()).isEmpty();
    assertThat(timeline.undated())
        .extracting(ContractTimeline.Undated::service)
        .containsExactly(service);
  }

  @Test
  void whatIsNotRecordedAtAllIsSaid() {
    Service service = anIdvaService().serving("E23000001").build();

    assertThat(of(service).unrecorded()).containsExactly(service);
  }

  @Test
  void aServiceThatOthersStillPayForLosesNobody() {
    ContractTimeline timeline =
        of(
            anIdvaService()
                .serving("E23000001")
                .commissionedBy(MARCH, "PCC")
                .commissionedBy(MARCH.plusYears(1), "Council")
                .build());

    assertThat(timeline.ends()).extracting(ContractTimeline.End::last).containsExactly(false, true);
    assertThat(timeline.ends().getFirst().onlyProvision()).isZero();
    assertThat(timeline.ends().getLast().onlyProvision())
        .isEqualTo(GEOGRAPHY.population(GeographyFixtures.NORTH));
  }

  @Test
  void twoThatEndTogetherLeaveNobodyAloneAndEverybodyTogether() {
    ContractTimeline timeline =
        of(
            anIdvaService().serving("E23000001").commissionedBy(MARCH, "PCC").build(),
            anIdvaService().serving("E23000001").commissionedBy(MARCH, "PCC").build());

    assertThat(timeline.ends())
        .extracting(ContractTimeline.End::onlyProvision)
        .containsExactly(0L, 0L);
    assertThat(timeline.quarters().get(3).ends()).isEqualTo(MARCH);
    assertThat(timeline.quarters().get(2).losing()).isZero();
    assertThat(timeline.quarters().get(3).losing())
        .isEqualTo(GEOGRAPHY.population(GeographyFixtures.NORTH));
  }

  @Test
  void contractsAreShownOnlyWhereAllOfThemAreInventedOrTheOperatorSaysSo() {
    Service real = anIdvaService().commissionedBy(MARCH, "PCC").build();
    Service invented =
        anIdvaService().commissionedBy(MARCH, "PCC").from(Provenance.DEMONSTRATION, "1").build();
    Service realWithout = anIdvaService().build();

    assertThat(new ContractDisclosure(false).isOpen(catalogueOf(invented, realWithout))).isTrue();
    assertThat(new ContractDisclosure(false).isOpen(catalogueOf(invented, real))).isFalse();
    assertThat(new ContractDisclosure(true).isOpen(catalogueOf(real))).isTrue();
  }

  private static ContractTimeline of(Service... services) {
    return ContractTimeline.of(
        ScatteredServices.analysis(List.of(services), GapSettings.USUAL),
        GEOGRAPHY.getArea(new AreaCode("E23000001")),
        null,
        null,
        null);
  }
}
