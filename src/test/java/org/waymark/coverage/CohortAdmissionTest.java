package org.waymark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel.Level;
import org.waymark.catalogue.Eligibility.PublicFunds;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Service;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

class CohortAdmissionTest {

  private final Vocabulary cohorts = Vocabularies.builtIn().cohorts();
  private final CohortAdmission admission = new CohortAdmission(cohorts);

  private GroupFit fit(ServiceBuilder service, String cohort) {
    return admission.fit(service.build(), new TermId(cohort));
  }

  private String part(ServiceBuilder service, String cohort) {
    return admission.part(service.build(), new TermId(cohort)).orElse("");
  }

  private static ServiceBuilder forEverybody() {
    return anIdvaService().ages(0, null).genders(Gender.values());
  }

  @Test
  void whatAListingSaysOfAGroupIsByAndForOrSpecialist() {
    assertThat(fit(forEverybody().forCohort("deaf-and-bsl", Level.BY_AND_FOR), "deaf-and-bsl"))
        .isEqualTo(GroupFit.BY_AND_FOR);
    assertThat(fit(forEverybody().forCohort("deaf-and-bsl", Level.SPECIALIST), "disability"))
        .isEqualTo(GroupFit.SPECIALIST);
    assertThat(fit(forEverybody().forCohort("deaf-and-bsl", Level.OPEN), "deaf-and-bsl"))
        .isEqualTo(GroupFit.NO_BARRIER_RECORDED);
  }

  @Test
  void eligibilityThatKeepsNobodyOutIsNoBarrierAndNothingCloser() {
    assertThat(fit(forEverybody(), "deaf-and-bsl")).isEqualTo(GroupFit.NO_BARRIER_RECORDED);
    assertThat(fit(forEverybody(), "children")).isEqualTo(GroupFit.NO_BARRIER_RECORDED);
    assertThat(part(forEverybody(), "children")).isEmpty();
  }

  @Test
  void silenceOfAgesNeitherAdmitsChildrenNorBarsThem() {
    assertThat(fit(anIdvaService().ages(null, null).genders(Gender.values()), "children"))
        .isEqualTo(GroupFit.NOT_STATED);
    assertThat(fit(anIdvaService().ages(null, null).genders(Gender.values()), "deaf-and-bsl"))
        .isEqualTo(GroupFit.NO_BARRIER_RECORDED);
  }

  @Test
  void silenceOfGendersNeitherAdmitsMenNorBarsThem() {
    assertThat(fit(anIdvaService().ages(18, null).genders(), "men")).isEqualTo(GroupFit.NOT_STATED);
    assertThat(fit(anIdvaService().ages(18, null).genders(), "children"))
        .isEqualTo(GroupFit.BARRED);
  }

  @Test
  void whoeverNamesAGroupIsNotSilentOfIt() {
    ServiceBuilder named = anIdvaService().ages(null, null).forCohort("children", Level.SPECIALIST);
    assertThat(fit(named, "children")).isEqualTo(GroupFit.SPECIALIST);
    assertThat(fit(named, "children-5-10")).isEqualTo(GroupFit.NO_BARRIER_RECORDED);
    assertThat(part(named, "children")).isEmpty();
  }

  @Test
  void whoeverNamesANarrowerGroupAndIsSilentOfTheRestIsForThatPart() {
    ServiceBuilder named =
        anIdvaService().ages(null, null).forCohort("children-16-17", Level.SPECIALIST);
    assertThat(fit(named, "children")).isEqualTo(GroupFit.SPECIALIST);
    assertThat(part(named, "children")).isEqualTo("Young people 16 and 17 only");
  }

  @Test
  void aServiceFromTenYearsIsForSomeChildrenAndSaysWhichAges() {
    ServiceBuilder fromTen = forEverybody().ages(10, null);
    assertThat(part(fromTen, "children")).isEqualTo("ages 10 to 17 only");
    assertThat(part(fromTen, "children-5-10")).isEqualTo("age 10 only");
    assertThat(part(fromTen, "children-11-15")).isEmpty();
    assertThat(fit(fromTen, "children-0-4")).isEqualTo(GroupFit.BARRED);
    assertThat(part(fromTen.forCohort("children", Level.SPECIALIST), "children"))
        .isEqualTo("ages 10 to 17 only");
  }

