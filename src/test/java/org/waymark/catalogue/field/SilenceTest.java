package org.waymark.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Labelled;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** What an empty cell, an untouched form and a member that is not sent mean, of every fact. */
class SilenceTest {

  private static final ReadingTerms TERMS =
      ReadingTerms.withoutPlaces(
          Vocabularies.builtIn(), RealGeography.get(), CatalogueFixtures.TODAY);

  /** Where a listing stands and who sees it, which is decided and not said of a service. */
  private static final Set<String> DECIDED = Set.of("status", "visibility");

  static Stream<Fact<?, ?, ?>> facts() {
    List<Fact<?, ?, ?>> all = new ArrayList<>(OrganisationFacts.FACTS);
    for (ListingField field : ListingField.values()) {
      all.addAll(field.facts());
      field.rows().ifPresent(rows -> all.addAll(rows.facts()));
    }
    return all.stream().filter(fact -> !DECIDED.contains(fact.key()));
  }

  @ParameterizedTest
  @MethodSource("facts")
  <T> void nothingWrittenSaysNothing(Fact<?, ?, T> fact) {
    if (fact.missing().isPresent()) {
      assertThat(fact.readCell("", TERMS).isGood()).isFalse();
      return;
    }
    T value = fact.readCell("", TERMS).value();
    if (!fact.codec().choices().isEmpty() && !fact.codec().takesSeveral()) {
      assertThat(value)
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Labelled.class))
          .extracting(Labelled::label)
          .isEqualTo("Not stated");
    } else {
      assertThat(value == null ? List.of() : fact.codec().write(value, TERMS.names())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  <T> void whatIsNotStatedIsWrittenAndReadAgainAsNotStated(Fact<?, ?, T> fact) {
    T value = fact.missing().isPresent() ? null : fact.readCell("", TERMS).value();
    if (value != null) {
      String cell = CellText.join(fact.codec().write(value, TERMS.names()));
      assertThat(fact.readCell(cell, TERMS)).isEqualTo(Reading.of(value));
    }
  }

  @Test
  void anyAgeIsSaidAndNoAgeIsNot() {
    Fact<?, ?, ?> youngest = ListingField.AGES.facts().getFirst();
    Fact<?, ?, ?> oldest = ListingField.AGES.facts().getLast();
    assertThat(youngest.readCell("all ages", TERMS).value()).isEqualTo(0);
    assertThat(oldest.readCell("any age", TERMS).rest()).containsExactly("0");
    assertThat(youngest.readCell("not known", TERMS)).isEqualTo(Reading.of(null));
    assertThat(oldest.readCell("no limit", TERMS)).isEqualTo(Reading.of(null));
  }
}
