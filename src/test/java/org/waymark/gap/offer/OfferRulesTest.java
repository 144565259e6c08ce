package org.waymark.gap.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.ExampleServices;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.Vocabularies;
import org.yaml.snakeyaml.Yaml;

/** The rules by example of {@code gap/offer.yaml}, which a commissioner can read. */
class OfferRulesTest {

  private final Geography geography = GeographyFixtures.smallCountry();
  private final ExampleServices examples = new ExampleServices(geography);
  private final Vocabularies vocabularies = Vocabularies.builtIn();

  @TestFactory
  Stream<DynamicTest> rules() {
    List<Map<String, Object>> cases;
    try (InputStream file = OfferRulesTest.class.getResourceAsStream("/gap/offer.yaml")) {
      cases = new Yaml().load(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(cases).hasSizeGreaterThan(10);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest((String) each.get("rule"), () -> check(each)));
  }

  @SuppressWarnings("unchecked")
  private void check(Map<String, Object> example) {
    Service[] services =
        ((List<Map<String, Object>>) Objects.requireNonNull(example.get("services")))
            .stream().map(examples::service).toArray(Service[]::new);
    OfferAnswer answer =
        GapAnalysis.of(
                new ServiceIndex(
                    catalogueOf(services), vocabularies, new ReachCalculator(geography), TODAY),
                vocabularies,
                TODAY,
                GapSettings.USUAL)
            .offerOf(examples.area("North"), OfferInForce.of(ExpectedOffer.builtIn(vocabularies)))
            .find((String) Objects.requireNonNull(example.get("line")))
            .orElseThrow();

    assertThat(answer.finding().slug()).isEqualTo(example.get("finding"));
    assertThat(answer.outcome().slug()).isEqualTo(example.get("outcome"));
  }
}
