package org.waymark.gap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.gap.report.PlainQuestion.people;
import static org.waymark.gap.report.PlainQuestion.residents;
import static org.waymark.gap.report.ScatteredServices.GEOGRAPHY;
import static org.waymark.gap.report.ScatteredServices.VOCABULARIES;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.GroupFit;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.report.GroupProvision.Group;
import org.waymark.geography.GeographyFixtures;
import org.waymark.need.NeedEstimator;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.vocabulary.TermId;

/** What there is for each group of an area, against plain loops. */
class GroupProvisionTest {

  private static final NeedEstimator NEED =
      new NeedEstimator(BuiltInNeed.read(), GEOGRAPHY, VOCABULARIES, TODAY);

  private static GroupProvision of(List<Service> services, PlainQuestion question) {
    return GroupProvision.of(
        ScatteredServices.analysis(services, GapSettings.USUAL),
        GEOGRAPHY.getArea(GeographyFixtures.NORTH),
        NEED,
        question.crimeType(),
        null,
        question.supportType());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyGroupIsCountedAsByAPlainLoop(long seed) {
    Random random = new Random(seed);
    List<Service> services = new ScatteredServices(random).services(25);
    PlainQuestion random1 = PlainQuestion.random(random);
    PlainQuestion question = new PlainQuestion(random1.crimeType(), null, random1.supportType());
    Set<Integer> north = residents(GeographyFixtures.NORTH);
    CohortAdmission admission = new CohortAdmission(VOCABULARIES.cohorts());
    GroupProvision found = of(services, question);

    assertThat(found.groups())
        .extracting(each -> each.cohort().id())
        .containsExactlyElementsOf(
            VOCABULARIES.cohorts().terms().stream().map(each -> each.id()).toList());
    for (Group group : found.groups()) {
      TermId cohort = group.cohort().id();
      int[] counts = new int[GroupFit.values().length];
      int inPart = 0;
      Set<Integer> own = new TreeSet<>();
      Set<Integer> any = new TreeSet<>();
      for (Service service : services) {
        Set<Integer> here = new TreeSet<>(question.takes(service));
        here.retainAll(north);
        if (!question.isAsked(service) || !PlainQuestion.counts(service) || here.isEmpty()) {
          continue;
        }
        GroupFit fit = admission.fit(service, cohort);
        if (admission.part(service, cohort).isPresent()) {
          inPart++;
          continue;
        }
        counts[fit.ordinal()]++;
        if (fit.takes()) {
          any.addAll(here);
        }
        if (fit == GroupFit.BY_AND_FOR || fit == GroupFit.SPECIALIST) {
          own.addAll(here);
        }
      }
      for (GroupFit fit : GroupFit.values()) {
        assertThat(group.count(fit)).as("%s of %s", fit, cohort).isEqualTo(counts[fit.ordinal()]);
      }
      assertThat(group.inPart()).isEqualTo(inPart);
      assertThat(group.reachedByOwn()).isEqualTo(people(own));
      assertThat(group.reached()).isEqualTo(people(any));
    }
  }

  @Test
  void opennessIsNeverAServiceOfTheGroupsOwn() {
    GroupProvision found =
        of(new ScatteredServices(new Random(3)).services(25), new PlainQuestion(null, null, null));

    assertThat(found.groups())
        .filteredOn(each -> each.closest().filter(GroupFit.NO_BARRIER_RECORDED::equals).isPresent())
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.hasItsOwn()).isFalse();
              assertThat(each.reachedByOwn()).isZero();
              assertThat(each.spend()).isEqualTo(new AreaSpend(0, 0, 0));
            });
  }

  @Test
  void moneyForAWiderPlaceIsDividedByResidents() {
    for (long seed = 1; seed < 20; seed++) {
      List<Service> services = new ScatteredServices(new Random(seed)).services(25);
      GroupProvision found = of(services, new PlainQuestion(null, null, null));
      long most =
          services.stream()
              .flatMap(each -> each.arrangements().stream())
              .map(CommissioningArrangement::yearlyValuePounds)
              .filter(Objects::nonNull)
              .mapToLong(each -> each)
              .sum();

      assertThat(found.groups())
          .allSatisfy(each -> assertThat(each.spend().pounds()).isBetween(0L, most));
    }
  }
}
