package org.waymark.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** What a message tells people to do works when it is tried. */
class RemedyTest {

  private static final ReadingTerms TERMS =
      ReadingTerms.withoutPlaces(
          Vocabularies.builtIn(), RealGeography.get(), CatalogueFixtures.TODAY);

  private static final List<String> ODD =
      List.of(
          "maybe",
          "Polsh",
          "Rpae",
          "Domestic abuze",
          "Children=best",
          "Chidlren",
          "IDWA",
          "Cumberlnd",
          "Kent",
          "Kent police",
          "Newport",
          "Atlantis",
          "within 900 km",
          "within",
          "31/02/2026",
          "3/31/28",
          "March 2028",
          "20/5/2036",
          "1827-01-01",
          "-5",
          "121",
          "521",
          "3.5",
          "adults",
          "lots",
          "Mon 25:00-26:00",
          "whenever",
          "9-5",
          "0999 960 1234",
          "999",
          "01632 96012",
          "+33 1 42 68 53 00",
          "ring us",
          "1.63296E+09",
          "help@example",
          "mailto:help@example.org",
          "help@example.org",
          "https://user:pw@example.org/",
          "javascript:alert(1)",
          "http://localhost",
          "Face to fase",
          "Telephnoe",
          "Widhheld",
          "Pubic",
          "CA1",
          "nowhere",
          "91.5",
          "0",
          "x = POLYGON ((0 0))",
          "POLYGON ((54 -2, 55 -2, 55 -3, 54 -2))",
          "x".repeat(30_000),
          "a\u0000b",
          "Womn",
          "Hihg",
          "Chariti",
          "Suspendid",
          "Sept 2026");

  static Stream<Fact<?, ?, ?>> facts() {
    return Stream.concat(
        SilenceTest.facts(),
        Stream.of(
            ListingField.STATUS.facts().getFirst(), ListingField.VISIBILITY.facts().getFirst()));
  }

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern LIKE =
      Pattern.compile("like (.+?)(?:, or (?:as |leave)|, one |, and |; |\\. |$)");
  private static final Pattern OR_AS = Pattern.compile(", or as (\\S+)$");
  private static final Pattern AT_THE_LATEST = Pattern.compile(", (.+) at the latest$");
  private static final String CHOOSE = "Choose from: ";

  /** What a remedy names as a value that could be written instead. */
  private static List<String> examples(Fault fault) {
    String remedy = fault.remedy();
    List<String> examples = new ArrayList<>();
    if (remedy.startsWith(CHOOSE)) {
      examples.addAll(List.of(remedy.substring(CHOOSE.length()).split(", ")));
    } else if (remedy.startsWith("Enter Yes or No")) {
      examples.addAll(List.of("Yes", "No"));
    }
    QUOTED.matcher(remedy).results().forEach(found -> examples.add(found.group(1)));
    LIKE.matcher(remedy)
        .results()
        .forEach(found -> examples.addAll(List.of(found.group(1).split(", | or "))));
    OR_AS.matcher(remedy).results().forEach(found -> examples.add(found.group(1)));
    AT_THE_LATEST.matcher(remedy).results().forEach(found -> examples.add(found.group(1)));
    return examples;
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyMessageNamesTheValueAndARemedyThatCanBeReadWhenItIsTried(Fact<?, ?, ?> fact) {
    List<String> wrong = new ArrayList<>();
    for (String odd : ODD) {
      for (Fault fault : fact.readCell(odd, TERMS).faults()) {
        String told = odd.length() > 60 ? fault.code() : odd + " -> " + fault;
        if (fault.value().isBlank() || fault.remedy().isBlank()) {
          wrong.add("says nothing of value or remedy: " + told);
        }
        examples(fault).stream()
            .filter(example -> !fact.readCell(example, TERMS).isGood())
            .forEach(example -> wrong.add("\"" + example + "\" of " + told));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void theExampleOfTheColumnCanBeRead(Fact<?, ?, ?> fact) {
    fact.column()
        .ifPresent(column -> assertThat(fact.readCell(column.example(), TERMS).faults()).isEmpty());
  }

  @Test
  void aNearNameIsOfferedForOneThatIsMisspelt() {
    assertThat(examples(only(ListingField.LANGUAGES, "Polsh"))).containsExactly("Polish");
    assertThat(examples(only(ListingField.CRIME_TYPES, "Domestic abuze")))
        .contains("Domestic abuse");
    assertThat(only(ListingField.INTERPRETING, "maybe").value()).isEqualTo("maybe");
  }

  private static Fault only(ListingField field, String written) {
    return field.facts().getFirst().readCell(written, TERMS).faults().getFirst();
  }
}
