package org.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabularies;

/** What the pages of one area are asked. */
class LocalGapQuestionTest {

  private static final Snapshot SNAPSHOT = snapshot();

  private static Snapshot snapshot() {
    Geography geography = GeographyFixtures.smallCountry();
    Vocabularies vocabularies = Vocabularies.builtIn();
    return new Snapshot(
        1,
        CatalogueFixtures.TODAY,
        vocabularies,
        geography,
        Catalogue.empty(),
        new ServiceIndex(
            Catalogue.empty(),
            vocabularies,
            new ReachCalculator(geography),
            CatalogueFixtures.TODAY));
  }

  private static Map<String, List<String>> asked(String... pairs) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], List.of(pairs[i + 1]));
    }
    return parameters;
  }

  @Test
  void aPoliceAreaAndACrimeAreTakenAsTheyAre() {
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(
            asked("area", GeographyFixtures.NORTH.value(), "crime", "sexual-abuse"), SNAPSHOT);

    assertThat(local.answerable()).isTrue();
    assertThat(local.problems()).isEmpty();
    assertThat(local.question().notes()).isEmpty();
    assertThat(local.question().area().code()).isEqualTo(GeographyFixtures.NORTH);
  }

  @Test
  void aBoardOverTwoPoliceAreasLeadsToTheOneWithMostOfItsResidents() {
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(
            asked("area", GeographyFixtures.SOUTH_ICB.value(), "crime", "sexual-abuse"), SNAPSHOT);

    assertThat(local.question().area().code()).isEqualTo(GeographyFixtures.SOUTH);
    assertThat(local.question().notes())
        .containsExactly("NHS South is mostly in the South police area, which this page shows.");
  }

  @Test
  void withoutACrimeTheFirstOfTheVocabularyIsTakenAndSaidSo() {
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(asked("area", GeographyFixtures.NORTH.value()), SNAPSHOT);

    assertThat(local.question().crimeType()).hasToString("domestic-abuse");
    assertThat(local.question().notes())
        .containsExactly("No crime was chosen: this shows domestic abuse.");
  }

  @Test
  void withoutAnAreaAPageAsksAndAProgramIsTold() {
    LocalGapQuestion local = LocalGapQuestion.ofReport(asked(), SNAPSHOT, Set.of(), false, false);

    assertThat(local.answerable()).isFalse();
    assertThat(local.problems()).isEmpty();
    assertThat(local.problemsOfProgram())
        .extracting(ParameterProblem::name)
        .containsExactly("area");
  }

  @Test
  void anAreaInWalesIsAProblemThatNamesANeighbourInEngland() {
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(asked("area", GeographyFixtures.WELSH.value()), SNAPSHOT);

    assertThat(local.answerable()).isFalse();
    assertThat(local.problemsOfProgram())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.name()).isEqualTo("area");
              assertThat(problem.message()).contains("is in Wales");
              assertThat(problem.remedy()).contains("E23000001 for North");
            });
  }
}
