package org.waymark.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInVocabularyTest {

  private final Vocabularies vocabularies = Vocabularies.builtIn();

  @Test
  void numberOfTermsIsAsDocumented() {
    assertThat(vocabularies.crimeTypes().size()).isEqualTo(57);
    assertThat(vocabularies.cohorts().size()).isEqualTo(79);
    assertThat(vocabularies.supportTypes().size()).isEqualTo(47);
  }

  @Test
  void everyCrimeTypeOfTheDesignIsPresent() {
    assertThat(ids(vocabularies.crimeTypes()))
        .contains(
            "domestic-abuse",
            "coercive-control",
            "economic-abuse",
            "honour-based-abuse",
            "forced-marriage",
            "female-genital-mutilation",
            "adolescent-to-parent-abuse",
            "domestic-stalking",
            "sexual-abuse",
            "rape",
            "sexual-assault",
            "child-sexual-abuse",
            "non-recent-abuse",
            "sexual-exploitation",
            "image-based-abuse",
            "serious-violence",
            "bereavement-by-homicide",
            "knife-and-weapon-crime",
            "gun-crime",
            "serious-assault",
            "stalking",
            "harassment",
            "criminal-exploitation",
            "county-lines",
            "modern-slavery",
            "multi-crime",
            "hate-crime",
            "burglary",
            "fraud",
            "anti-social-behaviour",
            "road-death");
  }

  @Test
  void everyCohortOfTheDesignIsPresent() {
    assertThat(ids(vocabularies.cohorts()))
        .contains(
            "children",
            "children-0-4",
            "children-5-10",
            "children-11-15",
            "children-16-17",
            "young-adults",
            "older-people",
            "deaf-and-bsl",
            "learning-disability",
            "autistic-people",
            "physical-disability",
            "sensory-impairment",
            "race",
            "religion-or-belief",
            "sexual-orientation",
            "men-and-boys",
            "women-and-girls",
            "gender-reassignment",
            "pregnancy-and-maternity",
            "no-recourse-to-public-funds",
            "insecure-immigration-status",
            "refugees-and-asylum-seekers",
            "unaccompanied-children",
            "english-not-first-language",
            "gypsy-roma-traveller",
            "homeless-people",
            "drugs-and-alcohol",
            "mental-health",
            "rural-and-isolated",
            "in-contact-with-justice-system",
            "care-experienced",
            "young-carers",
            "children-who-harm",
            "born-of-rape",
            "non-abusing-parents",
            "families-and-supporters",
            "sex-workers",
            "armed-forces");
  }

  @Test
  void everySupportTypeOfTheDesignIsPresent() {
    assertThat(ids(vocabularies.supportTypes()))
        .contains(
            "sarc",
            "child-house",
            "idva",
            "chidva",
            "isva",
            "chisva",
            "stalking-advocate",
            "health-idva",
            "court-support",
            "community-outreach",
            "helpline",
            "webchat",
            "counselling",
            "therapy",
            "pre-trial-therapy",
            "recovery-programme",
            "children-specialist-support",
            "homicide-bereavement-support",
            "modern-slavery-support",
            "exploitation-service",
            "victim-hub",
            "restorative-justice",
            "legal-advice",
            "immigration-advice",
            "money-housing-employment",
            "marac-coordination",
            "perpetrator-intervention",
            "target-hardening",
            "refuge",
            "safe-accommodation");
  }

  @Test
  void everyTermHasAFullDefinitionAndAHeadingShortEnoughForATable() {
    for (Term term : all()) {
      assertThat(term.definition())
          .as("definition of %s", term.id())
          .isNotEqualToIgnoringCase(term.label() + ".")
          .endsWith(".");
      assertThat(term.shortLabel()).as("short label of %s", term.id()).hasSizeLessThanOrEqualTo(30);
      assertThat(term.label()).as("label of %s", term.id()).hasSizeLessThanOrEqualTo(60);
    }
  }

  @Test
  void idsAreUniqueAcrossAllThreeVocabularies() {
    List<TermId> ids = all().stream().map(Term::id).toList();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @Test
  void crimesUnderTheDutyAreThoseOfTheGuidance() {
    assertThat(scope("rape")).isEqualTo(Scope.DUTY);
    assertThat(scope("county-lines")).isEqualTo(Scope.DUTY);
    assertThat(scope("modern-slavery")).isEqualTo(Scope.LOCAL);
    assertThat(scope("hate-crime")).isEqualTo(Scope.OUTSIDE);
    assertThat(scope("terrorism")).isEqualTo(Scope.OUTSIDE);
    assertThat(vocabularies.crimeTypes().selfAndDescendants(new TermId("other-crime")))
        .allSatisfy(id -> assertThat(vocabularies.getTerm(id).scope()).isEqualTo(Scope.OUTSIDE));
    for (String root : List.of("domestic-abuse", "sexual-abuse", "multi-crime")) {
      assertThat(vocabularies.crimeTypes().selfAndDescendants(new TermId(root)))
          .allSatisfy(id -> assertThat(vocabularies.getTerm(id).scope()).isEqualTo(Scope.DUTY));
    }
  }

  @Test
  void safeAccommodationOfEveryKindIsOutsideTheDuty() {
    Set<TermId> accommodation =
        vocabularies.supportTypes().selfAndDescendants(new TermId("safe-accommodation"));
    assertThat(accommodation).contains(new TermId("refuge")).hasSize(4);
    assertThat(accommodation)
        .allSatisfy(id -> assertThat(vocabularies.getTerm(id).scope()).isNotEqualTo(Scope.DUTY));
    assertThat(vocabularies.getTerm(new TermId("idva")).scope()).isEqualTo(Scope.DUTY);
  }

  @ParameterizedTest
  @EnumSource(JourneyStage.class)
  void everyStageOfTheJourneyHasSupportUnderTheDuty(JourneyStage stage) {
    assertThat(vocabularies.supportTypes().terms())
        .anyMatch(term -> term.journeyStage() == stage && term.scope() == Scope.DUTY);
  }

  @ParameterizedTest
  @EnumSource(ProtectedCharacteristic.class)
  void everyProtectedCharacteristicHasATopTermOfItsName(ProtectedCharacteristic characteristic) {
    Term top = vocabularies.cohorts().get(new TermId(characteristic.slug()));
    assertThat(top.isTop()).isTrue();
    assertThat(top.protectedCharacteristic()).isEqualTo(characteristic);
  }

  @Test
  void cohortsDefinedByACharacteristicStandUnderItsTopTerm() {
    for (Term term : vocabularies.cohorts().terms()) {
      ProtectedCharacteristic characteristic = term.protectedCharacteristic();
      if (characteristic != null) {
        assertThat(vocabularies.cohorts().root(term.id()).id().value())
            .isEqualTo(characteristic.slug());
      }
    }
  }

  @Test
  void ageBandsOfChildrenMeetWithoutGapOrOverlap() {
    List<Term> bands =
        Stream.of("children-0-4", "children-5-10", "children-11-15", "children-16-17")
            .map(id -> vocabularies.getTerm(new TermId(id)))
            .toList();
    Term children = vocabularies.getTerm(new TermId("children"));
    for (int ageYears = 0; ageYears <= Term.MAXIMUM_AGE; ageYears++) {
      int age = ageYears;
      long admitting = bands.stream().filter(band -> band.includesAge(age)).count();
      assertThat(admitting).as("bands for age %d", age).isEqualTo(age <= 17 ? 1 : 0);
      assertThat(children.includesAge(age)).isEqualTo(age <= 17);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "young-adults, 17, false", "young-adults, 18, true", "young-adults, 25, true",
        "young-adults, 26, false",
    "older-people, 64, false", "older-people, 65, true", "older-people, 110, true",
        "women-and-girls, 3, true"
  })
  void agesAreInclusive(String id, int ageYears, boolean included) {
    assertThat(vocabularies.getTerm(new TermId(id)).includesAge(ageYears)).isEqualTo(included);
  }

  @Test
  void noTermIsWiderInAgeOrOfAnotherGenderThanItsParent() {
    for (Term term : vocabularies.cohorts().terms()) {
      TermId parentId = term.parent();
      if (parentId == null) {
        continue;
      }
      Term parent = vocabularies.getTerm(parentId);
      for (int ageYears = 0; ageYears <= Term.MAXIMUM_AGE; ageYears++) {
        assertThat(parent.includesAge(ageYears) || !term.includesAge(ageYears))
            .as("age %d of %s in %s", ageYears, term.id(), parentId)
            .isTrue();
      }
      if (parent.gender() != null) {
        assertThat(term.gender()).as("gender of %s", term.id()).isEqualTo(parent.gender());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SARC | SUPPORT_TYPE | sarc",
        "Sexual Assault Referral Centre | SUPPORT_TYPE | sarc",
        "IDVA service | SUPPORT_TYPE | idva",
        "i.d.v.a. | SUPPORT_TYPE | idva",
        "Independent domestic violence adviser (IDVA) | SUPPORT_TYPE | idva",
        "CHISVA Services | SUPPORT_TYPE | chisva",
        "Money, housing & employment help | SUPPORT_TYPE | money-housing-employment",
        "DOMESTIC  ABUSE | CRIME_TYPE | domestic-abuse",
        "Honour Based Violence | CRIME_TYPE | honour-based-abuse",
        "FGM | CRIME_TYPE | female-genital-mutilation",
        "county-lines | CRIME_TYPE | county-lines",
        "LGBTQ+ | COHORT | sexual-orientation",
        "BSL | COHORT | deaf-and-bsl",
        "D/deaf | COHORT | deaf-and-bsl",
        "nrpf | COHORT | no-recourse-to-public-funds",
        "Under 18s | COHORT | children"
      })
  void peopleFindATermByTheNamesTheyUse(String name, VocabularyKind kind, String id) {
    assertThat(vocabularies.findByName(name, kind)).map(term -> term.id().value()).contains(id);
  }

  @Test
  void unknownAndEmptyNamesFindNothing() {
    for (VocabularyKind kind : VocabularyKind.values()) {
      assertThat(vocabularies.findByName("knitting circle", kind)).isEmpty();
      assertThat(vocabularies.findByName("", kind)).isEmpty();
      assertThat(vocabularies.findByName("service", kind)).isEmpty();
    }
    assertThat(vocabularies.findByName("SARC", VocabularyKind.COHORT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counceling | SUPPORT_TYPE | Counselling", "Refgue | SUPPORT_TYPE | Refuge",
        "domestic abose | CRIME_TYPE | Domestic abuse",
            "modern slavry | CRIME_TYPE | Modern slavery and human trafficking",
        "older peple | COHORT | Older people 65 and over", "survivors of rape | CRIME_TYPE | Rape"
      })
  void misspeltNamesLeadToTheLabelMeant(String written, VocabularyKind kind, String label) {
    assertThat(vocabularies.closestLabels(written, kind, 3)).first().isEqualTo(label);
  }

  @Test
  void suggestionsAreAsManyAsAskedAtMostAndNoneForNonsense() {
    assertThat(vocabularies.closestLabels("abuse", VocabularyKind.CRIME_TYPE, 2)).hasSize(2);
    assertThat(vocabularies.closestLabels("abuse", VocabularyKind.CRIME_TYPE, 0)).isEmpty();
    assertThat(vocabularies.closestLabels("zzqxj", VocabularyKind.CRIME_TYPE, 5)).isEmpty();
  }

  @Test
  void synonymsOfTheFieldComeInGroups() {
    Synonyms synonyms = Synonyms.builtIn();
    assertThat(synonyms.groups()).hasSize(61);
    assertThat(synonyms.findGroup("so called honour based abuse").orElseThrow().expressions())
        .contains("HBA");
    assertThat(synonyms.findGroup("sarc").orElseThrow().expressions())
        .containsExactly("sexual assault referral centre", "SARC");
    assertThat(synonyms.findGroup("knitting")).isEmpty();
  }

  private Scope scope(String id) {
    return vocabularies.getTerm(new TermId(id)).scope();
  }

  private List<Term> all() {
    List<Term> all = new ArrayList<>();
    for (VocabularyKind kind : VocabularyKind.values()) {
      all.addAll(vocabularies.of(kind).terms());
    }
    return all;
  }

  private static List<String> ids(Vocabulary vocabulary) {
    return vocabulary.terms().stream().map(term -> term.id().value()).toList();
  }
}
