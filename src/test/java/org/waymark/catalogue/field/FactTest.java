package org.waymark.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Service;
import org.waymark.geography.PlaceLookup;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** What is written of a fact is read as the same, and what cannot be read is told. */
class FactTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final ReadingTerms TERMS =
      new ReadingTerms(
          VOCABULARIES,
          RealGeography.get(),
          RealGeography.get().names(CatalogueFixtures.TODAY),
          text -> new PlaceLookup.Unclear(text, ""),
          CatalogueFixtures.TODAY);
  private static final Catalogue DEMONSTRATION =
      DemonstrationCatalogue.generate(
              DemonstrationCatalogue.USUAL_SEED,
              RealGeography.get(),
              VOCABULARIES,
              CatalogueFixtures.TODAY)
          .asCatalogue();

  @ParameterizedTest
  @EnumSource
  void whatAFieldWritesItReadsAsTheSame(ListingField field) {
    for (Fact<Service, ?, ?> fact : field.facts()) {
      for (Service service : DEMONSTRATION.listServices()) {
        comesBack(fact, service);
      }
    }
  }

  private static <T> void comesBack(Fact<Service, ?, T> fact, Service service) {
    T value = fact.get(service);
    if (value == null) {
      return;
    }
    for (List<String> written : List.of(fact.write(service, TERMS.names()), fact.keys(service))) {
      Reading<T> reading = fact.codec().read(written, TERMS);
      assertThat(reading.faults()).as(fact + " of " + written).isEmpty();
      T read = Objects.requireNonNull(reading.value(), fact + " of " + written);
      assertThat(fact.codec().same(value, read)).as(fact + " of " + written).isTrue();
    }
  }

  @Test
  void everyFactHasAColumnAndNoTwoAreOfOneName() {
    Set<String> seen = new HashSet<>();
    for (ListingField field : ListingField.values()) {
      for (Fact<Service, ?, ?> fact : field.facts()) {
        Column column = fact.column().orElseThrow();
        assertThat(seen.add("key " + fact.key())).as(fact.key()).isTrue();
        assertThat(seen.add("heading " + column.heading())).as(column.heading()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:passphrase@example.org/,false",
    "https://nhs.uk@evil.example/,false",
    "mailto:a@example.org,false",
    "javascript:alert(1)//example.org,false",
    "https://localhost/,false",
    "https://exa mple.org,false",
    "www.example.org/a?b=c#d,true",
    "HTTPS://EXAMPLE.ORG,true",
    "https://bücher.example/,true",
  })
  void anAddressOfTheWebIsOneThatLeadsWhereItSays(String text, boolean good) {
    assertThat(ContactsCodec.readRow(Contact.Kind.WEBSITE, text, null).isGood()).isEqualTo(good);
  }
}