  @Test
  void aServiceForWomenOnlyBarsMenAndIsForSomeChildren() {
    ServiceBuilder forWomen = forEverybody().genders(Gender.FEMALE);
    assertThat(fit(forWomen, "women")).isEqualTo(GroupFit.NO_BARRIER_RECORDED);
    assertThat(fit(forWomen, "men")).isEqualTo(GroupFit.BARRED);
    assertThat(part(forWomen, "children")).isEqualTo("women and girls only");
    assertThat(part(forWomen.ages(18, null), "women-and-girls")).isEqualTo("age 18 and over only");
  }

  @Test
  void aServiceForOneGroupOnlyIsForSomeWomenAndBarsOtherGroups() {
    ServiceBuilder onlyMuslims = forEverybody().onlyCohorts("muslim-people");
    assertThat(part(onlyMuslims, "women")).isEqualTo("Muslim people only");
    assertThat(fit(onlyMuslims, "jewish-people")).isEqualTo(GroupFit.BARRED);
    assertThat(part(onlyMuslims, "religion-or-belief")).isEqualTo("Muslim people only");
    assertThat(part(forEverybody().onlyCohorts("children"), "girls")).isEmpty();
    assertThat(fit(forEverybody().onlyCohorts("children"), "women")).isEqualTo(GroupFit.BARRED);
  }

  @Test
  void whoeverTakesNobodyWithoutRecourseBarsThemAndSilenceIsNotAYes() {
    Service silent = forEverybody().build();
    TermId theirs = new TermId("no-recourse-to-public-funds");
    assertThat(admission.fit(silent, theirs)).isEqualTo(GroupFit.NOT_STATED);
    assertThat(admission.fit(funds(silent, PublicFunds.YES), theirs))
        .isEqualTo(GroupFit.NO_BARRIER_RECORDED);
    assertThat(admission.fit(funds(silent, PublicFunds.NO), theirs)).isEqualTo(GroupFit.BARRED);
    assertThat(admission.part(funds(silent, PublicFunds.NO), new TermId("migrants"))).isPresent();
  }

  private static Service funds(Service service, PublicFunds said) {
    return service.withEligibility(service.eligibility().withPublicFunds(said));
  }

  @Property(tries = 300)
  void agesAndGendersAreThoseOfThePeopleOneByOne(@ForAll long seed) {
    Random random = new Random(seed);
    int youngest = random.nextInt(0, 70);
    Integer oldest = random.nextBoolean() ? null : random.nextInt(youngest, 121);
    List<Gender> genders =
        random.nextBoolean()
            ? List.of(Gender.values())
            : List.of(Gender.values()[random.nextInt(2)]);
    ServiceBuilder builder =
        anIdvaService().ages(youngest, oldest).genders(genders.toArray(Gender[]::new));
    for (String cohort :
        List.of(
            "children",
            "children-5-10",
            "young-adults",
            "adults",
            "older-people",
            "women-and-girls",
            "girls",
            "men",
            "boys")) {
      Map<Boolean, Integer> people = new HashMap<>();
      for (int age = 0; age <= 120; age++) {
        for (Gender gender : List.of(Gender.FEMALE, Gender.MALE)) {
          if (isMember(cohort, age, gender)) {
            boolean taken =
                age >= youngest && (oldest == null || age <= oldest) && genders.contains(gender);
            people.merge(taken, 1, Integer::sum);
          }
        }
      }
      Service service = builder.build();
      TermId id = new TermId(cohort);
      assertThat(admission.fit(service, id))
          .as("%s of %s", cohort, service.eligibility())
          .isEqualTo(people.containsKey(true) ? GroupFit.NO_BARRIER_RECORDED : GroupFit.BARRED);
      assertThat(admission.part(service, id).isPresent())
          .isEqualTo(people.containsKey(true) && people.containsKey(false));
    }
  }

  private boolean isMember(String cohort, int age, Gender gender) {
    for (TermId id = new TermId(cohort); id != null; id = cohorts.get(id).parent()) {
      Term term = cohorts.get(id);
      boolean theirs = term.gender() == null || term.gender().name().equals(gender.name());
      if (!term.includesAge(age) || !theirs) {
        return false;
      }
    }
    return true;
  }

  @Property(tries = 100)
  void theAnswersForEveryCohortAreThoseOfEachCohort(@ForAll long seed) {
    for (Service service : new RandomCatalogue(seed).services(10)) {
      Map<TermId, CohortAdmission.Answer> answers = admission.answers(service);
      for (Term cohort : cohorts.terms()) {
        CohortAdmission.Answer answer = Objects.requireNonNull(answers.get(cohort.id()));
        assertThat(admission.fit(service, cohort.id())).isEqualTo(answer.fit());
        assertThat(admission.part(service, cohort.id()).isPresent()).isEqualTo(answer.isPart());
      }
    }
  }
}
