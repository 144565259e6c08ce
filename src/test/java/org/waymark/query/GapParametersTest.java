package org.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.CohortLevel;
import org.waymark.geography.AreaKind;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/** Questions to the gap analysis as they stand in addresses. */
class GapParametersTest {

  private final Snapshot snapshot = SmallCountry.snapshot();

  private ParsedGap parse(Map<String, List<String>> parameters) {
    return GapParameters.parse(parameters, snapshot, Set.of("order"));
  }

  @Test
  void nothingAskedIsEnglandAndAnybody() {
    ParsedGap parsed = parse(Map.of("cohort", List.of(" "), "order", List.of("name")));

    assertThat(parsed.isValid()).isTrue();
    assertThat(parsed.question().isOfEngland()).isTrue();
    assertThat(parsed.question().cohort()).isNull();
    assertThat(parsed.question().level()).isEqualTo(CohortLevel.Level.OPEN);
    assertThat(parsed.question().at("/gap")).isEqualTo("/gap");
  }

  @Test
  void theKindTellsACouncilFromTheDistrictOfTheSameCode() {
    ParsedGap parsed = parse(Map.of("area", List.of("E06000063"), "kind", List.of("district")));

    assertThat(parsed.question().area().kind()).isEqualTo(AreaKind.DISTRICT);
    assertThat(parsed.question().at("/gap")).isEqualTo("/gap?area=E06000063&kind=district");
  }

  @Test
  void aKindThatTheCodeCannotHaveIsPassedOver() {
    ParsedGap parsed = parse(Map.of("area", List.of("E23000002"), "kind", List.of("district")));

    assertThat(parsed.isValid()).isTrue();
    assertThat(parsed.question().area().kind()).isEqualTo(AreaKind.POLICE_AREA);
  }

  @Test
  void aQuestionComesBackFromItsAddress() {
    Map<String, List<String>> asked =
        Map.of(
            "area", List.of("E23000002"),
            "crime", List.of("Domestic abuse"),
            "cohort", List.of("children"),
            "support", List.of("IDVA"),
            "level", List.of("by-and-for"));
    GapQuestion question = parse(asked).question();

    assertThat(question.crimeType()).isEqualTo(TermId.of("domestic-abuse"));
    assertThat(parse(question.toParameters()).question()).isEqualTo(question);
    assertThat(question.at("/gap/map", Map.of("by", "district")))
        .isEqualTo(
            "/gap/map?area=E23000002&kind=police-area&crime=domestic-abuse&cohort=children"
                + "&support=idva&level=by-and-for&by=district");
  }

  @ParameterizedTest
  @CsvSource({
    "crime, hate-crime, is outside the Duty",
    "support, refuge, is outside the Duty",
    "kind, village, is not a kind of area",
    "level, near, is not a choice",
    "area, E23000099, No area has the code",
    "crimes, rape, There is no parameter"
  })
  void whatIsNotUnderstoodIsNamedAndTheRestAnswered(String name, String value, String words) {
    ParsedGap parsed = parse(Map.of(name, List.of(value)));

    assertThat(parsed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.name()).isEqualTo(name);
              assertThat(problem.message()).contains(words);
              assertThat(problem.remedy()).isNotBlank();
            });
    assertThat(parsed.question().isOfEngland()).isTrue();
  }

  @Test
  void aCellIsOfOneCrimeType() {
    ParsedGap parsed = parse(Map.of("crime", List.of("domestic-abuse", "sexual-abuse")));

    assertThat(parsed.problems()).hasSize(1);
    assertThat(parsed.question().crimeType()).isEqualTo(TermId.of("domestic-abuse"));
  }

  @Test
  void aFormerBoardLeadsToItsSuccessorAndASplitSaysSo() {
    ParsedGap renamed = parse(Map.of("area", List.of(SmallCountry.RENAMED_ICB.value())));
    ParsedGap split = parse(Map.of("area", List.of(SmallCountry.SPLIT_ICB.value())));

    assertThat(renamed.question().area().code()).isEqualTo(SmallCountry.SOUTH_ICB);
    assertThat(renamed.question().notes()).anyMatch(note -> note.contains("successor"));
    assertThat(split.question().area().code()).isEqualTo(SmallCountry.NORTH_ICB);
    assertThat(split.question().notes()).anyMatch(note -> note.contains("split"));
  }
}
