package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.snapshot.Snapshot;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** The two analyses, for everybody and for professionals, beside each other. */
class GapAnalysesTest {

  private static final ReachCalculator REACHES = new ReachCalculator(RealGeography.get());
  private static final Area CUMBRIA = area("E23000002");
  private static final Area LANCASHIRE = area("E23000003");

  private final Service listed = anIdvaService().serving("E06000063").build();
  private final Service unlisted =
      anIdvaService().serving("E23000002").visibility(Visibility.PROFESSIONALS).build();
  private final Catalogue whole = catalogueOf(listed, unlisted);
  private final GapAnalyses analyses = new GapAnalyses(GapSettings.USUAL);

  private static Area area(String code) {
    return RealGeography.get().findArea(AreaKind.POLICE_AREA, new AreaCode(code)).orElseThrow();
  }

  private static Snapshot snapshot(long number, Catalogue catalogue, LocalDate today) {
    return new Snapshot(
        number,
        today,
        Vocabularies.builtIn(),
        RealGeography.get(),
        catalogue,
        new ServiceIndex(catalogue, Vocabularies.builtIn(), REACHES, today));
  }

  @Test
  void neitherReaderMakesTheOtherBeginAgain() {
    Snapshot open = snapshot(1, whole.withoutUnlisted(), TODAY);
    Snapshot professional = snapshot(1, whole, TODAY);

    GapAnalysis ofEverybody = analyses.of(open);
    GapAnalysis ofProfessionals = analyses.of(professional);

    assertThat(ofProfessionals).isNotSameAs(ofEverybody);
    assertThat(analyses.of(open)).isSameAs(ofEverybody);
    assertThat(analyses.of(professional)).isSameAs(ofProfessionals);
  }

  @Test
  void eachGoesOnFromItsOwn() {
    analyses.of(snapshot(1, whole.withoutUnlisted(), TODAY));
    AreaGap known = analyses.of(snapshot(1, whole, TODAY)).of(CUMBRIA);
    Catalogue next = new Catalogue(2, whole.listOrganisations(), whole.listServices());
    analyses.of(snapshot(2, next.withoutUnlisted(), TODAY));

    assertThat(analyses.of(snapshot(2, next, TODAY)).of(CUMBRIA)).isSameAs(known);
  }

  @Test
  void theOneIsMadeFromTheOtherButForWhatIsUnlisted() {
    GapAnalysis ofEverybody = analyses.of(snapshot(1, whole.withoutUnlisted(), TODAY));
    AreaGap lancashire = ofEverybody.of(LANCASHIRE);
    AreaGap cumbria = ofEverybody.of(CUMBRIA);

    GapAnalysis ofProfessionals = analyses.of(snapshot(1, whole, TODAY));

    assertThat(ofProfessionals.of(LANCASHIRE)).isSameAs(lancashire);
    assertThat(ofProfessionals.of(CUMBRIA)).isNotSameAs(cumbria);
  }

  @Test
  void aReaderOfYesterdayTakesNothingFromTheReadersOfToday() {
    Snapshot yesterday = snapshot(1, whole, TODAY.minusDays(1));
    Snapshot today = snapshot(2, whole.withoutUnlisted(), TODAY);
    GapAnalysis ofToday = analyses.of(today);

    analyses.of(yesterday);

    assertThat(analyses.of(today)).isSameAs(ofToday);
  }
}
