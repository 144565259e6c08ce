package org.waymark.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInVocabularyTest {

  private final Vocabularies vocabularies = Vocabularies.builtIn();

  @Test
  void numberOfTermsIsAsDocumented() {
    assertThat(vocabularies.crimeTypes().size()).isEqualTo(57);
    assertThat(vocabularies.cohorts().size()).isEqualTo(77);
    assertThat(vocabularies.supportTypes().size()).isEqualTo(47);
  }
}
