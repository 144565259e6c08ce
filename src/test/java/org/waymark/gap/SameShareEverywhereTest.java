package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CohortLevel;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Ordinary questions of which coverage and gap once said different things in 9 to 23 of the 39
 * police areas of the demonstration: they say the same in all of them.
 */
class SameShareEverywhereTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final Geography GEOGRAPHY = RealGeography.withBorders();
  private static final Catalogue CATALOGUE =
      DemonstrationCatalogue.generate(
              DemonstrationCatalogue.USUAL_SEED, GEOGRAPHY, VOCABULARIES, TODAY)
          .asCatalogue();
  private static final ServiceIndex INDEX =
      new ServiceIndex(CATALOGUE, VOCABULARIES, new ReachCalculator(GEOGRAPHY), TODAY);
  private static final GapAnalysis GAP =
      GapAnalysis.of(INDEX, VOCABULARIES, TODAY, GapSettings.USUAL);

  @ParameterizedTest
  @CsvSource({
    "domestic-abuse, , idva",
    "sexual-abuse, , isva",
    "sexual-abuse, , sarc",
    "domestic-abuse, children, children-specialist-support",
    "stalking, , stalking-advocate",
    "domestic-abuse, deaf-and-bsl, advocacy",
    "serious-violence, , advocacy",
    "domestic-abuse, , crisis-and-safety"
  })
  void coverageSaysTheShareOfTheGapInEveryPoliceArea(
      String crime, @Nullable String cohort, String support) {
    ServiceFilter.Builder filter = ServiceFilter.builder().crimeType(crime).supportType(support);
    TermId group = cohort == null ? null : new TermId(cohort);
    if (group != null) {
      filter.cohorts(Set.of(group));
    }
    for (AreaGap gap : GAP.policeAreas()) {
      CoverageReport coverage =
          CoverageReport.of(INDEX, filter.build(), gap.area(), AreaKind.DISTRICT, TODAY);
      assertThat(coverage.total().share())
          .as("%s", gap.area().shortName())
          .isCloseTo(
              gap.share(new TermId(crime), group, new TermId(support), CohortLevel.Level.OPEN),
              within(1e-12));
    }
  }
}
