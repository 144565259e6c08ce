package org.waymark.gap.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

class OfferFilesTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final List<String> TABLES =
      List.of("sources.csv", "yardsticks.csv", "functions.csv", "lines.csv");

  @Test
  void everyLineNamesWhatIsUnderTheDutyAndAtLeastOneSource() {
    ExpectedOffer offer = ExpectedOffer.builtIn(VOCABULARIES);
    assertThat(offer.lines()).isNotEmpty();
    for (OfferLine line : offer.lines()) {
      assertThat(line.sources()).as(line.id()).isNotEmpty();
      assertThat(VOCABULARIES.getTerm(line.crimeType()).scope()).isNotEqualTo(Scope.OUTSIDE);
      assertThat(line.function().supportTypes())
          .as(line.id())
          .allMatch(support -> VOCABULARIES.getTerm(support).scope() != Scope.OUTSIDE);
      assertThat(line.question()).doesNotContain("null", "  ");
    }
  }

  @Test
  void anAreaIsAskedOneHundredToOneHundredAndFiftyQuestionsNoTwoOfThemAlike() {
    List<OfferLine> lines = ExpectedOffer.builtIn(VOCABULARIES).lines();
    assertThat(lines).hasSizeBetween(100, 150);
    assertThat(lines).extracting(OfferLine::question).doesNotHaveDuplicates();
    assertThat(lines).extracting(OfferLine::asked).doesNotHaveDuplicates();
  }

  /** Whom the Act calls victims in section 1, and every kind of crime that the Duty is about. */
  @Test
  void everyCrimeOfTheDutyAndEveryVictimOfTheActIsAskedAbout() {
    List<OfferLine> lines = ExpectedOffer.builtIn(VOCABULARIES).lines();
    for (String crime : List.of("domestic-abuse", "sexual-abuse", "serious-violence")) {
      assertThat(lines)
          .filteredOn(
              line -> VOCABULARIES.crimeTypes().isWithin(line.crimeType(), new TermId(crime)))
          .as(crime)
          .hasSizeGreaterThan(15);
    }
    assertThat(lines)
        .extracting(OfferLine::audience)
        .contains(
            new TermId("witnesses"),
            new TermId("bereaved-families"),
            new TermId("children-who-see-abuse"),
            new TermId("born-of-rape"));
  }

  /** Whoever changes a line adds a version, with what has changed and this checksum. */
  @Test
  void theLastVersionIsOfTheTablesAsTheyAre() throws NoSuchAlgorithmException {
    StringBuilder text = new StringBuilder();
    TABLES.forEach(table -> text.append(OfferFiles.text(table)));
    String checksum =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(OfferFiles.text("versions.csv").strip().lines().toList().getLast())
        .contains("," + checksum + ",");
  }

  @Test
  void aLineForRefugeIsRefused() {
    assertThatThrownBy(() -> readWith("functions.csv", "idva,Refuge,refuge,no"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("functions.csv, line 2")
        .hasMessageContaining("outside the Duty");
  }

  @ParameterizedTest
  @CsvSource({
    "crime, domestic-abuse, nonsense, is no",
    "function, idva, nonsense, stands in no row",
    "organised_at, council, village, is no such choice",
    "closeness, open, by-and-for, nobody designs a service for everybody",
    "sources, 'act:section 1', '', name at least one",
    "question, Can they?, Can they, ends with"
  })
  void aFaultNamesTheFileTheLineAndTheRemedy(
      String field, String right, String wrong, String said) {
    String line = "a,domestic-abuse,idva,anybody,open,council,,act:section 1,Can they?";
    assertThatThrownBy(() -> readWith("lines.csv", line.replace(right, wrong)))
        .as(field)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lines.csv, line 2")
        .hasMessageContaining(said);
  }

  private static ExpectedOffer readWith(String table, String row) {
    UnaryOperator<String> texts =
        file -> {
          String text = OfferFiles.text(file);
          return file.equals(table) ? text.lines().findFirst().orElseThrow() + "\n" + row : text;
        };
    return OfferFiles.read(VOCABULARIES, texts);
  }
}
