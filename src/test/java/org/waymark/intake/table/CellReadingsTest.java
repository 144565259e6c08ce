package org.waymark.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.field.Column;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

class CellReadingsTest {

  private static final List<String> CELLS =
      List.of(
          "",
          "ISVA; Counselling",
          "Rape, Sexual assault",
          "Cumbria; Nowhere at all",
          "Allerdale",
          "01632 960123 (office)",
          "Mon-Fri 9am-5pm",
          "yes",
          "12",
          "x".repeat(201),
          "a\u202Eb");

  private final ReadingTerms terms =
      ReadingTerms.withoutPlaces(
          Vocabularies.builtIn(), RealGeography.get(), LocalDate.of(2026, 6, 15));

  @Test
  void everyCellIsReadAsByItselfHoweverOftenItsWordsStoodThereBefore() {
    CellReadings readings = new CellReadings(terms);
    for (Fact<?, ?, ?> fact : facts()) {
      List<String> cells = new ArrayList<>(CELLS);
      fact.column().map(Column::example).ifPresent(cells::add);
      for (int time = 0; time < 3; time++) {
        for (String cell : cells) {
          assertThat(readings.of(fact, cell))
              .as("%s: %s", fact.heading(), cell)
              .isEqualTo(fact.readCell(cell, terms));
        }
      }
    }
  }

  @Test
  void theSameWordsAreReadOnceUnlessTheyCouldGiveAPlaceAway() {
    CellReadings readings = new CellReadings(terms);
    for (Fact<?, ?, ?> fact : facts()) {
      Object first = readings.of(fact, "Cumbria");
      Object second = readings.of(fact, "Cumbria");
      assertThat(second == first).as(fact.heading()).isEqualTo(!fact.givesPlaceAway());
    }
  }

  private static List<? extends Fact<?, ?, ?>> facts() {
    return Stream.concat(
            OrganisationFacts.FACTS.stream(),
            Stream.of(ListingField.values())
                .flatMap(
                    field ->
                        field.rows().isPresent()
                            ? field.rows().get().facts().stream()
                            : field.facts().stream()))
        .toList();
  }
}
