package org.waymark.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFilesTest {

  private static final String CRIMES =
      "id,label,short_label,parent,scope,synonyms,definition,source\n";
  private static final String COHORTS =
      "id,label,short_label,parent,age_from,age_to,gender,protected_characteristic,synonyms,definition,source\n";
  private static final String SUPPORT =
      "id,label,short_label,parent,journey_stage,in_duty_scope,synonyms,definition,source\n";

  @TempDir Path folder;

  @BeforeEach
  void writeSmallFiles() throws IOException {
    write("crime-types.csv", CRIMES + "theft,Theft,,,outside,,Taking.,Law\n");
    write("cohorts.csv", COHORTS + "boys,Boys,,,0,17,male,sex,,Boys under 18.,Law\n");
    write("support-types.csv", SUPPORT + "chat,Chat,,,disclosure,true,,Talk.,Guidance\n");
  }

  @Test
  void readsAFolder() throws IOException {
    Vocabularies read = Vocabularies.read(folder);
    assertThat(read.crimeTypes().size()).isEqualTo(1);
    assertThat(read.getTerm(new TermId("boys")).gender()).isEqualTo(CohortGender.MALE);
    assertThat(read.getTerm(new TermId("chat")).journeyStage()).isEqualTo(JourneyStage.DISCLOSURE);
    assertThat(read.containing(new TermId("chat")).kind()).isEqualTo(VocabularyKind.SUPPORT_TYPE);
  }

  @Test
  void parentMayFollowItsChildrenAndSpreadsheetMarksAreOverlooked() throws IOException {
    write(
        "crime-types.csv",
        "\uFEFF"
            + CRIMES.replace("\n", "\r\n")
            + "a,A,,b,duty,\"x| y |\",\"D, d.\",S\r\nb,B,,,duty,,D.,S\r\n");
    Vocabularies read = Vocabularies.read(folder);
    assertThat(read.crimeTypes().terms())
        .extracting(term -> term.id().value())
        .containsExactly("b", "a");
    assertThat(read.getTerm(new TermId("a")).synonyms()).containsExactly("x", "y");
  }

  @Test
  void duplicateIdIsRefused() throws IOException {
    assertFault(
        CRIMES + "a,A,,,duty,,D.,S\na,Another,,,duty,,D.,S\n",
        "crime-types.csv line 3, id 'a': the id already stands in crime-types.csv line 2");
  }

  @Test
  void idOfAnotherVocabularyIsRefused() throws IOException {
    write("support-types.csv", SUPPORT + "theft,Chat,,,disclosure,true,,Talk.,Guidance\n");
    assertThat(faults()).contains("support-types.csv line 2, id 'theft'", "crime-types.csv line 2");
  }

  @Test
  void unknownParentIsRefused() throws IOException {
    assertFault(
        CRIMES + "a,A,,nobody,duty,,D.,S\n", "line 2, parent 'nobody': there is no such term");
  }

  @Test
  void parentOfAnotherVocabularyIsRefused() throws IOException {
    assertFault(
        CRIMES + "a,A,,boys,duty,,D.,S\n", "line 2, parent 'boys': it is a term of cohorts.csv");
  }

  @Test
  void cycleIsReportedOnceWithItsWay() throws IOException {
    write(
        "crime-types.csv",
        CRIMES + "a,A,,b,duty,,D.,S\nb,B,,c,duty,,D.,S\nc,C,,b,duty,,D.,S\nd,D,,d,duty,,D.,S\n");
    assertThat(faults())
        .contains("line 3, parent 'c'", "b > c > b")
        .doesNotContain("line 2,", "line 4,");
    assertThat(faults()).contains("line 5, parent 'd': the term is its own parent");
  }

  @Test
  void badAgesAreRefused() throws IOException {
    write(
        "cohorts.csv",
        COHORTS
            + "a,A,,,-1,,,,,D.,S\nb,B,,,,130,,,,D.,S\nc,C,,,18,11,,,,D.,S\nd,D,,,ten,,,,,D.,S\n");
    assertThat(faults())
        .contains(
            "line 2, age_from '-1'",
            "line 3, age_to '130'",
            "line 4, age_from '18': it is greater than age_to 11")
        .contains("line 5, age_from 'ten': it is not an age; use whole years from 0 to 120");
  }

  @Test
  void valuesOutsideTheListsAreRefusedWithTheList() throws IOException {
    write("crime-types.csv", CRIMES + "a,A,,,maybe,,D.,S\n");
    write("cohorts.csv", COHORTS + "b,B,,,,,both,height,,D.,S\n");
    write("support-types.csv", SUPPORT + "c,C,,,later,yes,,D.,S\n");
    assertThat(faults())
        .contains("scope 'maybe'", "use duty, local, outside", "gender 'both'", "use female, male")
        .contains(
            "protected_characteristic 'height'",
            "journey_stage 'later'",
            "use disclosure, crisis-and-safety")
        .contains("in_duty_scope 'yes': it is neither true nor false");
  }

  @Test
  void missingTextsAndBadIdsAreAllReportedTogether() throws IOException {
    write("crime-types.csv", CRIMES + "Bad Id,,,,duty,,,\n");
    InvalidVocabularyException refused =
        catchThrowableOfType(InvalidVocabularyException.class, () -> Vocabularies.read(folder));
    assertThat(refused.faults())
        .extracting(VocabularyFault::field)
        .containsExactly("id", "label", "definition", "source");
  }

  @Test
  void nameThatStandsForTwoTermsIsRefused() throws IOException {
    assertFault(
        CRIMES + "a,Arson,,,duty,,D.,S\nb,B,,,duty,ARSON!,D.,S\n",
        "line 3, label or synonyms 'ARSON!': it already stands for a in line 2");
  }

  @Test
  void wrongHeadingsMissingValuesAndEmptyFilesAreRefused() throws IOException {
    assertFault("id,name\na,A\n", "line 1, heading 'id,name': the headings are not as expected");
    assertFault(
        CRIMES + "a,A,,,duty,,One, two.,S\n",
        "line 2, line 'a': it has 9 values where the heading has 8");
    assertFault("", "crime-types.csv line 1, heading '': the file is empty");
  }

  @Test
  void fileInAnotherEncodingIsRefused() throws IOException {
    Files.write(
        folder.resolve("crime-types.csv"),
        (CRIMES + "a,Caf\u00e9,,,duty,,D.,S\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(faults())
        .contains("crime-types.csv line 1", "it is not UTF-8 text; save it as CSV UTF-8");
  }

  @Test
  void missingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("cohorts.csv"));
    assertThatThrownBy(() -> Vocabularies.read(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("cohorts.csv");
  }

  @Test
  void synonymThatStandsAloneOrTwiceIsRefused() throws IOException {
    Path file = folder.resolve("synonyms.csv");
    Files.writeString(file, "expressions,note\nDA|domestic abuse,\nSARC,\nD.A|other,\n");
    assertThatThrownBy(() -> Synonyms.read(file))
        .isInstanceOf(InvalidVocabularyException.class)
        .hasMessageContaining("line 3, expressions 'SARC': fewer than two stand in the group");
    Files.writeString(file, "expressions,note\nDA|domestic abuse,\nda|other,\n");
    assertThatThrownBy(() -> Synonyms.read(file))
        .isInstanceOf(InvalidVocabularyException.class)
        .hasMessageContaining("line 3, expressions 'da': it already stands in line 2");
  }

  private void assertFault(String crimeTypes, String expected) throws IOException {
    write("crime-types.csv", crimeTypes);
    assertThat(faults()).contains(expected);
  }

  private String faults() {
    return String.valueOf(
        catchThrowableOfType(InvalidVocabularyException.class, () -> Vocabularies.read(folder))
            .getMessage());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
