package org.waymark.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "organise, organize",
    "organisation, organizations",
    "organised, organizing",
    "counsellor, counselling",
    "counselors, counsellors",
    "honour, honor",
    "behaviour, behaviors",
    "centre, centers",
    "programme, programs",
    "adviser, advisors",
    "women, woman's",
    "womens, women’s",
    "children, child",
    "refuges, refuge",
    "victims, victim",
    "recognised, recognize",
    "trafficking, trafficked",
    "abuses, abuse",
    "stalking, Stalking",
    "café, cafe"
  })
  void formsOfOneWordAreOne(String one, String other) {
    assertThat(Words.stems(one)).isEqualTo(Words.stems(other));
  }

  @ParameterizedTest
  @CsvSource({
    "organisation, organ",
    "police, policy",
    "university, universe",
    "general, generation",
    "hour, hor",
    "rise, rize",
    "exercise, exercize"
  })
  void differentWordsStayApart(String one, String other) {
    assertThat(Words.stems(one)).isNotEqualTo(Words.stems(other));
  }

  @Test
  void signsOfTheFieldAreRead() {
    assertThat(Words.stems("LGBT+")).isEqualTo(Words.stems("lgbt"));
    assertThat(Words.stems("D/deaf")).isEqualTo(Words.stems("Deaf"));
    assertThat(Words.stems("A&E")).isEqualTo(Words.stems("a&e")).hasSize(1);
    assertThat(Words.stems("honour-based")).isEqualTo(Words.stems("honor based"));
  }

  @Test
  void wordsThatSayNothingAreLeftOutButNotNo() {
    assertThat(Words.stems("the of and")).isEmpty();
    assertThat(Words.stems("no recourse to public funds")).hasSize(4);
  }

  @Test
  void placesOfWordsAreThoseInTheTextTyped() {
    String text = "For D/deaf women’s groups";

    assertThat(Words.of(text))
        .extracting(word -> text.substring(word.start(), word.end()))
        .containsExactly("D/deaf", "women’s", "groups");
  }
}
