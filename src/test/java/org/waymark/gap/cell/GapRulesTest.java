package org.waymark.gap.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.ExampleServices;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.yaml.snakeyaml.Yaml;

/** The rules by example of {@code gap/rules.yaml}, which a commissioner can read. */
class GapRulesTest {

  private final Geography geography = GeographyFixtures.smallCountry();
  private final ExampleServices examples = new ExampleServices(geography);
  private final Vocabularies vocabularies = Vocabularies.builtIn();

  @TestFactory
  Stream<DynamicTest> rules() {
    List<Map<String, Object>> cases;
    try (InputStream file = GapRulesTest.class.getResourceAsStream("/gap/rules.yaml")) {
      cases = new Yaml().load(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(cases).hasSizeGreaterThan(20);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest((String) each.get("rule"), () -> check(each)));
  }

  @SuppressWarnings("unchecked")
  private void check(Map<String, Object> example) {
    Service[] services =
        ((List<Map<String, Object>>) Objects.requireNonNull(example.get("services")))
            .stream().map(examples::service).toArray(Service[]::new);
    Map<String, String> asked = (Map<String, String>) Objects.requireNonNull(example.get("cell"));
    Catalogue catalogue = catalogueOf(services);
    GapAnalysis analysis =
        GapAnalysis.of(
            new ServiceIndex(catalogue, vocabularies, new ReachCalculator(geography), TODAY),
            vocabularies,
            TODAY,
            GapSettings.USUAL);
    Area area = examples.area(Objects.requireNonNull(asked.get("area")));
    String cohort = asked.get("cohort");
    GapCell cell =
        new GapCell(
            area.kind(),
            area.code(),
            new TermId(Objects.requireNonNull(asked.get("crime"))),
            cohort == null ? null : new TermId(cohort),
            new TermId(Objects.requireNonNull(asked.get("support"))));
    CohortLevel.Level level =
        CohortLevel.Level.valueOf(
            asked.getOrDefault("level", "open").toUpperCase(Locale.ROOT).replace('-', '_'));

    CellEvidence evidence = analysis.evidence(cell, catalogue, GapJudgements.none());

    assertThat(evidence.result().at(level).orElseThrow().finding().slug())
        .isEqualTo(example.get("finding"));
    if (example.containsKey("ruled_out")) {
      assertThat(
              evidence.ruledOut().stream()
                  .flatMap(each -> each.reasons().stream())
                  .map(Exclusion::words))
          .containsExactlyElementsOf((List<String>) example.get("ruled_out"));
    }
  }
}
